import NewsIndex
import NewsModel

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
  let met: MetWordsInCommon
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
    let builder = BatchBuilder(met: met)
    var outcomes: [Outcome] = []
    var handedOver: HandedOver?
    var batchBytes = Self.firstBatchBytes
    repeat {
      while let slice = queue.take() {
        for group in groups(of: slice.works) {
          if queue.isAbandoned { break }
          perform(group, into: builder, &outcomes)
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
      met.rest()
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
    /// It and those before it that the writer may not have taken yet, the oldest first.
    var batches: [Writer.HandedOver]
    /// Tells of it when it is written, and gives the sum of it and of those before it.
    var told: Task<Result<Summary, Failure>, Never>
  }

  /// Batches that may wait for the writer.
  private static let mostWaiting = 2

  /// Hands over what was built, once there is room for it among the batches that wait.
  private func pass(
    _ builder: BatchBuilder, _ outcomes: inout [Outcome], _ handedOver: inout HandedOver?, urgent: Bool
  ) async {
    if outcomes.isEmpty { return }
    var batches = handedOver?.batches ?? []
    while batches.count >= Self.mostWaiting { await batches.removeFirst().isTaken() }
    let batch = builder.count > 0 ? writer.handOver(builder.take(), urgent: urgent, backlog: queue.backlogBytes) : nil
    let done = outcomes
    let earlier = handedOver
    outcomes = []
    if let batch { batches.append(batch) }
    handedOver = HandedOver(batches: batches, told: Task { await tell(done, of: batch, after: earlier?.told) })
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

  // MARK: Reading

  /// The work in pieces whose bundles are read together: as much as is best, and what is large by itself.
  private func groups(of works: [Work]) -> [ArraySlice<Work>] {
    let bounds = readers.groupBounds
    var groups: [ArraySlice<Work>] = []
    var start = works.startIndex
    var bytes = 0
    for (place, work) in works.enumerated() {
      let size = Int(work.candidate.stamp.size)
      if place > start, place - start >= bounds.bundles || bytes + size > bounds.bytes {
        groups.append(works[start..<place])
        start = place
        bytes = 0
      }
      bytes += size
    }
    if start < works.endIndex { groups.append(works[start...]) }
    return groups
  }

  /// A bundle that is loaded, and is to be read.
  private struct Loaded {
    var work: Work
    /// With the stamp of what was loaded.
    var candidate: Candidate
    var bundle: LoadedBundle
  }

  private func perform(_ works: ArraySlice<Work>, into builder: BatchBuilder, _ outcomes: inout [Outcome]) {
    var loaded: [Loaded] = []
    for work in works {
      switch work.job {
      case .gone(let forget):
        // What was asked before, of the same path perhaps, comes before it.
        read(&loaded, into: builder, &outcomes)
        builder.gone(path: work.candidate.path, forget: forget)
        outcomes.append(Outcome(candidate: work.candidate, result: .gone(forgotten: forget)))
      case .readSettled(let known):
        let outcome = loader.load(work.candidate, expecting: work.candidate.stamp)
        take(outcome, work, known, &loaded, builder, &outcomes)
      case .readNow(let known):
        var outcome = loader.load(work.candidate)
        for _ in 0..<3 {
          guard case .unsettled = outcome else { break }
          outcome = loader.load(work.candidate)
        }
        take(outcome, work, known, &loaded, builder, &outcomes)
      }
    }
    read(&loaded, into: builder, &outcomes)
  }

  private func take(
    _ outcome: BundleLoader.Outcome, _ work: Work, _ known: KnownBundle?, _ loaded: inout [Loaded],
    _ builder: BatchBuilder, _ outcomes: inout [Outcome]
  ) {
    var candidate = work.candidate
    switch outcome {
    case .unsettled: outcomes.append(insist(.unsettled, work, candidate, builder))
    case .vanished: outcomes.append(Outcome(candidate: candidate, result: .vanished))
    case .postponed(let failure): outcomes.append(insist(.postponed(failure), work, candidate, builder))
    case .failed(let failure): outcomes.append(fail(candidate, nil, failure, builder))
    case .loaded(let bundle):
      candidate.stamp = bundle.stamp
      if var known, known.state == .indexed, known.hash == bundle.hash, readers.isCurrent(known, path: candidate.path) {
        builder.unchanged(candidate.bundle)
        known.stamp = bundle.stamp
        return outcomes.append(Outcome(candidate: candidate, result: .unchanged(known)))
      }
      let isSlow = readers.isSlow(bundle)
      if isSlow { read(&loaded, into: builder, &outcomes) }
      loaded.append(Loaded(work: work, candidate: candidate, bundle: bundle))
      if isSlow { read(&loaded, into: builder, &outcomes) }
    }
  }

  /// Reads what is loaded. Words are cut as articles come, while others make the next ones.
  private func read(_ loaded: inout [Loaded], into builder: BatchBuilder, _ outcomes: inout [Outcome]) {
    if loaded.isEmpty { return }
    let taken = loaded
    loaded = []
    var failures: [Failure] = []
    readers.read(taken.map(\.bundle)) { place, event in
      let candidate = taken[place].candidate
      switch event {
      case .result(.success(var article)):
        builder.learned(recurring.leaveOut(of: &article, in: candidate))
        builder.add(article)
      case .result(.failure(let failure)): failures.append(failure.placed(in: candidate))
      case .again:
        builder.leave()
        failures = []
      case .read, .refused, .postponed:
        outcomes.append(end(taken[place], event, failures, builder))
        failures = []
      }
    }
  }

  /// All was told of a bundle.
  private func end(
    _ loaded: Loaded, _ event: BundleReaders.Event, _ failures: [Failure], _ builder: BatchBuilder
  ) -> Outcome {
    let (bundle, candidate) = (loaded.bundle, loaded.candidate)
    switch event {
    case .read(let reader) where bundle.isUnchanged:
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
    case .postponed(let failure):
      builder.leave()
      return insist(.postponed(failure.placed(in: candidate)), loaded.work, candidate, builder)
    case .refused(let failure) where bundle.isUnchanged:
      builder.leave()
      return fail(candidate, bundle.hash, failure.placed(in: candidate), builder)
    case .read, .refused, .result, .again:
      builder.leave()
      return insist(.unsettled, loaded.work, candidate, builder)
    }
  }

  private func fail(
    _ candidate: Candidate, _ hash: ContentHash?, _ failure: Failure, _ builder: BatchBuilder
  ) -> Outcome {
    builder.failed(candidate.bundle, hash: hash, failure)
    return Outcome(candidate: candidate, result: .failed(failure, hash: hash))
  }

  /// What is to be looked at later; but a bundle that was named is read or has failed.
  private func insist(
    _ result: Outcome.Result, _ work: Work, _ candidate: Candidate, _ builder: BatchBuilder
  ) -> Outcome {
    guard case .readNow = work.job else { return Outcome(candidate: candidate, result: result) }
    switch result {
    case .unsettled: return fail(candidate, nil, .keepsChanging(candidate.path), builder)
    case .postponed(let failure): return fail(candidate, nil, failure, builder)
    default: return Outcome(candidate: candidate, result: result)
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
