package import Logging
import NewsFiles
import NewsIndex
package import NewsModel
import Synchronization

/// Keeps the database in step with one inbox: watches it, settles what arrives, and feeds the pipeline.
package final class InboxService: Sendable {
  /// How long to go on.
  package enum Mode: Sendable, Hashable {
    /// Until the database is in step.
    case once
    /// Until stopped; by events and polling, or by polling alone.
    case follow(byEvents: Bool)
  }

  private let inbox: RawPath
  private let settings: InboxSettings
  private let mode: Mode
  private let mostInHand: Int
  private let writer: Writer
  private let pipeline: Pipeline
  private let logger: Logger
  private let hooks: InboxHooks
  private let mailbox = Mailbox()
  /// What is done and on the disk; without the numbers of articles.
  private let reported = Mutex(Summary())

  /// - Parameters:
  ///   - inbox: the directory; its links are resolved, so that a bundle has one path however it is named.
  ///   - mostInHand: bundles that the readers are given at a time, arrivals apart: what they are told of takes memory, and with fewer
  ///     they would have to wait for the next ones.
  package init(
    inbox: String, settings: InboxSettings, mode: Mode, writer: Writer, readers: Int = 0,
    programs: BundleReaders = BundleReaders(), logger: Logger, hooks: InboxHooks = InboxHooks(),
    mostInHand: Int = 1 << 15
  ) {
    self.inbox = RawPath(inbox).canonical
    self.settings = settings
    self.mode = mode
    self.mostInHand = mostInHand
    self.writer = writer
    self.pipeline = Pipeline(
      writer: writer, readers: readers, programs: programs, isPatient: mode == .once)
    self.logger = logger
    self.hooks = hooks
  }

  /// Runs until it is in step (`once`) or stopped, and tells what it did.
  ///
  /// Throws the database's failures, and with `once` that there is no inbox.
  package func run() async throws(Failure) -> Summary {
    let (summary, failure) = await outcome()
    if let failure { throw failure }
    return summary
  }

  /// The same, with what was done before it failed.
  func outcome() async -> (Summary, Failure?) {
    do throws(Failure) {
      return (try await keepInStep(), nil)
    } catch {
      return (reported.withLock { $0 }, error)
    }
  }

  private func keepInStep() async throws(Failure) -> Summary {
    let queue = WorkQueue()
    async let pipelined = runPipeline(queue)
    let kept = await OwnThread.run { [self] in keep(queue) }
    let summary = try await pipelined.get()
    try kept.get()
    if mode == .once { await writer.tidy(after: summary) }
    await writer.checkpoint()
    return summary
  }

  /// Runs the loop, on the thread that it is to have; leaves the queue ended.
  private func keep(_ queue: WorkQueue) -> Result<Void, Failure> {
    do throws(Failure) {
      let known = KnownBundles(try JournalReader(path: writer.path), below: inbox)
      try InboxKeeper(
        inbox: inbox, settings: settings, mode: mode, known: known, queue: queue, mailbox: mailbox, logger: logger,
        hooks: hooks, mostInHand: mostInHand, tidy: { self.startTidying(queue) }
      ).run()
      return .success(())
    } catch {
      queue.abandon()
      return .failure(error)
    }
  }

  /// Ends `run` after the transaction in hand.
  package func stop() {
    mailbox.send(.stop)
  }

  /// Settings for the next decision on.
  package func apply(_ settings: InboxSettings) {
    mailbox.send(.settings(settings))
  }

  /// Has the writer do a slice of what nobody waits for, and tells by mail. The slice ends when there is work in the queue, so that
  /// the writer is free when the work has been read.
  private func startTidying(_ queue: WorkQueue) {
    let writer = writer
    let mailbox = mailbox
    Task {
      let start = ContinuousClock.now
      let result: Result<Bool, Failure>
      do throws(Failure) { result = .success(try await writer.tidy { !queue.isAllDone }) } catch {
        result = .failure(error)
      }
      mailbox.send(.tidied(Tidied(isMore: result, took: start.duration(to: .now))))
    }
  }

  private func runPipeline(_ queue: WorkQueue) async -> Result<Summary, Failure> {
    do throws(Failure) {
      return .success(
        try await pipeline.run(queue) { [self] outcomes in
          reported.withLock { $0.add(outcomes) }
          hooks.ledger.count(outcomes)
          mailbox.send(.outcomes(outcomes))
        })
    } catch {
      mailbox.send(.stop)
      return .failure(error)
    }
  }
}
