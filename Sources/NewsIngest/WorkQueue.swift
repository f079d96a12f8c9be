import NewsModel
import Synchronization

/// The work that the readers take from: arrivals first, then the backlog.
package final class WorkQueue: Sendable {
  private struct State {
    var urgent: [Work] = []
    var backlog: [Waiting] = []
    var cursor = 0
    /// Bytes of what nobody has taken of the backlog.
    var backlogBytes: Int64 = 0
    var waiting: [CheckedContinuation<Void, Never>] = []
    var isFinished = false
    var isAbandoned = false
    var added = 0
    var done = 0

    var isEmpty: Bool { urgent.isEmpty && cursor == backlog.count }
  }

  /// Work that waits, in 64 bytes where it is about a new file, as most of a long backlog is: as it stands it takes 300.
  private enum Waiting {
    /// A settled file of which nothing is known; its name is the end of its path.
    case new(path: String, nameLength: Int32, stamp: BundleStamp)
    case other(Boxed)

    final class Boxed: Sendable {
      let work: Work
      init(_ work: Work) { self.work = work }
    }

    init(_ work: Work) {
      let candidate = work.candidate
      let length = candidate.name.utf8.count
      guard case .readSettled(known: nil) = work.job, candidate.rawPath == nil, candidate.defect == nil,
        candidate.path.utf8.suffix(length).elementsEqual(candidate.name.utf8), let short = Int32(exactly: length)
      else {
        self = .other(Boxed(work))
        return
      }
      self = .new(path: candidate.path, nameLength: short, stamp: candidate.stamp)
    }

    var work: Work {
      switch self {
      case .new(let path, let length, let stamp):
        let name = String(path.utf8.suffix(Int(length))) ?? path
        return Work(Candidate(path: path, name: name, stamp: stamp), .readSettled(known: nil))
      case .other(let boxed): return boxed.work
      }
    }
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
        if state.cursor == state.backlog.count {
          state.backlog = []
          state.cursor = 0
        }
        state.backlog.append(contentsOf: works.lazy.map(Waiting.init))
        state.backlogBytes += works.reduce(0) { $0 + $1.candidate.stamp.size }
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
      $0.backlog = []
      $0.cursor = 0
      $0.backlogBytes = 0
    }
  }

  package var isAbandoned: Bool { state.withLock(\.isAbandoned) }

  /// Whether all that was ever added is done, and written.
  var isAllDone: Bool { state.withLock { $0.done == $0.added } }

  /// Bytes of the bundles in the backlog that nobody has taken yet.
  var backlogBytes: Int64 { state.withLock(\.backlogBytes) }

  /// Pieces of work done, and pieces there have been.
  package var progress: (done: Int, total: Int) { state.withLock { ($0.done, $0.added) } }

  /// Pieces of work that nobody has taken yet.
  var waitingCount: Int { state.withLock { $0.urgent.count + $0.backlog.count - $0.cursor } }

  func didFinish(_ count: Int) {
    state.withLock { $0.done += count }
  }

  /// Small slices, so that readers end together.
  private static let sliceLength = 32
  /// So many that were taken may stay in memory.
  private static let keptLength = 4_096

  /// The next work, or nil where there is none now.
  func take() -> Slice? {
    state.withLock { state in
      if !state.urgent.isEmpty {
        let works = Array(state.urgent.prefix(Self.sliceLength))
        state.urgent.removeFirst(works.count)
        return Slice(works: works, isUrgent: true)
      }
      let end = min(state.cursor + Self.sliceLength, state.backlog.count)
      if state.cursor == end { return nil }
      let works = state.backlog[state.cursor..<end].map(\.work)
      state.cursor = end
      // What was taken takes no memory any more: a backlog may be long.
      if end == state.backlog.count {
        state.backlog = []
        state.cursor = 0
      } else if end >= Self.keptLength, end * 2 >= state.backlog.count {
        state.backlog.removeFirst(end)
        state.cursor = 0
      }
      state.backlogBytes -= works.reduce(0) { $0 + $1.candidate.stamp.size }
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
