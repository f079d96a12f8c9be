import NewsModel
import Testing

@Suite struct `Steps of time` {
  private func name(_ step: TimeStep, _ year: Int, _ month: Int, _ day: Int) -> String {
    step.name(of: step.start(of: CivilDay(year: year, month: month, day: day)!))
  }

  @Test func `a day has a name in each step`() {
    #expect(TimeStep.allCases.map { name($0, 2025, 2, 12) } == ["2025-02-12", "2025-W07", "2025-02", "2025"])
  }

  @Test(arguments: [
    (2024, 12, 29, "2024-W52"), (2024, 12, 30, "2025-W01"), (2021, 1, 3, "2020-W53"), (2021, 1, 4, "2021-W01"),
    (2016, 1, 1, "2015-W53"), (1970, 1, 1, "1970-W01"), (1931, 5, 4, "1931-W19"),
  ])
  func `weeks are those of ISO 8601`(year: Int, month: Int, day: Int, week: String) {
    #expect(name(.week, year, month, day) == week)
  }

  @Test(arguments: TimeStep.allCases)
  func `steps follow each other without a gap`(step: TimeStep) {
    var start = step.start(of: CivilDay(year: 1963, month: 12, day: 30)!)
    var names: Set<String> = []
    for _ in 0..<400 {
      let next = step.next(after: start)
      #expect(next > start && step.start(of: next) == next)
      #expect(step.start(of: CivilDay(number: next.number - 1)) == start)
      names.insert(step.name(of: start))
      start = next
    }
    #expect(names.count == 400)
  }

  @Test func `a span is parted into steps that suit it`() {
    func suited(_ days: Int) -> TimeStep { .suited(to: CivilDay(number: 100), CivilDay(number: 100 + days)) }
    #expect([0, 30, 61].map(suited) == [.day, .day, .day])
    #expect([90, 400].map(suited) == [.week, .week])
    #expect([500, 1_800].map(suited) == [.month, .month])
    #expect(suited(4_000) == .year)
  }
}
