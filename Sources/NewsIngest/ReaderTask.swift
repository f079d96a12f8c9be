import NewsIndex
import NewsModel
import NewsReaders

/// One reader of the pipeline: takes work, reads bundles into batches, and hands the batches to the writer.
///
/// While the writer has a batch the reader builds the next one; no more than these two are in memory.
struct ReaderTask {
  let queue: WorkQueue
  let writer: Writer
  let loader: BundleLoader
  let readers: BundleReaders
  let recurring: RecurringLines
  let report: @Sendable ([Outcome]) -> Void

  /// Text in a batch, where the writer has nothing to do and where it has. Large batches cost the writer least, but it
  /// should not wait for one, least of all for the first.
  static let firstBatchBytes = 1 << 20
  static let smallestBatchBytes = 4 << 20
  static let largestBatchBytes = 8 << 20
  /// Bundles in a batch, where they bring little text.
  static let largestBatchCount = 8_192

  /// Works until the queue ends. Bad bundles are recorded; only the database's failures are thrown.
  func run() async throws(Failure) -> Summary {
    var summary = Summary()
    let builder = BatchBuilder()
    var outcomes: [Outcome] = []
    var handedOver: HandedOver?
    var idleLimit = Self.firstBatchBytes
    repeat {
      while let slice = queue.take() {
        for work in slice.works {
          if queue.isAbandoned { break }
          outcomes.append(perform(work, into: builder))
          if builder.textBytes >= limit(whenIdle: idleLimit) || outcomes.count >= Self.largestBatchCount {
            try await pass(builder, &outcomes, &handedOver, &summary)
            idleLimit = Self.smallestBatchBytes
          }
        }
        if queue.isAbandoned { break }
        if slice.isUrgent { try await pass(builder, &outcomes, &handedOver, &summary) }
      }
      if queue.isAbandoned {
        try await finish(&handedOver, &summary)
        return summary
      }
      try await pass(builder, &outcomes, &handedOver, &summary)
      try await finish(&handedOver, &summary)
      if queue.isAllDone { queue.add(recurring.takeOutdated().map { Work($0, .readNow(known: nil)) }) }
      builder.rest()
    } while await queue.waitForWork()
    return summary
  }

  /// The text that makes a batch full. Towards the end of a backlog batches get smaller, so that the writer has not much
  /// left to do when the readers are done.
  private func limit(whenIdle idleLimit: Int) -> Int {
    let limit = writer.isIdle ? idleLimit : Self.largestBatchBytes
    return min(limit, max(Self.firstBatchBytes, Int(queue.backlogBytes / 4)))
  }

  /// A batch that the writer has, and what to tell when it is written.
  private struct HandedOver {
    var writing: Task<Result<BatchReport, Failure>, Never>?
    var outcomes: [Outcome]
  }

  /// Hands over what was built, once the writer is done with what it has.
  private func pass(
    _ builder: BatchBuilder, _ outcomes: inout [Outcome], _ handedOver: inout HandedOver?, _ summary: inout Summary
  ) async throws(Failure) {
    try await finish(&handedOver, &summary)
    handedOver = handOver(builder, &outcomes)
  }

  private func handOver(_ builder: BatchBuilder, _ outcomes: inout [Outcome]) -> HandedOver? {
    if outcomes.isEmpty { return nil }
    var handedOver = HandedOver(writing: nil, outcomes: outcomes)
    outcomes = []
    if builder.count > 0 {
      let batch = builder.take()
      let writer = writer
      handedOver.writing = Task {
        do throws(Failure) { return .success(try await writer.apply(batch)) } catch { return .failure(error) }
      }
    }
    return handedOver
  }

  /// Waits until the writer has written what it was given.
  private func finish(_ handedOver: inout HandedOver?, _ summary: inout Summary) async throws(Failure) {
    guard let done = handedOver else { return }
    handedOver = nil
    if let writing = done.writing { summary.add(try await writing.value.get()) }
    summary.add(done.outcomes)
    queue.didFinish(done.outcomes.count)
    report(done.outcomes)
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
    var articles: [Article] = []
    var failures: [Failure] = []
    do {
      let reader = try readers.read(bundle.content) { result in
        switch result {
        case .success(let article): articles.append(article)
        case .failure(let failure): failures.append(failure.placed(in: candidate))
        }
      }
      guard bundle.isUnchanged else { return Outcome(candidate: candidate, result: .unsettled) }
      // Nothing but failures: what earlier content gave stays.
      if articles.isEmpty, let first = failures.first { return fail(candidate, bundle.hash, first, builder) }
      for index in articles.indices { builder.learned(recurring.leaveOut(of: &articles[index], in: candidate)) }
      builder.read(
        candidate.bundle, hash: bundle.hash, reader: reader.name, readerVersion: reader.version, articles: articles,
        failures: failures)
      return Outcome(
        candidate: candidate,
        result: .indexed(
          hash: bundle.hash, reader: reader.name, readerVersion: reader.version, articles: articles.count,
          failures: failures))
    } catch {
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
