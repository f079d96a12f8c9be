internal import Dispatch
internal import Synchronization

/// Threads that make articles of the members of large bundles, the same ones for all bundles that are read at a time.
///
/// They are started when a bundle has work for them, and end when none has any more, so that they take nothing at rest.
package final class MemberWorkers: Sendable {
  package typealias Job = @Sendable () -> Void

  private struct State {
    var jobs: [Job] = []
    /// The first job that was not taken yet.
    var next = 0
    var threads = 0
    /// Bundles that may add further jobs.
    var bundles = 0

    mutating func take() -> Job? {
      guard next < jobs.count else { return nil }
      let job = jobs[next]
      next += 1
      if next == jobs.count || next >= 256 {
        jobs.removeFirst(next)
        next = 0
      }
      return job
    }
  }

  /// How many threads there are at most.
  package let count: Int
  private let startThread: @Sendable (@escaping Job) -> Void
  private let state = Mutex(State())
  /// Rung for each job, and for each thread when it may end.
  private let bell = DispatchSemaphore(value: 0)

  /// - Parameter startThread: Runs what it is given on a thread of its own.
  package init(count: Int, startThread: @escaping @Sendable (@escaping Job) -> Void) {
    self.count = count
    self.startThread = startThread
  }

  /// A bundle will add jobs, until it has called `leave`.
  func join() {
    state.withLock { $0.bundles += 1 }
  }

  func leave() {
    let ending = state.withLock { state in
      state.bundles -= 1
      return state.bundles == 0 ? state.threads : 0
    }
    for _ in 0..<ending { bell.signal() }
  }

  /// Has a job done, behind those that were added before. Nothing bounds how many wait: ``MembersInHand`` does.
  func add(_ job: @escaping Job) {
    let isShort = state.withLock { state in
      state.jobs.append(job)
      guard state.threads < count else { return false }
      state.threads += 1
      return true
    }
    if isShort { startThread { [self] in run() } }
    bell.signal()
  }

  private func run() {
    while true {
      bell.wait()
      let (job, isEnd) = state.withLock { state in
        if let job = state.take() { return (Optional(job), false) }
        if state.bundles == 0 { state.threads -= 1 }
        return (nil, state.bundles == 0)
      }
      if isEnd { return }
      job?()
    }
  }
}
