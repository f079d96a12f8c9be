import NewsIngest
import NewsModel
import NewsService
import Synchronization

/// An inbox's loop at work for the length of a test, with what it says.
struct RunningInbox {
  let place: Workplace
  let observer: Observer
  let service: InboxService
  let statuses: Observer
  /// What it told of its state, one after the other.
  let states: States

  /// Waits for a state.
  func state(where holds: @escaping @Sendable (ServiceState) -> Bool) async throws -> ServiceState {
    _ = try await statuses.first { [states] event in
      event.message == "state" && states.all.contains(where: holds)
    }
    return states.all.first(where: holds)!
  }

  /// Runs the loop, calls `body` once it is ready, stops it, and gives what it did.
  @discardableResult
  static func follow(
    _ place: Workplace, settings: InboxSettings = InboxSettings(settle: .milliseconds(100), poll: .seconds(3_600)),
    byEvents: Bool = true, mostInHand: Int = 1 << 15, _ body: (RunningInbox) async throws -> Void
  ) async throws -> Summary {
    let observer = Observer()
    let statuses = Observer()
    let states = States()
    let writer = try Writer(path: place.database)
    let service = InboxService(
      inbox: place.inbox, settings: settings, mode: .follow(byEvents: byEvents), writer: writer, readers: 2,
      logger: observer.logger,
      hooks: InboxHooks(
        ready: { statuses.hear(Observer.Event(message: "ready", metadata: [:])) },
        status: { statuses.hear(Observer.Event(message: $0, metadata: [:])) },
        state: {
          states.add($0)
          statuses.hear(Observer.Event(message: "state", metadata: [:]))
        },
        tidied: { statuses.hear(Observer.Event(message: "tidied", metadata: [:])) }), mostInHand: mostInHand)
    let running = RunningInbox(place: place, observer: observer, service: service, statuses: statuses, states: states)
    async let run = Task { try await service.run() }.value
    let result: Result<Void, any Error>
    do {
      _ = try await statuses.first("ready")
      result = .success(try await body(running))
    } catch { result = .failure(error) }
    service.stop()
    let summary = try await run
    await writer.close()
    try result.get()
    return summary
  }

  /// Brings the database in step once.
  @discardableResult
  static func once(
    _ place: Workplace, settings: InboxSettings = InboxSettings(settle: .milliseconds(50)),
    observer: Observer = Observer(), mostInHand: Int = 1 << 15
  ) async throws -> Summary {
    let writer = try Writer(path: place.database)
    let service = InboxService(
      inbox: place.inbox, settings: settings, mode: .once, writer: writer, readers: 2, logger: observer.logger,
      mostInHand: mostInHand)
    let result: Result<Summary, Failure>
    do { result = .success(try await service.run()) } catch { result = .failure(error) }
    await writer.close()
    return try result.get()
  }
}

/// States in the order they were told.
final class States: Sendable {
  private let told = Mutex<[ServiceState]>([])

  var all: [ServiceState] { told.withLock { $0 } }

  func add(_ state: ServiceState) {
    told.withLock { $0.append(state) }
  }
}
