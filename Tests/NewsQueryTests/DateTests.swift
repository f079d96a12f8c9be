import NewsModel
import NewsQuery
import Testing

@Suite struct `Dates as users write them` {
  /// The last day of a March after a leap day.
  static let today = CivilDay(year: 2024, month: 3, day: 31)!

  @Test(arguments: [
    ("2025-02-12", "2025-02-12", "2025-02-12"),
    (" 2025-02-12 ", "2025-02-12", "2025-02-12"),
    ("2025-02", "2025-02-01", "2025-02-28"),
    ("2024-02", "2024-02-01", "2024-02-29"),
    ("2025", "2025-01-01", "2025-12-31"),
    ("0001", "0001-01-01", "0001-12-31"),
    ("2025-02-12T19:04", "2025-02-12", "2025-02-12"),
    ("2025-02-12T23:59:60.25-08:00", "2025-02-12", "2025-02-12"),
    ("2025-02-12 19:04:30+0100", "2025-02-12", "2025-02-12"),
    ("2025-02-12t19:04z", "2025-02-12", "2025-02-12"),
    ("2025-02-12T19:04+01", "2025-02-12", "2025-02-12"),
    ("today", "2024-03-31", "2024-03-31"),
    ("Yesterday", "2024-03-30", "2024-03-30"),
    ("0d", "2024-03-31", "2024-03-31"),
    ("7d", "2024-03-24", "2024-03-24"),
    ("2w", "2024-03-17", "2024-03-17"),
    ("1m", "2024-02-29", "2024-02-29"),
    ("3M", "2023-12-31", "2023-12-31"),
    ("13m", "2023-02-28", "2023-02-28"),
    ("1y", "2023-03-31", "2023-03-31"),
  ])
  func `a date names its days`(text: String, first: String, last: String) throws {
    let span = try DateSpan(parsing: text, subject: "--after", today: Self.today)
    #expect(span.first.description == first)
    #expect(span.last.description == last)
  }

  @Test func `a year before a leap day is the last day of February`() throws {
    let leapDay = CivilDay(year: 2024, month: 2, day: 29)!
    #expect(try DateSpan(parsing: "1y", subject: "--after", today: leapDay).first.description == "2023-02-28")
  }

  @Test(arguments: [
    ("", "no date"),
    ("  ", "no date"),
    ("soon", "'soon' is not a date"),
    ("2025-2-1", "'2025-2-1' is not a date"),
    ("12.02.2025", "'12.02.2025' is not a date"),
    ("2025-13", "there is no month 13"),
    ("2025-00-10", "there is no month 00"),
    ("2025-02-29", "2025-02 has no day 29"),
    ("0000", "'0000' is not a date"),
    ("20250212", "'20250212' is not a date"),
    ("2025-02-12T", "'2025-02-12T' is not a date"),
    ("2025-02-12T25:00", "'2025-02-12T25:00' is not a date"),
    ("2025-02-12T19:04+01:0", "'2025-02-12T19:04+01:0' is not a date"),
    ("2025-02-12T19:04Z5", "'2025-02-12T19:04Z5' is not a date"),
    ("2025-02-12x", "'2025-02-12x' is not a date"),
    ("7", "'7' is not a date"),
    ("d", "'d' is not a date"),
    ("-7d", "'-7d' is not a date"),
    ("7 d", "'7 d' is not a date"),
    ("7dd", "'7dd' is not a date"),
    ("7h", "'7h' is not a date"),
    ("9999y", "'9999y' ago is before the year 1"),
    ("2024y", "'2024y' ago is before the year 1"),
    ("99999999999999999999d", "'99999999999999999999d' is not a date"),
    ("٢٠٢٥", "'٢٠٢٥' is not a date"),
  ])
  func `anything else is refused`(text: String, cause: String) {
    let failure = #expect(throws: Failure.self) {
      try DateSpan(parsing: text, subject: "--before", today: Self.today)
    }
    #expect(
      failure?.description
        == "--before: \(cause) (write a day, month or year as 2025-02-12, 2025-02 or 2025, or how long ago as 7d, 2w, 3m "
        + "or 1y, or today or yesterday)")
    #expect(failure?.code == .badDate)
  }

  @Test func `after includes the period's first day, before leaves it out`() throws {
    let bound = try DateBound(after: "2025-02", before: "2025-03", today: Self.today)
    #expect(bound.first?.description == "2025-02-01")
    #expect(bound.end?.description == "2025-03-01")
    #expect(try DateBound(after: nil, before: "2025", today: Self.today) == DateBound(end: CivilDay(number: 20_089)))
    #expect(try DateBound(after: nil, before: nil, today: Self.today) == DateBound())
  }

  @Test func `a failure names its option`() {
    let after = #expect(throws: Failure.self) { try DateBound(after: "x", before: "y", today: Self.today) }
    #expect(after?.subject == "--after")
    let before = #expect(throws: Failure.self) { try DateBound(after: "today", before: "y", today: Self.today) }
    #expect(before?.subject == "--before")
  }
}
