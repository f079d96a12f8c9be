import NewsModel
import Synchronization

/// The work that the readers take from: arrivals first, then the backlog.
package final class WorkQueue: Sendable {
  private struct State {
    var urgent: [Work] = []
    var backlog = Backlog()
    var waiting: [CheckedContinuation<Void, Never>] = []
    var isFinished = false
    var isAbandoned = false
    var added = 0
    var done = 0

    var isEmpty: Bool { urgent.isEmpty && backlog.isEmpty }
  }

  /// Some work, taken at once.
  struct Slice {
    var works: [Work]
    /// Somebody waits for it: it is not held back to fill a batch.
    var isUrgent: Bool
  }

  private let state = Mutex(State())

  package init() {}

  package func add(_ works: [Work], urgent: Bool = false) {
    let woken = state.withLock { state in
      if state.isAbandoned { return [CheckedContinuation<Void, Never>]() }
      state.added += works.count
      if urgent {
        state.urgent.append(contentsOf: works)
      } else {
        state.backlog.append(works)
      }
      let count = min(works.count, state.waiting.count)
      defer { state.waiting.removeLast(count) }
      return Array(state.waiting.suffix(count))
    }
    woken.forEach { $0.resume() }
  }

  /// No more comes: the readers end when all is done.
  package func finish() {
    end { $0.isFinished = true }
  }

  /// What has not been begun is dropped, and the readers end.
  package func abandon() {
    end {
      $0.isAbandoned = true
      $0.urgent = []
      $0.backlog = Backlog()
    }
  }

  package var isAbandoned: Bool { state.withLock(\.isAbandoned) }

  /// Whether all that was ever added is done, and written.
  var isAllDone: Bool { state.withLock { $0.done == $0.added } }

  /// Bytes of the bundles in the backlog that nobody has taken yet.
  var backlogBytes: Int64 { state.withLock { $0.backlog.bytes } }

  /// Pieces of work done, and pieces there have been.
  package var progress: (done: Int, total: Int) { state.withLock { ($0.done, $0.added) } }

  /// Pieces of work that nobody has taken yet.
  var waitingCount: Int { state.withLock { $0.urgent.count + $0.backlog.count } }

  func didFinish(_ count: Int) {
    state.withLock { $0.done += count }
  }

  /// Small slices, so that readers end together.
  private static let sliceLength = 32

  /// The next work, or nil where there is none now.
  func take() -> Slice? {
    state.withLock { state in
      if !state.urgent.isEmpty {
        let works = Array(state.urgent.prefix(Self.sliceLength))
        state.urgent.removeFirst(works.count)
        return Slice(works: works, isUrgent: true)
      }
      let works = state.backlog.take(Self.sliceLength)
      if works.isEmpty { return nil }
      return Slice(works: works, isUrgent: false)
    }
  }

  /// Waits until there is work; false where there will be none.
  func waitForWork() async -> Bool {
    await withCheckedContinuation { continuation in
      let isReady = state.withLock { state in
        if !state.isEmpty || state.isFinished || state.isAbandoned { return true }
        state.waiting.append(continuation)
        return false
      }
      if isReady { continuation.resume() }
    }
    return state.withLock { !$0.isAbandoned && !($0.isFinished && $0.isEmpty) }
  }

  private func end(_ change: (inout State) -> Void) {
    let woken = state.withLock { state in
      change(&state)
      defer { state.waiting = [] }
      return state.waiting
    }
    woken.forEach { $0.resume() }
  }
}
