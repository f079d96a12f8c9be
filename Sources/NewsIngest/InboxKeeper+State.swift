import NewsFiles
import NewsModel
package import NewsService

/// What others may know of the loop: a record whenever it has changed, twice a second at most.
package struct Reporting: Sendable {
  /// Between two reports, unless what they say is urgent; nanoseconds.
  static let pause = Duration.milliseconds(500).nanoseconds

  private(set) var last: ServiceState?
  private var told: Int64 = 0
  /// When a change that was held back is due; nanoseconds, monotonic.
  package private(set) var due: Int64?

  package init() {}

  /// Whether to tell of this state now; nanoseconds, monotonic.
  package mutating func isDue(_ state: ServiceState, at now: Int64) -> Bool {
    due = nil
    guard let last else { return tell(state, now) }
    if last == state { return false }
    let isUrgent = last.troubles != state.troubles || last.watching != state.watching
    if isUrgent || now - told >= Self.pause { return tell(state, now) }
    due = told + Self.pause
    return false
  }

  /// What has not been told is due: nothing comes after it.
  package mutating func end() {
    told = .min / 2
  }

  private mutating func tell(_ state: ServiceState, _ now: Int64) -> Bool {
    last = state
    told = now
    return true
  }
}

extension InboxKeeper {
  /// What keeps newsqd from its work, the gravest first. Whatever makes it degraded is to stand here: `newsq status` and the
  /// metrics tell of it.
  var troubles: [Failure] { [trouble, heldBack].compactMap { $0 } }

  /// How it stands now.
  var state: ServiceState {
    var state = hooks.ledger.blank(inbox: inbox.text)
    state.watching = watching
    state.troubles = troubles
    state.bundles = known.presentCount
    state.failed = known.failedCount
    state.settling = settling.waiting.count
    state.inWork = inHand.count
    state.waiting = queue.waitingCount
    state.done = hooks.ledger.tally
    return state
  }

  /// Tells of the state where it has changed.
  func tellState() {
    let state = state
    if reporting.isDue(state, at: Moment.now().monotonic) { hooks.state(state) }
  }

  private var watching: ServiceState.Watching {
    guard case .follow(byEvents: true) = mode else { return .polling(because: nil) }
    guard let watcher else { return .polling(because: watchTrouble) }
    if let limitation = watcher.limitation { return .polling(because: limitation) }
    return remoteness.map { .polling(because: $0) } ?? .events
  }

  /// Notes whether other machines may write to the inbox, of which no event tells.
  func noteRemoteness() {
    let mounted = MountedFileSystem.of(inbox.text)
    guard let mounted, mounted.isOfNetwork else {
      remoteness = nil
      return
    }
    remoteness = Failure(
      .ioError, subject: inbox.text,
      cause: "is on a file system of a network (\(mounted.type)), which does not tell what other machines write",
      remedy: "nothing need be done; it is looked through at intervals")
  }
}
