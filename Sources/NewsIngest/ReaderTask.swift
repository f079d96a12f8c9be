import NewsIndex
import NewsModel
import NewsReaders

/// One reader of the pipeline: takes work, reads bundles into batches, and hands the batches to the writer.
///
/// While it waits for the writer another reader builds the next batch; so no more than one batch a reader is in memory.
struct ReaderTask {
  let queue: WorkQueue
  let writer: Writer
  let loader: BundleLoader
  let report: @Sendable ([Outcome]) -> Void

  /// Text in a batch, where the writer has nothing to do and where it has. Large batches cost the writer least, but it
  /// should not wait for one.
  static let smallestBatchBytes = 4 << 20
  static let largestBatchBytes = 16 << 20
  /// Bundles in a batch, where they bring little text.
  static let largestBatchCount = 8_192

  /// Works until the queue ends. Bad bundles are recorded; only the database's failures are thrown.
  func run() async throws(Failure) -> Summary {
    var summary = Summary()
    let builder = BatchBuilder()
    var outcomes: [Outcome] = []
    repeat {
      while let slice = queue.take() {
        for work in slice.works {
          if queue.isAbandoned { return summary }
          outcomes.append(perform(work, into: builder))
          let limit = writer.isIdle ? Self.smallestBatchBytes : Self.largestBatchBytes
          if builder.textBytes >= limit || outcomes.count >= Self.largestBatchCount {
            try await flush(builder, &outcomes, &summary)
          }
        }
        if slice.isUrgent { try await flush(builder, &outcomes, &summary) }
      }
      try await flush(builder, &outcomes, &summary)
    } while await queue.waitForWork()
    return summary
  }

  private func flush(
    _ builder: BatchBuilder, _ outcomes: inout [Outcome], _ summary: inout Summary
  ) async throws(Failure) {
    if outcomes.isEmpty { return }
    if builder.count > 0 { summary.add(try await writer.apply(builder.take())) }
    summary.add(outcomes)
    queue.didFinish(outcomes.count)
    report(outcomes)
    outcomes = []
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
      if var known, known.state == .indexed, known.hash == bundle.hash, known.isOfCurrentReader {
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
      let reader = try Readers.read(bundle.content, limits: loader.limits) { result in
        switch result {
        case .success(let article): articles.append(article)
        case .failure(let failure): failures.append(failure.placed(in: candidate))
        }
      }
      guard bundle.isUnchanged else { return Outcome(candidate: candidate, result: .unsettled) }
      // Nothing but failures: what earlier content gave stays.
      if articles.isEmpty, let first = failures.first { return fail(candidate, bundle.hash, first, builder) }
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

extension KnownBundle {
  /// Whether the reader that read it is still there in the same version.
  var isOfCurrentReader: Bool {
    reader.flatMap { Self.readerVersions[$0] } == readerVersion && readerVersion != nil
  }

  private static let readerVersions = Dictionary(
    Readers.all.map { ($0.name, $0.version) }, uniquingKeysWith: { first, _ in first })
}
