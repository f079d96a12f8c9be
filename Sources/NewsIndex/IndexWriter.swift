import CSQLite
package import NewsModel

/// What one batch has changed.
package struct BatchReport: Sendable, Hashable {
  /// Articles that are new.
  package var added = 0
  /// Articles whose text or data has changed.
  package var replaced = 0
  /// Articles that were taken out.
  package var removed = 0
  /// Bundles that could not be read as a whole.
  package var failed = 0

  package init(added: Int = 0, replaced: Int = 0, removed: Int = 0, failed: Int = 0) {
    self.added = added
    self.replaced = replaced
    self.removed = removed
    self.failed = failed
  }

  /// Both together.
  package static func + (a: BatchReport, b: BatchReport) -> BatchReport {
    BatchReport(
      added: a.added + b.added, replaced: a.replaced + b.replaced, removed: a.removed + b.removed,
      failed: a.failed + b.failed)
  }
}

/// The one that writes the index file. Not for sharing: one actor owns it.
///
/// Other processes may write the same file (newsq index beside newsqd); each batch is one transaction, and what
/// is remembered between batches is dropped when somebody else has written meanwhile.
package final class IndexWriter {
  let path: String
  private var connection: WriteConnection?
  private let replaying: ReplayingTokenizer
  private let checkpointer: Checkpointer
  private let log = LogLength()
  /// Brings what `apply` has committed onto the disk; usable from any thread until `close()`.
  package let logSync: LogSync
  private var statements: WriterStatements?
  private var tidying: Tidying?
  private let forms = WordForms()
  private let tokenizer = Tokenizer()
  private var memory = WriterMemory()
  private let gathered = GatheredWords()
  private var dataVersion: Int64 = 0
  private var knownBoundsWork: BoundsWork?

  /// Opens the file, which is made where it is missing.
  package init(path: String) throws(Failure) {
    self.path = path
    let replaying = ReplayingTokenizer()
    self.replaying = replaying
    let connection = try IndexFile.openForWriting(path) { connection throws(Failure) in
      try replaying.register(on: connection.handle)
    }
    self.connection = connection
    checkpointer = try Checkpointer(path: path)
    log.watch(connection.handle)
    log.begin(with: checkpointer.pagesNow())
    try WriterStatements.configure(connection)
    let statements = try WriterStatements(connection.handle)
    self.statements = statements
    tidying = Tidying(statements)
    logSync = try LogSync(of: connection.handle, path: path)
  }

  /// Statements go before the connection, and that before the tokenizer which its tables still call.
  deinit {
    knownBoundsWork = nil
    tidying = nil
    statements = nil
    checkpointer.close()
    connection = nil
  }

  /// Writes batches, one after the other as `next` gives them, in one transaction, because pages that several change are
  /// then written once. A batch that cannot be written is left out and ends the transaction, so that none suffers for
  /// another; where the transaction fails as a whole, they all have failed.
  ///
  /// - Parameter next: gives the next batch, or nil to end the transaction. It is called when the batch before it is
  ///   written, and may wait.
  /// - Returns: one result for each batch that `next` gave.
  package func apply(next: () -> Batch?) -> [Result<BatchReport, Failure>] {
    // The batches of the transaction, as long as they may have to be written once more.
    var batches: [Batch] = []
    if let first = next() { batches.append(first) }
    if batches.isEmpty { return [] }
    var count = 1
    do throws(Failure) {
      try makeRoomInLog()
      do throws(Failure) {
        let reports = try commit { () throws(Failure) in
          try write(&batches) {
            let batch = next()
            if batch != nil { count += 1 }
            return batch
          }
        }
        return reports.map(Result.success)
      } catch {
        // With a savepoint for each batch SQLite would keep a copy of each page that the batch changes, some 20 MB.
        guard batches.count > 1, !error.isOfTheMoment else { throw error }
        batches.removeLast()
        let reports = try commit { () throws(Failure) in try write(&batches) { nil } }
        return reports.map(Result.success) + [.failure(error)]
      }
    } catch {
      return Array(repeating: .failure(error), count: count)
    }
  }

  /// Runs `work` in a transaction, and undoes it with all that was remembered of it where it throws.
  private func commit<R>(_ work: () throws(Failure) -> R) throws(Failure) -> R {
    do throws(Failure) {
      let result = try open().transaction { () throws(Failure) in
        try noticeOthers()
        let result = try work()
        try writeGathered()
        return result
      }
      noticeLog()
      return result
    } catch {
      memory = WriterMemory()
      gathered.removeAll()
      throw error
    }
  }

  /// Writes batches, and those that `next` gives behind them. The batch that cannot be written is the last one when it throws;
  /// there are none when nothing is left that one of them could fail for.
  private func write(_ batches: inout [Batch], next: () -> Batch?) throws(Failure) -> [BatchReport] {
    var reports: [BatchReport] = []
    while reports.count < batches.count {
      let (report, isLast) = try write(batches[reports.count])
      reports.append(report)
      if reports.count == batches.count, !isLast, let batch = next() { batches.append(batch) }
    }
    batches = []
    return reports
  }

  /// Sees to it that the log has room for a transaction.
  private func makeRoomInLog() throws(Failure) {
    try checkpointer.check()
    if log.pages >= checkpointer.pagesToWait {
      try checkpointer.beginAnew()
      log.forget()
    }
  }

  /// Bytes that a transaction may add to the log, which keeps as much room.
  package static let mostAddedToLog = 32 << 20
  /// Bytes that the last transaction has added to it.
  package private(set) var lastAddedToLog = 0

  /// To be called after each commit.
  private func noticeLog() {
    let added = log.takeAdded()
    lastAddedToLog = Int(added) * Schema.pageSize
    checkpointer.noticeLog(pages: log.pages, added: added)
  }

  /// Writes a batch: articles, index rows and journal, in one transaction. It is there for everybody who reads, and it
  /// survives the end of this process; a power cut only after `logSync` has run.
  package func apply(_ batch: Batch) throws(Failure) -> BatchReport {
    var batch: Batch? = batch
    let results = apply {
      defer { batch = nil }
      return batch
    }
    return try results.first?.get() ?? BatchReport()
  }

  /// - Returns: `isLast` where the transaction must end behind this batch (see `BatchWriting.leavesWorkToFTS5`).
  private func write(_ batch: Batch) throws(Failure) -> (BatchReport, isLast: Bool) {
    if batch.isEmpty { return (BatchReport(), false) }
    guard let statements else { throw Failure.closed(path) }
    let forgotten = try forgotten(statements)
    let isForgotten = { (article: Article) in
      forgotten.contains(ForgottenMark.of(headline: article.title, body: article.body))
    }
    let hasForgotten = !forgotten.isEmpty && batch.articles.contains { isForgotten($0.article) }
    var writing = BatchWriting(
      batch: hasForgotten ? batch.without(isForgotten) : batch, statements: statements, replaying: replaying,
      forms: forms, tokenizer: tokenizer, memory: memory,
      gathered: gathered)
    try writing.run()
    return (writing.report, writing.leavesWorkToFTS5)
  }

  /// The marks of articles that are not to be taken.
  private func forgotten(_ statements: WriterStatements) throws(Failure) -> Set<Int64> {
    if let known = memory.forgotten { return known }
    var marks = Set<Int64>()
    defer { statements.forgotten.reset() }
    while try statements.forgotten.step() { marks.insert(statements.forgotten.integer(0)) }
    memory.forgotten = marks
    return marks
  }

  /// Does some of the work that makes searches quicker and that nobody waits for: one transaction of about this time. Nothing
  /// is done while another process writes or the log has to be brought into the file first.
  ///
  /// - Parameter isWanted: whether somebody waits for the writer: what is begun then ends as soon as it can. Asked often.
  /// - Returns: whether there is more to do.
  package func tidy(within limit: Duration, unless isWanted: () -> Bool = { false }) throws(Failure) -> Bool {
    guard let tidying else { throw Failure.closed(path) }
    if isWanted() { return true }
    guard try tidying.isDue() else { return try boundScores(within: limit, unless: isWanted) }
    return try tidying.inTime(limit) { isTimeUp throws(Failure) in try merge { isWanted() || isTimeUp() } }
  }

  /// Merges segments of the index, as `tidy(within:)` does, until `isTimeUp`, which is asked after every page and many words.
  ///
  /// - Returns: whether there may be more to do.
  package func merge(until isTimeUp: () -> Bool) throws(Failure) -> Bool {
    guard let tidying else { throw Failure.closed(path) }
    if checkpointer.isBusy { return true }
    if log.pages >= Checkpointer.pagesToPause, !checkpointer.hasBroughtInAll {
      checkpointer.bringIn()
      return true
    }
    do throws(Failure) {
      let isMore = try open().transactionIfFree { () throws(Failure) in try tidying.run(isTimeUp) }
      noticeLog()
      return isMore ?? true
    } catch {
      tidying.forget()
      throw error
    }
  }

  /// Whether `tidy(within:)` has nothing to do.
  package func isTidy() throws(Failure) -> Bool {
    try tidying.map { tidying throws(Failure) in try !tidying.isDue() } ?? true
  }

  private func writeGathered() throws(Failure) {
    guard let statements else { throw Failure.closed(path) }
    try gathered.write(statements, forms, memory)
  }

  /// Has articles be nowhere any more, and writes the whole file anew, so that nothing of them is left in pages that were theirs:
  /// for that it takes as much space again as the file has, and some minutes for one of gigabytes.
  ///
  /// - Parameter bundles: paths that are to be nowhere either.
  /// - Returns: how many articles it were.
  package func forget(_ articles: [Int64], bundles: [String]) throws(Failure) -> Int {
    let builder = BatchBuilder()
    builder.forget(articles)
    let removed = try apply(builder.take()).removed
    for path in bundles { builder.gone(path: path, forget: true) }
    if builder.count > 0 { _ = try apply(builder.take()) }
    let connection = try open()
    tidying?.forget()
    try connection.execute("INSERT INTO search (search) VALUES ('optimize')")
    // Their words may be in them; they are worked out again when there is time.
    for table in Self.boundTables { try connection.execute("DELETE FROM \(table)") }
    // Keys outlive the words that they lead to, elsewhere to no harm.
    try connection.execute(
      """
      DELETE FROM form WHERE CASE instr(word, ' ') WHEN 0 THEN word NOT IN (SELECT word FROM word) ELSE
        substr(word, 1, instr(word, ' ') - 1) NOT IN (SELECT word FROM word)
        OR substr(word, instr(word, ' ') + 1) NOT IN (SELECT word FROM word) END
      """)
    memory = WriterMemory()
    try connection.execute("VACUUM")
    log.forget()
    try checkpointer.wipe()
    return removed
  }

  /// Notes articles, by their marks, that are not to be taken.
  func noteForgotten(_ marks: [Int64]) throws(Failure) {
    guard let statements else { throw Failure.closed(path) }
    memory.forgotten = nil
    for mark in marks {
      statements.forget.bind(mark, at: 1)
      try statements.forget.run()
    }
  }

  /// The lines that are known to be their sources'.
  package func siteLines() throws(Failure) -> [SiteLine] {
    let row = try RawStatement(open().handle, "SELECT source, line FROM site_line")
    var lines: [SiteLine] = []
    while try row.step() { lines.append(SiteLine(source: row.text(0) ?? "", line: row.text(1) ?? "")) }
    return lines
  }

  /// What is known of all bundles.
  package func journal() throws(Failure) -> Journal {
    try Journal(open().handle)
  }

  /// Whether much memory is in use for what is remembered between batches.
  package var remembersMuch: Bool { memory.words.count > WriterMemory.mostAtRest }

  /// Gives back the memory of what was remembered of much work, and of the pages of the file.
  package func rest() {
    knownBoundsWork = nil
    if memory.words.count > WriterMemory.mostAtRest { memory = WriterMemory() }
    if let connection { sqlite3_db_release_memory(connection.handle) }
  }

  /// Waits until the checkpoints that were asked for are done.
  package func awaitCheckpoint() {
    checkpointer.wait()
  }

  /// Brings the log into the file and empties it, unless a reader still needs it.
  package func checkpoint() {
    checkpointer.finish()
  }

  /// Brings all of the log onto the disk and into the file, or throws. Readers are no hindrance; the log may stay as long as it is.
  package func secure() throws(Failure) {
    try checkpointer.secure()
  }

  /// Ends the work with the file; nothing can be written afterwards.
  package func close() {
    knownBoundsWork = nil
    tidying = nil
    statements = nil
    checkpointer.finish()
    checkpointer.close()
    connection = nil
  }

  /// Runs `work` in a transaction of its own, unless another process writes.
  func writeIfFree(_ work: (WriteConnection) throws(Failure) -> Void) throws(Failure) {
    let connection = try open()
    _ = try connection.transactionIfFree { () throws(Failure) in try work(connection) }
    noticeLog()
  }

  /// It has a connection of its own, which is opened when it is first needed.
  func boundsWork() throws(Failure) -> BoundsWork {
    if let knownBoundsWork { return knownBoundsWork }
    let work = BoundsWork(try IndexFile.openForReading(path))
    knownBoundsWork = work
    return work
  }

  private func open() throws(Failure) -> WriteConnection {
    guard let connection else { throw Failure.closed(path) }
    return connection
  }

  private func noticeOthers() throws(Failure) {
    let version = try versionNow()
    if version != dataVersion { memory = WriterMemory() }
    dataVersion = version
  }

  /// Changes where another connection has written (sqlite.org/pragma.html#pragma_data_version).
  private func versionNow() throws(Failure) -> Int64 {
    let row = try RawStatement(open().handle, "PRAGMA data_version")
    return try row.step() ? row.integer(0) : 0
  }
}

extension Failure {
  static func closed(_ path: String) -> Failure {
    Failure(.databaseError, subject: path, cause: "the index was closed", remedy: "open it again")
  }
}
