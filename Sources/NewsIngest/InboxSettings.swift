package import NewsModel
package import NewsService

/// How an inbox is kept in step; all of it can change while newsqd runs.
package struct InboxSettings: Sendable, Hashable {
  /// What becomes of the articles of a bundle that its owner removed.
  package enum Removal: Sendable, Hashable { case keep, forget }

  package var removal: Removal
  /// How long a bundle that was not renamed in must stay unchanged.
  package var settle: Duration
  /// The time between two looks through the whole inbox.
  package var poll: Duration

  package init(removal: Removal = .keep, settle: Duration = .seconds(1), poll: Duration = .seconds(30)) {
    self.removal = removal
    self.settle = settle
    self.poll = poll
  }
}

/// What an inbox's loop tells its surroundings, called on the loop's own thread.
package struct InboxHooks: Sendable {
  /// Once: watching is up and the first look at the inbox has been taken.
  package var ready: @Sendable () -> Void
  /// One line for people, whenever it changes.
  package var status: @Sendable (String) -> Void
  /// How it stands, whenever that changes, twice a second at most; changes for the worse and back at once.
  package var state: @Sendable (ServiceState) -> Void
  /// What keeps the service of the inbox from running at all, when that begins and when it changes; nil when it is over.
  package var trouble: @Sendable (Failure?) -> Void
  /// Counts what is done.
  package var ledger: ServiceLedger
  /// The index is tidied as far as it can be; again after each time that there was something to do.
  package var tidied: @Sendable () -> Void
  /// At this interval at most, as long as the loop turns and the work goes on.
  package var heartbeat: @Sendable () -> Void
  package var heartbeatInterval: Duration?

  package init(
    ready: @escaping @Sendable () -> Void = {}, status: @escaping @Sendable (String) -> Void = { _ in },
    state: @escaping @Sendable (ServiceState) -> Void = { _ in },
    trouble: @escaping @Sendable (Failure?) -> Void = { _ in }, ledger: ServiceLedger = ServiceLedger(),
    tidied: @escaping @Sendable () -> Void = {}, heartbeat: @escaping @Sendable () -> Void = {},
    heartbeatInterval: Duration? = nil
  ) {
    self.ready = ready
    self.status = status
    self.state = state
    self.trouble = trouble
    self.ledger = ledger
    self.tidied = tidied
    self.heartbeat = heartbeat
    self.heartbeatInterval = heartbeatInterval
  }
}
