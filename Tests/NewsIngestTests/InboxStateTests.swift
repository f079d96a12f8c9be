import Glibc
import NewsIngest
import NewsModel
import NewsService
import Testing

@Suite(.timeLimit(.minutes(20))) struct InboxStateTests {
  let place = Workplace()

  @Test func `the state tells what was done, and how long it took`() async throws {
    try await RunningInbox.follow(place) { inbox in
      place.deliver("a.txt")
      place.deliver("b.json", "{ not json")
      let state = try await inbox.state { $0.done.bundles == 1 && $0.failed == 1 && $0.inWork == 0 }
      #expect(state.process == getpid())
      #expect(state.inbox == place.inbox)
      #expect(state.watching == .events)
      #expect(!state.isDegraded)
      #expect(state.bundles == 2)
      #expect(state.done.articles == 1)
      #expect(state.done.failures == ["not-json": 1])
      #expect(state.done.lag.count == 1)
      #expect(state.done.lastIndexed >= state.since)
    }
  }

  @Test func `an inbox out of reach degrades it until the inbox is back`() async throws {
    let settings = InboxSettings(settle: .milliseconds(50), poll: .milliseconds(100))
    try await RunningInbox.follow(place, settings: settings) { inbox in
      place.deliver("a.txt")
      _ = try await inbox.state { $0.done.bundles == 1 }
      rename(place.inbox, place.path + "/elsewhere")
      let degraded = try await inbox.state { $0.isDegraded }
      #expect(degraded.troubles.map(\.subject) == [place.inbox])
      rename(place.path + "/elsewhere", place.inbox)
      _ = try await inbox.statuses.first { _ in
        inbox.states.all.last.map { !$0.isDegraded && $0.bundles == 1 } ?? false
      }
    }
  }

  @Test func `polling alone is told, without a reason where it was asked for`() async throws {
    try await RunningInbox.follow(place, byEvents: false) { inbox in
      let state = try await inbox.state { _ in true }
      #expect(state.watching == .polling(because: nil))
    }
  }
}

/// When the state is told.
@Suite struct ReportingTests {
  private static func state(_ bundles: Int, troubles: [Failure] = []) -> ServiceState {
    var state = ServiceState(process: 1, version: "1", since: 0, inbox: "/inbox")
    state.bundles = bundles
    state.troubles = troubles
    return state
  }

  @Test func `twice a second at most, and what was held back later`() {
    var reporting = Reporting()
    var told: [Int64] = []
    for millisecond in Int64(0)...2_000 where reporting.isDue(Self.state(Int(millisecond)), at: millisecond * 1_000_000)
    {
      told.append(millisecond)
    }
    #expect(told == [0, 500, 1_000, 1_500, 2_000])
    let held = reporting.isDue(Self.state(7), at: 2_100_000_000)
    #expect(!held)
    #expect(reporting.due == 2_500_000_000)
    let later = reporting.isDue(Self.state(7), at: 2_500_000_000)
    #expect(later)
    #expect(reporting.due == nil)
  }

  @Test func `nothing is told, and nothing waited for, while nothing changes`() {
    var reporting = Reporting()
    var told = 0
    for second in Int64(0)...3_600 {
      if reporting.isDue(Self.state(1), at: second * 1_000_000_000) { told += 1 }
      #expect(reporting.due == nil)
    }
    #expect(told == 1)
  }

  @Test func `a trouble is told at once, and so is its end`() {
    var reporting = Reporting()
    let trouble = Failure(.empty, subject: "/inbox", cause: "is empty", remedy: "mount it")
    let states = [Self.state(1), Self.state(1, troubles: [trouble]), Self.state(1)]
    for (millisecond, state) in states.enumerated() {
      let isDue = reporting.isDue(state, at: Int64(millisecond) * 1_000_000)
      #expect(isDue)
    }
  }
}
