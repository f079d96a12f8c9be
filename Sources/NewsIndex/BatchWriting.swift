import CSQLite
import NewsModel

/// Writes one batch, inside a transaction: first what is to be done is worked out bundle by bundle, then it is
/// done in the order of the article numbers, because FTS5 writes a segment whenever a number goes down.
struct BatchWriting {
  let batch: Batch
  let statements: WriterStatements
  let replaying: ReplayingTokenizer
  let forms: WordForms
  let tokenizer: Tokenizer
  let memory: WriterMemory
  /// Batches of the transaction whose words are to be written together.
  let gathered: GatheredWords
  var report = BatchReport()
  /// Whether FTS5 holds words and sums in memory until the transaction ends: until then its tables must not be written past
  /// it.
  var leavesWorkToFTS5 = false

  /// A new article of the batch and the place it will have.
  struct Insertion {
    var article: Int
    var bundle: Int64
    /// The bundle's name.
    var name: String
    /// The number of the article it takes the place of.
    var replaced: Int64?
    var seen: String
    var id: Int64 = 0
  }

  var insertions: [Insertion] = []
  var removals: [Int64] = []
  /// Articles of the batch that need no writing, because they are stored as they are.
  var known: [Int] = []
  var vocabulary = VocabularyChanges()
  var lengths = LengthChanges()
  private let now = Timestamp.now()

  init(
    batch: Batch, statements: WriterStatements, replaying: ReplayingTokenizer, forms: WordForms, tokenizer: Tokenizer,
    memory: WriterMemory, gathered: GatheredWords
  ) {
    self.batch = batch
    self.statements = statements
    self.replaying = replaying
    self.forms = forms
    self.tokenizer = tokenizer
    self.memory = memory
    self.gathered = gathered
  }

  mutating func run() throws(Failure) {
    // Of two versions of a bundle in one batch the later one counts.
    var last: [String: Int] = [:]
    for (index, update) in batch.bundles.enumerated() { if let path = update.path { last[path] = index } }
    known += batch.left.joined()
    for (index, update) in batch.bundles.enumerated() {
      if update.path.map({ last[$0] == index }) ?? true {
        try plan(update)
      } else if case .bundle(_, _, .read(_, _, let articles, _)) = update.subject {
        known += articles
      }
    }
    try number()
    let isGathered = try write()
    try writeLengths()
    try writeLanguages()
    for line in batch.siteLines {
      statements.insertSiteLine.bind(line.source, at: 1)
      statements.insertSiteLine.bind(line.line, at: 2)
      try statements.insertSiteLine.run()
    }
    if isGathered { gather() } else { try writeVocabulary() }
  }

  // MARK: What is to be done

  private mutating func plan(_ update: BundleUpdate) throws(Failure) {
    switch update.subject {
    case .gone(let path, let forget): try planGone(path, forget: forget)
    case .forgotten(let articles): try planForgotten(articles)
    case .bundle(let bundle, let hash, .failed(let failure)): try planFailed(bundle, hash, failure)
    case .bundle(let bundle, _, .unchanged):
      try bind(bundle.stamp, to: statements.touchBundle, path: bundle.path)
      try statements.touchBundle.run()
    case .bundle(let bundle, let hash, .read(let reader, let version, let articles, let failures)):
      let (id, before) = try bundleRow(bundle, hash, reader: reader, version: version)
      try replaceFailures(of: id, isNew: before == nil, by: failures)
      if let before, before.hash != hash?.bytes { try handOver(from: id) }
      let original = try original(of: hash, besides: id, reader: reader, version: version)
      if before?.original != original { try note(id, asCopyOf: original) }
      if original != nil {
        known += articles
        removals += try self.articles(of: id).map(\.id)
      } else {
        try plan(articles, of: id, bundle.name, isNew: before == nil)
      }
    }
  }

