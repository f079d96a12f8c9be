import CSQLite
import Glibc
package import NewsModel

/// Makes a damaged database anew of what of it is sound: journal and texts are taken over, and everything that was made of
/// them is made again. It is built beside the old one and takes its place in one transaction; who reads meanwhile sees the old
/// or the new one.
package struct IndexRebuild {
  package struct Report: Sendable {
    /// Articles that were taken over.
    package var articles = 0
    /// Those that were not: their bundles are noted to be read again.
    package var lost: [Failure] = []
  }

  private let path: String
  private let old: ReadConnection
  private let writer: IndexWriter
  private let builder = BatchBuilder()
  private var report = Report()
  /// Articles to come, by their bundles' numbers.
  private var articles: [Int64: [Int64]] = [:]
  /// Bundles of which something was lost.
  private var incomplete = Set<Int64>()
  /// Something was lost, and nobody knows of which bundle.
  private var isAllIncomplete = false

  /// - Parameter path: of a database whose daemon's lock the caller has.
  package static func run(path: String) throws(Failure) -> Report {
    let fresh = path + ".rebuilding"
    remove(fresh)
    defer { remove(fresh) }
    let old = try IndexFile.openForSalvage(path)
    let version = try old.number("PRAGMA data_version")
    var rebuild = IndexRebuild(path: path, old: old, writer: try IndexWriter(path: fresh))
    try rebuild.takeOver()
    rebuild.writer.close()
    guard try old.number("PRAGMA data_version") == version else {
      throw Failure(
        .locked, subject: path, cause: "another process has written to it meanwhile", remedy: "end it, and try again")
    }
    try put(fresh, inPlaceOf: path)
    return rebuild.report
  }

  private init(path: String, old: ReadConnection, writer: IndexWriter) {
    self.path = path
    self.old = old
    self.writer = writer
  }

  private static func remove(_ file: String) {
    for suffix in ["", "-wal", "-shm"] { unlink(file + suffix) }
  }

  // MARK: Taking over

  private mutating func takeOver() throws(Failure) {
    findArticles()
    builder.learned(storedLines())
    try takeOverForgotten()
    let bundles = StoredBundles(old.handle, alsoNamed: Set(articles.keys))
    if !bundles.isComplete { isAllIncomplete = true }
    for bundle in bundles.all.sorted(by: { first($0.id) < first($1.id) }) { try takeOver(bundle) }
    try write()
    // What stands beside the articles of a bundle: that it failed later, or is gone.
    for bundle in bundles.all {
      switch bundle.entry.state {
      case .indexed: continue
      case .gone: builder.gone(path: bundle.entry.path, forget: false)
      case .failed:
        if let failure = bundle.failures.first {
          builder.failed(Bundle(bundle.entry), hash: bundle.entry.hash, failure)
        }
      }
    }
    try write()
  }

  private func first(_ bundle: Int64) -> Int64 { articles[bundle]?.first ?? .max }

  /// Sorts the articles by their bundles, and leaves out what is not what was stored.
  private mutating func findArticles() {
    guard
      let row = try? RawStatement(
        old.handle,
        """
        SELECT \(ArticleMark.columns), article.bundle FROM article LEFT JOIN text ON text.id = article.text
          WHERE article.id = ?1
        """)
    else { return }
    let numbers = ArticleNumbers(old.handle)
    if !numbers.failures.isEmpty { isAllIncomplete = true }
    for number in numbers.all {
      row.bind(number, at: 1)
      defer { row.reset() }
      let isThere = (try? row.step()) == true
      let bundle = isThere ? row.integer(ArticleMark.columnCount) : nil
      if isThere, let bundle, ArticleMark.isRight(row) {
        articles[bundle, default: []].append(number)
        continue
      }
      report.lost.append(.damagedArticle(number, path: nil))
      if let bundle { incomplete.insert(bundle) } else { isAllIncomplete = true }
    }
  }

  private mutating func takeOver(_ bundle: StoredBundles.Stored) throws(Failure) {
    for number in articles[bundle.id] ?? [] {
      guard let record = try? IndexReader.article(id: number, old) else {
        report.lost.append(.damagedArticle(number, path: bundle.entry.path))
        incomplete.insert(bundle.id)
        continue
      }
      builder.add(record.article, stored: .init(number: number, seen: record.seen ?? ""))
      report.articles += 1
    }
    var entry = bundle.entry
    // One that no content has, and no other bundle.
    let none = ContentHash(high: 0, low: UInt64(bitPattern: bundle.id))
    var hash = entry.hash ?? none
    if isAllIncomplete || incomplete.contains(bundle.id) {
      // As if it had changed since it was read.
      entry.stamp.modified = 0
      hash = none
    }
    if bundle.entry.reader != nil || builder.added > 0 {
      builder.read(
        Bundle(entry), hash: hash, reader: entry.reader ?? "", readerVersion: entry.readerVersion ?? 0,
        failures: entry.state == .failed ? [] : bundle.failures)
    } else if let failure = bundle.failures.first {
      builder.failed(Bundle(entry), hash: entry.hash, failure)
    }
    if builder.textBytes >= 2 << 20 { try write() }
  }

  private func write() throws(Failure) {
    if builder.count > 0 { _ = try writer.apply(builder.take()) }
  }

  private func takeOverForgotten() throws(Failure) {
    var marks: [Int64] = []
    if let row = try? RawStatement(old.handle, "SELECT mark FROM forgotten") {
      while (try? row.step()) == true { marks.append(row.integer(0)) }
    }
    try writer.noteForgotten(marks)
  }

  private func storedLines() -> [SiteLine] {
    var lines: [SiteLine] = []
    if let row = try? RawStatement(old.handle, "SELECT source, line FROM site_line") {
      while (try? row.step()) == true { lines.append(SiteLine(source: row.text(0) ?? "", line: row.text(1) ?? "")) }
    }
    return lines
  }

  // MARK: Its place

  /// Writes the pages of one database over those of another, in one transaction.
  private static func put(_ fresh: String, inPlaceOf path: String) throws(Failure) {
    do throws(Failure) {
      let source = try IndexFile.openForReading(fresh)
      let target = try OpenedDatabase.open(path, SQLITE_OPEN_READWRITE, patience: 30_000)
      defer { sqlite3_close(target) }
      IndexFile.keepLog(target)
      sqlite3_exec(target, IndexFile.allowDamage, nil, nil, nil)
      guard let backup = sqlite3_backup_init(target, "main", source.handle, "main") else {
        throw Failure.database(target)
      }
      let stepped = sqlite3_backup_step(backup, -1)
      let finished = sqlite3_backup_finish(backup)
      guard stepped == SQLITE_DONE, finished == SQLITE_OK else {
        throw Failure.database(
          path: path, code: stepped == SQLITE_DONE ? finished : stepped,
          message: String(cString: sqlite3_errmsg(target)))
      }
      sqlite3_wal_checkpoint_v2(target, nil, SQLITE_CHECKPOINT_TRUNCATE, nil, nil)
    } catch {
      // So damaged that SQLite does not even write to it: nobody can read it either.
      guard error.code == .wrongVersion else { throw error }
      guard rename(path, path + ".damaged") == 0 else {
        throw Failure(
          .diskError, subject: path, cause: "cannot be moved away: \(String(cString: strerror(errno)).lowercased())",
          remedy: "check the permissions of its folder")
      }
      for suffix in ["-wal", "-shm"] { unlink(path + suffix) }
      rename(fresh, path)
    }
  }
}

extension Bundle {
  init(_ entry: JournalEntry) {
    self.init(path: entry.path, name: entry.name, stamp: entry.stamp)
  }
}
