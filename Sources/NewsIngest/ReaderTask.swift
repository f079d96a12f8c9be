import NewsIndex
import NewsModel
import NewsReaders

/// One reader of the pipeline: takes work, reads bundles into batches, and hands the batches to the writer.
///
/// While the writer ends a transaction the reader builds on: it may have two batches waiting, and one in the making. What
/// is to be told of a batch is told once its transaction has ended.
struct ReaderTask {
  let queue: WorkQueue
  let writer: Writer
  let loader: BundleLoader
  let readers: BundleReaders
  let recurring: RecurringLines
  let report: @Sendable ([Outcome]) -> Void

  /// Text in a batch: in the first one, for which the writer waits, in those after it, and in the last ones at least, so that
  /// the readers end together. The words of a small batch stay in the processor's caches.
  static let firstBatchBytes = 1 << 20
  static let batchBytes = 2 << 20
  static let lastBatchBytes = 1 << 19
  /// Bundles in a batch, where they bring little text.
  static let largestBatchCount = 8_192

  /// Works until the queue ends. Bad bundles are recorded; only the database's failures are thrown.
  func run() async throws(Failure) -> Summary {
    let builder = BatchBuilder()
    var outcomes: [Outcome] = []
    var handedOver: HandedOver?
    var batchBytes = Self.firstBatchBytes
    repeat {
      while let slice = queue.take() {
        for work in slice.works {
          if queue.isAbandoned { break }
          outcomes.append(perform(work, into: builder))
          if builder.textBytes >= limit(batchBytes) || outcomes.count >= Self.largestBatchCount {
            await pass(builder, &outcomes, &handedOver, urgent: slice.isUrgent)
            batchBytes = Self.batchBytes
          }
        }
        if queue.isAbandoned { return try await finish(handedOver) }
        if slice.isUrgent { await pass(builder, &outcomes, &handedOver, urgent: true) }
      }
      await pass(builder, &outcomes, &handedOver, urgent: false)
      _ = try await finish(handedOver)
      BatchMemory.drain()
      if queue.isAllDone { queue.add(recurring.takeOutdated().map { Work($0, .readNow(known: nil)) }) }
      builder.rest()
    } while await queue.waitForWork()
    return try await finish(handedOver)
  }

  /// The text that makes a batch full. Towards the end of a backlog batches get smaller, so that the writer has not much
  /// left to do when the readers are done.
  private func limit(_ batchBytes: Int) -> Int {
    min(batchBytes, max(Self.lastBatchBytes, Int(queue.backlogBytes / 8)))
  }

  /// A batch that the writer has.
  private struct HandedOver {
    /// Nil where there was nothing to write.
    var batch: Writer.HandedOver?
    /// The one before it.
    var before: Writer.HandedOver?
    /// Tells of it when it is written, and gives the sum of it and of those before it.
    var told: Task<Result<Summary, Failure>, Never>
  }

  /// Hands over what was built, once of the batches before it no more than one takes memory.
  private func pass(
    _ builder: BatchBuilder, _ outcomes: inout [Outcome], _ handedOver: inout HandedOver?, urgent: Bool
  ) async {
    if outcomes.isEmpty { return }
    await handedOver?.before?.isTaken()
    let batch = builder.count > 0 ? writer.handOver(builder.take(), urgent: urgent, backlog: queue.backlogBytes) : nil
    let done = outcomes
    let earlier = handedOver
    outcomes = []
    handedOver = HandedOver(
      batch: batch, before: earlier?.batch, told: Task { await tell(done, of: batch, after: earlier?.told) })
  }

  private func tell(
    _ outcomes: [Outcome], of batch: Writer.HandedOver?, after earlier: Task<Result<Summary, Failure>, Never>?
  ) async -> Result<Summary, Failure> {
    do throws(Failure) {
      var summary = try await earlier?.value.get() ?? Summary()
      if let batch { summary.add(try await writer.report(of: batch)) }
      summary.add(outcomes)
      queue.didFinish(outcomes.count)
      report(outcomes)
      return .success(summary)
    } catch {
      queue.abandon()
      return .failure(error)
    }
  }