  private mutating func planGone(_ path: String, forget: Bool) throws(Failure) {
    guard let id = try findBundle(path)?.id else { return }
    let copy = try handOver(from: id)
    guard forget else {
      if let copy { try note(id, asCopyOf: copy) }
      statements.goneBundle.bind(id, at: 1)
      return try statements.goneBundle.run()
    }
    removals += try articles(of: id).map(\.id)
    forgotten.append(id)
  }

  /// Bundles whose rows go once their articles have gone.
  var forgotten: [Int64] = []

  private mutating func planFailed(_ bundle: Bundle, _ hash: ContentHash?, _ failure: Failure) throws(Failure) {
    report.failed += 1
    let id: Int64
    if let known = try findBundle(bundle.path) {
      id = known.id
      // Its articles are those of the content that it had.
      if known.hash != hash?.bytes {
        try handOver(from: id)
        if known.original != nil { try note(id, asCopyOf: nil) }
      }
      try bind(bundle.stamp, to: statements.failBundle, path: bundle.path)
      statements.failBundle.bind(blob: hash?.bytes, at: 7)
      statements.failBundle.bind(now, at: 8)
      try statements.failBundle.run()
    } else {
      id = try insertBundle(bundle, hash, state: .failed, reader: nil, version: nil)
    }
    try replaceFailures(of: id, isNew: false, by: [failure])
  }

  /// Sets new articles against those the bundle held: equal ones stay, changed ones keep their number where the
  /// day is the same, and what is not there any more goes.
  private mutating func plan(
    _ articles: Range<Int>, of bundle: Int64, _ name: String, isNew: Bool
  ) throws(Failure) {
    var old: [String: [Int64]] = [:]
    if !isNew {
      for (id, identity) in try self.articles(of: bundle).reversed() { old[identity, default: []].append(id) }
    }
    for index in articles {
      let identity = batch.articles[index].identity
      guard let id = old[identity]?.popLast() else {
        let seen = batch.articles[index].stored?.seen ?? now
        insertions.append(Insertion(article: index, bundle: bundle, name: name, replaced: nil, seen: seen))
        continue
      }
      let (isEqual, seen) = try compare(batch.articles[index], withStored: id)
      if isEqual {
        known.append(index)
      } else {
        removals.append(id)
        insertions.append(Insertion(article: index, bundle: bundle, name: name, replaced: id, seen: seen))
      }
    }
    removals += old.values.joined()
  }

  // MARK: Journal rows

  /// A bundle as the journal has it.
  private struct Row {
    var id: Int64
    var name: String
    var hash: [UInt8]?
    /// The bundle of which it is a copy.
    var original: Int64?
  }

  private func findBundle(_ path: String) throws(Failure) -> Row? {
    let row = statements.findBundle
    row.bind(path, at: 1)
    defer { row.reset() }
    guard try row.step() else { return nil }
    return Row(
      id: row.integer(0), name: row.text(3) ?? "", hash: row.blob(1), original: row.optionalInteger(2))
  }

  private func bundleRow(
    _ bundle: Bundle, _ hash: ContentHash?, reader: String, version: Int
  ) throws(Failure) -> (id: Int64, before: Row?) {
    guard let known = try findBundle(bundle.path) else {
      return (try insertBundle(bundle, hash, state: .indexed, reader: reader, version: version), nil)
    }
    try bindRow(statements.updateBundle, bundle, hash, .indexed, reader: reader, version: version)
    try statements.updateBundle.run()
    if known.name != bundle.name { try rename(known.id, bundle.name) }
    return (known.id, known)
  }

  /// The bundle's articles have its name beside their keys.
  private func rename(_ bundle: Int64, _ name: String) throws(Failure) {
    statements.renameArticles.bind(bundle, at: 1)
    statements.renameArticles.bind(name, at: 2)
    try statements.renameArticles.run()
  }

