import Glibc
import NewsFiles
package import NewsIndex
package import NewsModel
import Synchronization

/// The one writer of the database, on a thread of its own: SQLite blocks, and the shared threads must not.
///
/// While a backlog lasts a transaction takes in batch after batch, up to a bound: pages that several of them change are
/// written once. It ends sooner where nobody hands over more, where a batch is urgent, and where somebody waits for it.
package actor Writer {
  /// The database's path.
  nonisolated let path: String
  private let thread: ActorThread
  private let index: IndexWriter
  private let log: Log
  /// Those who wait for the end of the transaction.
  private let impatient = Atomic(0)
  private let queue = WaitingBatches()
  private let reserve: DiskReserve

  /// Whether the memory that was needed for work was given back.
  private var isRested = false

  /// Text in one transaction, in bytes, where the end of the backlog is near, and otherwise; and batches.
  private static let leastText = 2 << 20
  private static let mostText = 8 << 20
  private static let mostBatches = 16
  /// What a transaction takes: the same text changes more pages the more there are, where articles of many days come at once.
  private var mostText = Writer.mostText
  /// How long an open transaction waits for the next batch of a backlog.
  private static let patience = Duration.milliseconds(300)

  package nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

  /// Opens the database, or makes it.
  ///
  /// - Parameter reserve: the space that is left free on its disk; nil for none.
  package init(path: String, reserve: DiskReserve? = nil) throws(Failure) {
    self.path = path
    thread = ActorThread()
    index = try IndexWriter(path: path)
    log = Log(index.logSync)
    self.reserve = reserve ?? DiskReserve(database: path, bytes: 0)
  }

  /// A batch in the writer's hands.
  struct HandedOver: Sendable {
    /// It is in the open transaction, and its memory is free.
    fileprivate let taken = Once<Void>()
    /// The transaction has ended.
    fileprivate let written = Once<Result<BatchReport, Failure>>()

    /// Waits until the batch takes no memory any more.
    func isTaken() async { await taken.value }
  }

  /// Hands a batch over: articles, index rows and journal are one transaction, which takes along what else there is.
  ///
  /// - Parameters:
  ///   - urgent: ends the transaction, for somebody waits for what is in the batch.
  ///   - backlog: bytes that nobody has begun to read. Transactions get smaller towards their end, for the last one is
  ///     written while nothing is left to read.
  nonisolated func handOver(_ batch: Batch, urgent: Bool, backlog: Int64) -> HandedOver {
    let handedOver = HandedOver()
    queue.add(WaitingBatch(batch: batch, isUrgent: urgent, backlog: backlog, handedOver: handedOver))
    Task { await self.writeWaiting() }
    return handedOver
  }

  /// Waits until a batch is written. Then it survives a power cut.
  nonisolated func report(of batch: HandedOver) async throws(Failure) -> BatchReport {
    let report = try await batch.written.value.get()
    try await log.sync()
    return report
  }

  /// Ends transactions without waiting for more, as long as `work` takes.
  nonisolated func withoutWaiting<R>(_ work: () async -> R) async -> R {
    impatient.add(1, ordering: .relaxed)
    queue.ring()
    defer { impatient.subtract(1, ordering: .relaxed) }
    return await work()
  }

  /// Writes what waits, and what comes meanwhile.
  private func writeWaiting() {
    guard !queue.isEmpty else { return }
    if index.remembersMuch || queue.count > 1 { isRested = false }
    var taken: [HandedOver] = []
    var text = 0
    var limit = 0
    var isUrgent = false
    if let first = queue.first {
      do throws(Failure) {
        try reserve.check(roomForText: first.batch.textBytes)
      } catch {
        return refuseWaiting(error)
      }
    }
    let results = index.apply {
      if let last = taken.last {
        last.taken.give(())
        if isUrgent || text >= limit || taken.count >= Self.mostBatches { return nil }
        guard reserve.hasRoom(forText: text + ReaderTask.batchBytes) else { return nil }
      }
      guard let next = queue.take(patience: taken.isEmpty ? .zero : Self.patience, until: { isWaitedFor }) else {
        return nil
      }
      taken.append(next.handedOver)
      text += next.batch.textBytes
      limit = min(mostText, max(Self.leastText, Int(next.backlog / 2)))
      isUrgent = next.isUrgent
      return next.batch
    }
    adapt(to: text)
    for (batch, result) in zip(taken, results) {
      batch.taken.give(())
      batch.written.give(result)
    }
  }

  /// Bounds the next transaction by what this one, with so much text, has added to the log.
  private func adapt(to text: Int) {
    let added = index.lastAddedToLog
    guard text >= Self.leastText, added > 0 else { return }
    mostText = min(Self.mostText, max(Self.leastText, text * IndexWriter.mostAddedToLog / added))
  }

  private func refuseWaiting(_ failure: Failure) {
    while let refused = queue.take(patience: .zero, until: { true }) {
      refused.handedOver.taken.give(())
      refused.handedOver.written.give(.failure(failure))
    }
  }

  /// Has articles and the names of bundles be nowhere any more; gives how many articles it were.
  package func forget(_ articles: [Int64], bundles: [String]) throws(Failure) -> Int {
    try index.forget(articles, bundles: bundles)
  }

  /// The time one slice of tidying takes where nobody wants the writer; other processes wait for no more than the slice in hand.
  private static let slice = Duration.milliseconds(20)

  /// Does some of what nobody waits for, if there is nothing to write; gives whether there is more. Where there is not, memory that
  /// was needed for the work goes back to the system.
  ///
  /// - Parameter isWanted: whether something will be to write soon: the slice ends then, as it does where a batch waits.
  package func tidy(unless isWanted: () -> Bool = { false }) throws(Failure) -> Bool {
    if !queue.isEmpty { return true }
    // What is merged is written again before the old is given up.
    guard reserve.hasRoom(forText: Self.leastText) else { return false }
    if try index.tidy(within: Self.slice, unless: { isWanted() || !queue.isEmpty }) {
      isRested = false
      return true
    }
    if !isRested {
      index.rest()
      BatchMemory.drain()
      System.returnFreeMemory()
      isRested = true
    }
    return false
  }

  /// Tidies until nothing is left to do, or so long, where no newsqd will do it: for those who call newsq now and then.
  package func tidy(for limit: Duration) throws(Failure) {
    let end = ContinuousClock.now + limit
    while ContinuousClock.now < end, reserve.hasRoom(forText: Self.leastText), try index.tidy(within: Self.slice) {
      index.awaitCheckpoint()
      // Another process may have the file.
      usleep(1_000)
    }
  }

  /// Tidies a little after few arrivals; after many it would be the longer part of the work.
  package func tidy(after summary: Summary) {
    if summary.articlesAdded >= 1_000 { return }
    // What fails here is left as it was, and tried another time.
    try? tidy(for: .seconds(1))
  }

  private nonisolated var isWaitedFor: Bool { impatient.load(ordering: .relaxed) > 0 }

  package func journal() throws(Failure) -> Journal {
    try index.journal()
  }

  func siteLines() throws(Failure) -> [SiteLine] {
    try index.siteLines()
  }

  /// Brings all of the log onto the disk and into the database file, or throws: after the disk has failed nobody knows what of
  /// it is on the disk.
  func secure() throws(Failure) {
    try index.secure()
  }

  /// Brings the log into the database file.
  package func checkpoint() {
    index.checkpoint()
  }

  package func close() {
    index.close()
  }
}

/// Waits for the disk on a thread of its own, while the writer goes on with the next batch.
private actor Log {
  private let thread = ActorThread()
  private let logSync: LogSync

  nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

  init(_ logSync: LogSync) {
    self.logSync = logSync
  }

  func sync() throws(Failure) {
    try logSync.run()
  }
}
