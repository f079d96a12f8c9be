/// A stretch of the calendar that articles are counted by.
package enum TimeStep: String, Sendable, Hashable, CaseIterable {
  case day
  /// Of ISO 8601: from Monday on, numbered by the year that its Thursday lies in.
  case week
  case month, year

  /// The first day of the step that a day lies in.
  package func start(of day: CivilDay) -> CivilDay {
    let (year, month, dayOfMonth) = day.components
    switch self {
    case .day: return day
    case .week: return CivilDay(number: day.number - Self.weekday(of: day))
    case .month: return CivilDay(number: day.number - dayOfMonth + 1)
    case .year:
      let before = (1..<month).reduce(0) { $0 + CivilDay.length(of: $1, in: year) }
      return CivilDay(number: day.number - before - dayOfMonth + 1)
    }
  }

  /// The first day of the step behind the one that begins with a day.
  package func next(after start: CivilDay) -> CivilDay {
    // No step is longer than a year, and none but the year longer than 31 days.
    switch self {
    case .day: CivilDay(number: start.number + 1)
    case .week: CivilDay(number: start.number + 7)
    case .month: self.start(of: CivilDay(number: start.number + 31))
    case .year: self.start(of: CivilDay(number: start.number + 366))
    }
  }

  /// The name of the step that begins with a day, as ISO 8601 has it: `2025-02-12`, `2025-W07`, `2025-02`, `2025`.
  package func name(of start: CivilDay) -> String {
    switch self {
    case .day: return start.description
    case .week:
      let thursday = CivilDay(number: start.number + 3)
      let dayOfYear = thursday.number - TimeStep.year.start(of: thursday).number
      return "\(padded(thursday.components.year, 4))-W\(padded(dayOfYear / 7 + 1, 2))"
    case .month: return "\(padded(start.components.year, 4))-\(padded(start.components.month, 2))"
    case .year: return padded(start.components.year, 4)
    }
  }

  /// The finest step that parts a span into no more than about sixty, a number that a reader can take in at once.
  package static func suited(to first: CivilDay, _ last: CivilDay) -> TimeStep {
    switch last.number - first.number {
    case ..<62: .day
    case ..<(7 * 62): .week
    case ..<(31 * 62): .month
    default: .year
    }
  }

  /// Monday is 0. The first day of 1970 was a Thursday.
  private static func weekday(of day: CivilDay) -> Int {
    ((day.number + 3) % 7 + 7) % 7
  }
}
