import Testing

@testable import NewsIngest

/// The small rules that the loop goes by.
@Suite struct InboxRuleTests {
  private let second: Int64 = 1_000_000_000

  @Test func `departures count once it has been quiet for a while, and at the latest after two polls`() {
    var departures = Departures()
    #expect(departures.due(settle: .seconds(2), poll: .seconds(30)) == nil)
    departures.add("/in/a", at: 10 * second)
    departures.add("/in/b", at: 11 * second)
    departures.add("/in/a", at: 12 * second)
    #expect(departures.due(settle: .seconds(2), poll: .seconds(30)) == 13 * second)
    for number in 0..<100 { departures.add("/in/c\(number)", at: (12 + Int64(number)) * second) }
    #expect(departures.due(settle: .seconds(2), poll: .seconds(30)) == 70 * second)
    departures.cancel("/in/a")
    #expect(!departures.paths.contains("/in/a"))
    departures.forgetAll()
    #expect(departures.isEmpty)
  }

  @Test func `the heart beats while there is nothing to do or something gets done`() {
    var pulse = Pulse()
    let turns: [(at: Int64, done: Int, isIdle: Bool)] = [
      (100, 0, true), (105, 0, true), (110, 1, false), (700, 1, false), (720, 1, false), (730, 2, false),
    ]
    let beats = turns.map { pulse.isDue($0.at * second, interval: .seconds(10), done: $0.done, isIdle: $0.isIdle) }
    #expect(beats == [true, false, true, true, false, true])
  }

  @Test func `a summary leaves out what is nought`() {
    var summary = Summary()
    #expect("\(summary)" == "0 bundles, 0.0 s")
    summary.bundles = 1
    summary.articlesAdded = 1
    summary.articlesReplaced = 2
    summary.articlesRemoved = 3
    summary.unchanged = 4
    summary.gone = 5
    summary.failed = 6
    summary.seconds = 1.26
    #expect(
      "\(summary)"
        == "1 bundle, 4 unchanged, 5 gone, 1 article added, 2 articles replaced, 3 articles removed, 6 failed, 1.3 s")
  }
}
