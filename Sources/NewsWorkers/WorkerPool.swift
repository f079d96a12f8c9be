internal import Glibc
internal import NewsFiles
package import NewsModel
internal import NewsReaders
internal import Synchronization

/// What becomes of a bundle that another process reads.
package enum ReadingEvent {
  /// The next article, or the failure of a member.
  case result(Result<Article, Failure>)
  /// What came of the bundle so far does not count: it is read once more.
  case again
  /// It was read, by this reader.
  case read(name: String, version: Int)
  /// The whole bundle, or the rest of it, cannot be read.
  case refused(Failure)
  /// It cannot be read now; says nothing about the bundle.
  case postponed(Failure)
}

/// The processes that read: started when they are needed, ended after some seconds of rest.
package final class WorkerPool: Sendable {
  private struct Resting {
    var worker: WorkerProcess
    var since: ContinuousClock.Instant
  }

  private struct State {
    var resting: [Resting] = []
    var isTidied = false
  }

  private let program: String
  private let setup: WorkerSetup
  private let restTime: Duration
  private let state = Mutex(State())

  /// - Parameters:
  ///   - program: newsqd, which reads where it is started as ``ReadingWorker/name``. Built in is the program of this process,
  ///     also where another one has taken its place in the file system.
  ///   - rest: How long a process without work stays.
  package init(program: String = "/proc/self/exe", setup: WorkerSetup, rest: Duration = .seconds(5)) {
    self.program = program
    self.setup = setup
    restTime = rest
  }

  /// Ends all that rest.
  package func close() {
    takeResting { _ in true }.forEach { $0.finish() }
  }

  deinit {
    close()
  }

  // MARK: Reading

  /// Has bundles read one after the other; tells what becomes of each, by its place, in their order.
  ///
  /// Where a process is lost over several bundles, nobody knows over which of them: the rest of them is read one by one. A bundle that
  /// was alone with two processes that were lost is refused; the others go on.
  package func read(_ jobs: [ReadingJob], tell: (Int, ReadingEvent) -> Void) {
    var place = 0
    var isOneByOne = jobs.count == 1
    var isFresh = false
    var strikes = 0
    while place < jobs.count {
      guard let worker = worker(isFresh: isFresh, for: jobs[place...], tell) else { return }
      let end = isOneByOne ? place + 1 : jobs.count
      do throws(WorkerLoss) {
        try read(jobs[place..<end], &place, by: worker, tell)
        (isFresh, strikes) = (false, 0)
        giveBack(worker)
      } catch {
        if place == end {
          // All was told of whole before it was lost.
          strikes = 0
        } else if isOneByOne, strikes == 1 {
          tell(place, .refused(.died(jobs[place].name, error, setup)))
          place += 1
          strikes = 0
        } else {
          tell(place, .again)
          strikes = isOneByOne ? 1 : 0
        }
        isOneByOne = true
        isFresh = true
      }
    }
  }

  /// Reads jobs, and counts `place` on behind each that is done.
  private func read(
    _ jobs: ArraySlice<ReadingJob>, _ place: inout Int, by worker: WorkerProcess,
    _ tell: (Int, ReadingEvent) -> Void
  ) throws(WorkerLoss) {
    try worker.send(jobs)
    while place < jobs.endIndex {
      var bounds = AnswerBounds(limits: setup.limits, bundleSize: jobs[place].bundleSize)
      var isOver = false
      while !isOver {
        switch try worker.next(&bounds) {
        case .result(let result): tell(place, .result(result))
        case .read(let name, let version):
          guard Self.mayRead(jobs[place], name, version) else { throw worker.refuse() }
          tell(place, .read(name: name, version: version))
          isOver = true
        case .refused(let failure):
          tell(place, .refused(failure))
          isOver = true
        case .hello, .done: throw worker.refuse()
        }
      }
      place += 1
    }
    var bounds = AnswerBounds(small: 64)
    guard case .done = try worker.next(&bounds) else { throw worker.refuse() }
  }

  private static func mayRead(_ job: ReadingJob, _ name: String, _ version: Int) -> Bool {
    if case .answer(_, _, let format) = job { return name == format }
    return Readers.all.contains { $0.name == name && $0.version == version }
  }

  // MARK: Processes

  /// A process for these jobs; where there is none to be had, that is told of each of them.
  private func worker(
    isFresh: Bool, for jobs: ArraySlice<ReadingJob>, _ tell: (Int, ReadingEvent) -> Void
  ) -> WorkerProcess? {
    if !isFresh, let resting = state.withLock({ $0.resting.popLast()?.worker }) { return resting }
    do {
      return try WorkerProcess(program: program, setup: setup)
    } catch {
      for place in jobs.indices { tell(place, .postponed(.notStarted(jobs[place].name, error))) }
      return nil
    }
  }

  private func giveBack(_ worker: WorkerProcess) {
    if worker.isWorn { return worker.finish() }
    let mustTidy = state.withLock { state in
      state.resting.append(Resting(worker: worker, since: .now))
      defer { state.isTidied = true }
      return !state.isTidied
    }
    guard mustTidy else { return }
    Task { [weak self, restTime] in
      repeat { try? await Task.sleep(for: restTime) } while self?.tidy() == true
    }
  }

  /// Ends those that have rested for long; whether there is a reason to come again.
  private func tidy() -> Bool {
    let end = ContinuousClock.now - restTime
    takeResting { $0 <= end }.forEach { $0.finish() }
    return state.withLock { state in
      state.isTidied = !state.resting.isEmpty
      return state.isTidied
    }
  }

  private func takeResting(_ isMeant: (ContinuousClock.Instant) -> Bool) -> [WorkerProcess] {
    state.withLock { state in
      let taken = state.resting.filter { isMeant($0.since) }.map(\.worker)
      state.resting.removeAll { isMeant($0.since) }
      return taken
    }
  }
}