  private func insertBundle(
    _ bundle: Bundle, _ hash: ContentHash?, state: JournalEntry.State, reader: String?, version: Int?
  ) throws(Failure) -> Int64 {
    try bindRow(statements.insertBundle, bundle, hash, state, reader: reader, version: version)
    try statements.insertBundle.run()
    return sqlite3_last_insert_rowid(statements.connection)
  }

  private func bindRow(
    _ statement: RawStatement, _ bundle: Bundle, _ hash: ContentHash?, _ state: JournalEntry.State, reader: String?,
    version: Int?
  ) throws(Failure) {
    statement.bind(bundle.path, at: 1)
    statement.bind(bundle.name, at: 2)
    statement.bind(state.rawValue, at: 3)
    bind(bundle.stamp, to: statement, at: 4)
    statement.bind(blob: hash?.bytes, at: 9)
    statement.bind(reader, at: 10)
    statement.bind(version.map(Int64.init), at: 11)
    statement.bind(now, at: 12)
  }

  private func bind(_ stamp: BundleStamp, to statement: RawStatement, path: String) throws(Failure) {
    statement.bind(path, at: 1)
    bind(stamp, to: statement, at: 2)
  }

  private func bind(_ stamp: BundleStamp, to statement: RawStatement, at first: Int32) {
    statement.bind(stamp.kind.rawValue, at: first)
    statement.bind(stamp.size, at: first + 1)
    statement.bind(stamp.modified, at: first + 2)
    statement.bind(stamp.changed, at: first + 3)
    statement.bind(Int64(bitPattern: stamp.inode), at: first + 4)
  }

  private func replaceFailures(of bundle: Int64, isNew: Bool, by failures: [Failure]) throws(Failure) {
    if !isNew {
      statements.deleteFailures.bind(bundle, at: 1)
      try statements.deleteFailures.run()
    }
    for failure in failures {
      statements.insertFailure.bind(bundle, at: 1)
      statements.insertFailure.bind(failure.subject, at: 2)
      statements.insertFailure.bind(failure.code.rawValue, at: 3)
      statements.insertFailure.bind(failure.cause, at: 4)
      statements.insertFailure.bind(failure.remedy, at: 5)
      statements.insertFailure.bind(now, at: 6)
      try statements.insertFailure.run()
    }
  }

  private func articles(of bundle: Int64) throws(Failure) -> [(id: Int64, identity: String)] {
    let statement = statements.articlesOfBundle
    statement.bind(bundle, at: 1)
    defer { statement.reset() }
    var found: [(id: Int64, identity: String)] = []
    while try statement.step() {
      found.append((statement.integer(0), statement.text(1) ?? statement.text(2) ?? ""))
    }
    return found
  }

  /// Whether the stored article is the same in all that is stored, and when it was first seen.
  private func compare(_ prepared: PreparedArticle, withStored id: Int64) throws(Failure) -> (Bool, seen: String) {
    let row = statements.storedArticle
    row.bind(id, at: 1)
    defer { row.reset() }
    guard try row.step() else { return (false, now) }
    let article = prepared.article
    let isEqual =
      row.text(0) == article.title && row.text(1) == prepared.authors && row.text(2) == article.body
      && row.text(3) == article.url && row.text(4) == article.source && row.text(5) == article.language
      && row.text(6) == article.published?.iso && row.text(7) == article.published?.origin.rawValue
      && row.text(8) == prepared.images && row.text(9) == article.format && row.text(11) == article.member
      && row.text(12) == article.key && row.text(13) == article.leftOut
    return (isEqual, row.text(10) ?? now)
  }
}

extension BundleUpdate {
  /// Of the bundle that it is about; nil where it is about articles.
  var path: String? {
    switch subject {
    case .bundle(let bundle, _, _): bundle.path
    case .gone(let path, _): path
    case .forgotten: nil
    }
  }
}

extension PreparedArticle {
  /// What an article is known by inside its bundle.
  var identity: String { article.key ?? article.member ?? "" }
}
