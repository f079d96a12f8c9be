import Glibc
package import NewsIndex
package import NewsModel
import Synchronization

/// The one writer of the database, on a thread of its own: SQLite blocks, and the shared threads must not.
package actor Writer {
  private let thread: ActorThread
  private let index: IndexWriter
  private let log: Log
  /// Batches that were handed over and are not written yet.
  private let waiting = Atomic(0)
  private let queue = Mutex<[Waiting]>([])

  private struct Waiting {
    var batch: Batch
    var done: CheckedContinuation<Result<BatchReport, Failure>, Never>
  }

  /// Whether the memory that was needed for work was given back.
  private var isRested = false

  /// Batches in one transaction at most.
  private static let mostTogether = 4

  package nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

  /// Opens the database, or makes it.
  package init(path: String) throws(Failure) {
    thread = ActorThread()
    index = try IndexWriter(path: path)
    log = Log(index.logSync)
  }

  /// Whether it has nothing to write: then a reader hands over what it has, however little.
  nonisolated var isIdle: Bool { waiting.load(ordering: .relaxed) == 0 }

  /// Articles, index rows and journal in one transaction, which takes along what else is waiting. When it returns, they
  /// survive a power cut.
  package nonisolated func apply(_ batch: Batch) async throws(Failure) -> BatchReport {
    let report = try await writeInTurn(batch)
    try await log.sync()
    return report
  }

  private nonisolated func writeInTurn(_ batch: Batch) async throws(Failure) -> BatchReport {
    waiting.add(1, ordering: .relaxed)
    defer { waiting.subtract(1, ordering: .relaxed) }
    return try await write(batch).get()
  }

  private nonisolated func write(_ batch: Batch) async -> Result<BatchReport, Failure> {
    await withCheckedContinuation { done in
      queue.withLock { $0.append(Waiting(batch: batch, done: done)) }
      Task { await self.writeWaiting() }
    }
  }

  /// Writes what waits, and what comes meanwhile.
  private func writeWaiting() {
    var taken: [Waiting] = []
    guard queue.withLock({ !$0.isEmpty }) else { return }
    if index.remembersMuch || waiting.load(ordering: .relaxed) > 1 { isRested = false }
    let results = index.apply {
      guard taken.count < Self.mostTogether, let next = queue.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) else {
        return nil
      }
      taken.append(next)
      return next.batch
    }
    for (waiting, result) in zip(taken, results) { waiting.done.resume(returning: result) }
  }

  /// What the journal says of the bundles below a directory.
  func known(below root: String) throws(Failure) -> KnownBundles {
    var known = KnownBundles()
    try index.forEachBundle { known.add($0, below: root) }
    return known
  }

  /// The time one slice of tidying takes: an arrival waits for no more than the slice in hand.
  private static let slice = Duration.milliseconds(20)

  /// Does some of what nobody waits for, if there is nothing to write; gives whether there is more. Where there is not, memory that
  /// was needed for the work goes back to the system.
  package func tidy() throws(Failure) -> Bool {
    if !isIdle { return true }
    if try index.tidy(within: Self.slice) {
      isRested = false
      return true
    }
    if !isRested {
      index.rest()
      System.returnFreeMemory()
      isRested = true
    }
    return false
  }

  /// Tidies until nothing is left to do, or so long, where no newsqd will do it: for those who call newsq now and then.
  package func tidy(for limit: Duration) throws(Failure) {
    let end = ContinuousClock.now + limit
    while ContinuousClock.now < end, try index.tidy(within: Self.slice) {
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

  package func journal() throws(Failure) -> Journal {
    try index.journal()
  }

  func siteLines() throws(Failure) -> [SiteLine] {
    try index.siteLines()
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
