import NewsModel

/// The number of an article in the database: its day and a running number, `day << 20 | n`.
///
/// FTS5 keeps its rows in the order of their numbers, so a span of days is a range of numbers and the newest
/// come first by themselves. Running numbers below 2^19 are for articles whose date is known; those from there
/// on are for undated ones, which stand at the day they arrived.
enum ArticleNumber {
  /// The first running number of undated articles.
  static let undated: Int64 = 1 << halfDayBits
  static let perDay: Int64 = 1 << dayBits
  /// The lower bits of a number: those of a day, and those of one half of it, of its dated or its undated articles.
  static let dayBits: Int64 = 20
  static let halfDayBits: Int64 = 19

  /// All numbers of a day's dated or undated articles.
  static func range(day: CivilDay, dated: Bool) -> Range<Int64> {
    let first = Int64(day.number) << 20 | (dated ? 0 : undated)
    return first..<first + undated
  }

  /// All numbers of a span of days, from one day on and before another; nil stands for "without end".
  static func range(from first: CivilDay?, before end: CivilDay?) -> Range<Int64> {
    let low = first.map { Int64($0.number) << 20 } ?? Int64.min
    let high = end.map { Int64($0.number) << 20 } ?? Int64.max
    return low..<max(low, high)
  }

  /// The first number of the day that a number is of.
  static func firstOfDay(_ number: Int64) -> Int64 { number & ~(perDay - 1) }

  static func day(of number: Int64) -> CivilDay {
    CivilDay(number: Int(number >> 20))
  }

  static func isUndated(_ number: Int64) -> Bool {
    number & undated != 0
  }
}
