import Glibc
package import Logging
package import NewsModel
import Synchronization

/// Keeps the service of an inbox going through the troubles of its database and of the disk under it.
///
/// Where the disk is full, or fails, or another process does not let the database go, the service ends: nothing that was not on the disk was reported. Here is waited until there
/// is room, or a while, and it is begun anew from what the journal has; the look through the inbox then finds all that came
/// meanwhile.
package final class LastingInbox: Sendable {
  private struct State {
    var settings: InboxSettings
    var service: InboxService?
    var isStopped = false
    var isReady = false
  }

  private let inbox: String
  private let database: String
  private let mode: InboxService.Mode
  private let reserve: DiskReserve
  private let readers: Int
  private let programs: BundleReaders
  private let logger: Logger
  private let hooks: InboxHooks
  private let state: Mutex<State>

  /// - Parameters: as for `InboxService`.
  ///   - database: the database's path, whose lock the caller has.
  ///   - reserve: the space that is left free on its disk.
  package init(
    inbox: String, database: String, settings: InboxSettings, mode: InboxService.Mode, reserve: DiskReserve,
    readers: Int = 0, programs: BundleReaders = BundleReaders(), logger: Logger, hooks: InboxHooks = InboxHooks()
  ) {
    self.inbox = inbox
    self.database = database
    self.mode = mode
    self.reserve = reserve
    self.readers = readers
    self.programs = programs
    self.logger = logger
    self.hooks = hooks
    state = Mutex(State(settings: settings))
  }

  /// Runs until it is in step (`once`) or stopped, and tells what it did.
  ///
  /// Throws what is not a trouble of the moment, and with `once` that, too; also where the database cannot be opened to begin with.
  package func run() async throws(Failure) -> Summary {
    var whole = Summary()
    var patience = Patience()
    var trouble: Failure?
    while true {
      let session = await session(after: trouble)
      whole.add(session.summary)
      guard let failure = session.failure else { return whole }
      let isStart = trouble == nil && !session.hasOpened
      guard mode != .once, failure.isOfTheMoment, !(isStart && failure.code == .diskError) else { throw failure }
      if session.hasOpened || trouble?.code != failure.code {
        logger.error("waiting for the \(Self.obstacle(failure)); searches go on", failure: failure)
      }
      trouble = failure
      patience.grow(hasWorked: !session.summary.isNothing)
      guard await waitOut(failure, patience) else { return whole }
    }
  }

  /// Ends `run` after the transaction in hand.
  package func stop() {
    let service = state.withLock { state in
      state.isStopped = true
      return state.service
    }
    service?.stop()
  }

  /// Settings for the next decision on.
  package func apply(_ settings: InboxSettings) {
    let service = state.withLock { state in
      state.settings = settings
      return state.service
    }
    service?.apply(settings)
  }

  // MARK: Sessions

  /// What became of a session.
  private struct Session {
    var summary = Summary()
    var failure: Failure?
    /// Whether the database could be opened.
    var hasOpened = false
  }

  /// Opens the database and keeps it in step until that ends, one way or another.
  private func session(after trouble: Failure?) async -> Session {
    var session = Session()
    do throws(Failure) {
      if mode != .once { try reserve.check(roomForText: 0) }
      let writer = try Writer(path: database, reserve: reserve)
      session.hasOpened = true
      (session.summary, session.failure) = await work(with: writer, after: trouble)
      await writer.close()
    } catch {
      session.failure = error
    }
    return session
  }

  private func work(with writer: Writer, after trouble: Failure?) async -> (Summary, Failure?) {
    do throws(Failure) {
      if trouble != nil { try await writer.secure() }
    } catch {
      return (Summary(), error)
    }
    let service: InboxService? = state.withLock { state in
      if state.isStopped { return nil }
      let service = InboxService(
        inbox: inbox, settings: state.settings, mode: mode, writer: writer, readers: readers, programs: programs,
        logger: logger, hooks: sessionHooks)
      state.service = service
      return service
    }
    guard let service else { return (Summary(), nil) }
    defer { state.withLock { $0.service = nil } }
    if let trouble {
      hooks.trouble(nil)
      logger.notice("the \(Self.obstacle(trouble)) is back", metadata: ["database": "\(database)"])
    }
    return await service.outcome()
  }

  /// As those of the caller, who is told once that all is ready.
  private var sessionHooks: InboxHooks {
    var hooks = hooks
    hooks.ready = { [self] in tellReady() }
    return hooks
  }

  private func tellReady() {
    let isFirst = state.withLock { state in
      defer { state.isReady = true }
      return !state.isReady
    }
    if isFirst { hooks.ready() }
  }

  private static func obstacle(_ failure: Failure) -> String { failure.code == .locked ? "database" : "disk" }

  // MARK: Waiting

  /// How long to wait, or for how much room: longer each time that nothing could be done.
  private struct Patience {
    /// Bytes of text that there must be room for.
    private(set) var text = 1 << 20
    private(set) var pause = Duration.milliseconds(500)

    mutating func grow(hasWorked: Bool) {
      if hasWorked { self = Patience() }
      text = min(2 * text, 64 << 20)
      pause = min(pause * 2, .seconds(60))
    }
  }

  private static let step = Duration.milliseconds(250)

  /// Waits until it is worth trying again; false where the service is stopped meanwhile. Searches go on, so it counts as ready.
  private func waitOut(_ failure: Failure, _ patience: Patience) async -> Bool {
    hooks.status("\(failure)")
    hooks.trouble(failure)
    tellReady()
    let start = ContinuousClock.now
    var beaten = start
    while !state.withLock(\.isStopped) {
      if failure.code == .diskFull {
        if reserve.hasRoom(forText: patience.text) { return true }
      } else if start.duration(to: .now) >= patience.pause {
        return true
      }
      if let interval = hooks.heartbeatInterval, beaten.duration(to: .now) >= min(interval, Self.step) {
        hooks.heartbeat()
        beaten = .now
      }
      try? await Task.sleep(for: Self.step)
    }
    return false
  }
}
