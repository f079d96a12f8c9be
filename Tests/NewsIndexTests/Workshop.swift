import Foundation
import GRDB
import NewsIndex
import NewsModel
import NewsQuery

/// A folder of its own with an index, and short ways to put articles in and ask for them.
final class Workshop {
  let folder: String
  let path: String
  let writer: IndexWriter
  private var moment: Int64 = 1

  init() throws {
    folder = NSTemporaryDirectory() + "newsq-index-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    path = folder + "/index.db"
    writer = try IndexWriter(path: path)
  }

  deinit {
    writer.close()
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// - Parameter path: where it lies, below the inbox.
  func bundle(_ name: String, at path: String? = nil) -> NewsModel.Bundle {
    moment += 1
    return Bundle(
      path: "/inbox/\(path ?? name)", name: name,
      stamp: BundleStamp(kind: .file, size: 1, modified: moment, changed: moment, inode: 7))
  }

  /// Each content is another one.
  func nextHash() -> ContentHash { ContentHash(high: 1, low: UInt64(moment)) }

  /// Writes bundles of articles as one batch.
  @discardableResult
  func add(_ bundles: [(String, [Article])], failures: [Failure] = []) throws -> BatchReport {
    let builder = BatchBuilder()
    for (name, articles) in bundles {
      builder.read(
        bundle(name), hash: nextHash(), reader: "text", readerVersion: 1, articles: articles,
        failures: failures)
    }
    return try writer.apply(builder.take())
  }

  /// Writes several batches as they wait together.
  @discardableResult
  func add(together groups: [[(String, [Article])]]) throws -> BatchReport {
    var batches = groups.map { bundles in
      let builder = BatchBuilder()
      for (name, articles) in bundles {
        builder.read(
          bundle(name), hash: nextHash(), reader: "text", readerVersion: 1, articles: articles,
          failures: [])
      }
      return builder.take()
    }
    var report = BatchReport()
    while !batches.isEmpty {
      let results = writer.apply { batches.isEmpty ? nil : batches.removeFirst() }
      for result in results { report = report + (try result.get()) }
    }
    return report
  }

  @discardableResult
  func add(_ name: String, _ articles: Article...) throws -> BatchReport {
    try add([(name, articles)])
  }

  func reader() throws -> IndexReader {
    try IndexReader(path: path)
  }

  /// The keys that a query finds, best first.
  func keys(_ query: String, change: (inout SearchRequest) throws -> Void = { _ in }) throws -> [String] {
    try hits(query, change: change).map(\.key)
  }

  func hits(_ query: String, change: (inout SearchRequest) throws -> Void = { _ in }) throws -> [Hit] {
    var request = SearchRequest(query: try Query(parsing: query), limit: 100)
    try change(&request)
    return try reader().search(request).hits
  }

  /// Does something to the file behind newsq's back.
  func execute(_ sql: String) throws {
    try DatabaseQueue(path: path).write { try $0.execute(sql: sql) }
  }

  /// The first value that the file gives to anyone who asks.
  func first(_ sql: String) throws -> String? {
    try DatabaseQueue(path: path).read { try String.fetchOne($0, sql: sql) }
  }

  /// What SQLite and FTS5 themselves say of the file, with the stock tokenizer: empty where it is sound.
  func faults() throws -> [String] {
    let queue = try DatabaseQueue(path: path)
    return try reader().complaints().map(\.cause)
      + queue.write { db in
        var faults: [String] = []
        for row in try String.fetchAll(db, sql: "PRAGMA integrity_check") where row != "ok" { faults.append(row) }
        for rank in [0, 1] {
          do {
            try db.execute(sql: "INSERT INTO search (search, rank) VALUES ('integrity-check', ?)", arguments: [rank])
          } catch { faults.append("integrity-check \(rank): \(error)") }
        }
        for row in try Row.fetchAll(db, sql: "PRAGMA foreign_key_check") { faults.append("reference: \(row)") }
        let strayTexts = try Int.fetchOne(
          db, sql: "SELECT count(*) FROM text WHERE id NOT IN (SELECT text FROM article)")
        if strayTexts != 0 { faults.append("\(strayTexts ?? -1) texts without an article") }
        let strayNames = try Int.fetchOne(
          db, sql: "SELECT count(*) FROM article JOIN bundle ON bundle.id = bundle WHERE article.name <> bundle.name")
        if strayNames != 0 { faults.append("\(strayNames ?? -1) articles under a name that is not their bundle's") }
        return faults
      }
  }
}

/// An article of plain text.
func article(
  _ title: String? = nil, _ body: String, key: String? = nil, language: String? = "en", published: String? = nil,
  source: String? = nil, authors: [String] = [], member: String? = nil
) -> Article {
  Article(
    key: key, title: title, body: body, source: source, authors: authors, language: language,
    published: published.flatMap { PublishedDate(iso: $0, origin: .meta) }, member: member, format: "text")
}