  /// Waits until all is written that was handed over, and told.
  private func finish(_ handedOver: HandedOver?) async throws(Failure) -> Summary {
    guard let handedOver else { return Summary() }
    return try await writer.withoutWaiting { await handedOver.told.value }.get()
  }

  private func perform(_ work: Work, into builder: BatchBuilder) -> Outcome {
    switch work.job {
    case .gone(let forget):
      builder.gone(path: work.candidate.path, forget: forget)
      return Outcome(candidate: work.candidate, result: .gone(forgotten: forget))
    case .readSettled(let known):
      return take(loader.load(work.candidate, expecting: work.candidate.stamp), work.candidate, known, builder)
    case .readNow(let known):
      var loaded = loader.load(work.candidate)
      for _ in 0..<3 {
        guard case .unsettled = loaded else { break }
        loaded = loader.load(work.candidate)
      }
      return insist(take(loaded, work.candidate, known, builder), builder)
    }
  }

  private func take(
    _ loaded: BundleLoader.Outcome, _ candidate: Candidate, _ known: KnownBundle?, _ builder: BatchBuilder
  ) -> Outcome {
    switch loaded {
    case .unsettled: return Outcome(candidate: candidate, result: .unsettled)
    case .vanished: return Outcome(candidate: candidate, result: .vanished)
    case .postponed(let failure): return Outcome(candidate: candidate, result: .postponed(failure))
    case .failed(let failure): return fail(candidate, nil, failure, builder)
    case .loaded(let bundle):
      var candidate = candidate
      candidate.stamp = bundle.stamp
      if var known, known.state == .indexed, known.hash == bundle.hash, readers.isCurrent(known, path: candidate.path) {
        builder.unchanged(candidate.bundle)
        known.stamp = bundle.stamp
        return Outcome(candidate: candidate, result: .unchanged(known))
      }
      return read(bundle, candidate, builder)
    }
  }

  private func read(_ bundle: LoadedBundle, _ candidate: Candidate, _ builder: BatchBuilder) -> Outcome {
    var failures: [Failure] = []
    do {
      // Words are cut as articles come, while workers make the next ones of a large bundle.
      let reader = try readers.read(bundle.content) { result in
        switch result {
        case .success(var article):
          builder.learned(recurring.leaveOut(of: &article, in: candidate))
          builder.add(article)
        case .failure(let failure): failures.append(failure.placed(in: candidate))
        }
      }
      guard bundle.isUnchanged else {
        builder.leave()
        return Outcome(candidate: candidate, result: .unsettled)
      }
      // Nothing but failures: what earlier content gave stays.
      let articles = builder.added
      if articles == 0, let first = failures.first { return fail(candidate, bundle.hash, first, builder) }
      builder.read(
        candidate.bundle, hash: bundle.hash, reader: reader.name, readerVersion: reader.version, failures: failures)
      return Outcome(
        candidate: candidate,
        result: .indexed(
          hash: bundle.hash, reader: reader.name, readerVersion: reader.version, articles: articles,
          failures: failures))
    } catch {
      builder.leave()
      guard bundle.isUnchanged else { return Outcome(candidate: candidate, result: .unsettled) }
      return fail(candidate, bundle.hash, error.placed(in: candidate), builder)
    }
  }

  private func fail(
    _ candidate: Candidate, _ hash: ContentHash?, _ failure: Failure, _ builder: BatchBuilder
  ) -> Outcome {
    builder.failed(candidate.bundle, hash: hash, failure)
    return Outcome(candidate: candidate, result: .failed(failure, hash: hash))
  }

  /// A bundle that was named is read or has failed; there is no later look at it.
  private func insist(_ outcome: Outcome, _ builder: BatchBuilder) -> Outcome {
    switch outcome.result {
    case .unsettled:
      fail(outcome.candidate, nil, .keepsChanging(outcome.candidate.path), builder)
    case .postponed(let failure): fail(outcome.candidate, nil, failure, builder)
    default: outcome
    }
  }
}

extension Failure {
  /// A bundle that was written to whenever it was looked at.
  static func keepsChanging(_ path: String) -> Failure {
    Failure(
      .ioError, subject: path, cause: "changed while it was being read",
      remedy: "wait until its producer has finished, then index it again")
  }
}
