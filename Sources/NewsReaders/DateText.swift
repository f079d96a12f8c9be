import NewsModel

/// Reads dates as people and programs write them.
///
/// A date whose day and month could be exchanged (`03/04/2025`) is refused: a wrong date is worse than none.
struct DateText {
  /// What may surround the date.
  enum Manner {
    /// A field that holds a date: other words are passed over.
    case field
    /// A line of a text: nothing but the date and words that belong to one.
    case line
  }

  /// The date in a text, or nil where there is none.
  static func date(
    _ text: String, origin: PublishedDate.Origin, manner: Manner = .field, reading: DateReading = .plain
  ) -> PublishedDate? {
    var dates = DateText(tokens: DateToken.tokens(of: text), reading: reading)
    guard let date = dates.read(origin: origin) else { return nil }
    return manner == .field || dates.restIsHarmless ? date : nil
  }

  /// The first date in a text, and whether there is nothing beside it but words that belong to one.
  static func dateAndRest(
    _ text: String, origin: PublishedDate.Origin, reading: DateReading
  ) -> (date: PublishedDate, alone: Bool)? {
    var dates = DateText(tokens: DateToken.tokens(of: text), reading: reading)
    return dates.read(origin: origin).map { ($0, dates.restIsHarmless) }
  }

  /// News was not printed before; and what lies in the far future is no date.
  static let years = 1600...2100

  let tokens: [DateToken]
  let reading: DateReading
  /// Which tokens the date has taken.
  var used: [Bool]

  private init(tokens: [DateToken], reading: DateReading) {
    self.tokens = tokens
    self.reading = reading
    used = [Bool](repeating: false, count: tokens.count)
  }

  /// A day, or a month without one, and the place behind it.
  struct Day {
    var day: CivilDay
    var isMonth = false
    var end: Int
  }

  private mutating func read(origin: PublishedDate.Origin) -> PublishedDate? {
    for start in tokens.indices {
      guard let found = isoDay(at: start) ?? numericDay(at: start) ?? wordDay(at: start) else { continue }
      for index in start..<found.end { used[index] = true }
      if found.isMonth { return PublishedDate(day: found.day, precision: .month, origin: origin) }
      return timed(found.day, after: found.end, before: start, origin: origin)
    }
    return yearAlone(origin: origin)
  }

  /// `2025`, when it is all there is.
  private mutating func yearAlone(origin: PublishedDate.Origin) -> PublishedDate? {
    guard tokens.count == 1, case .number(let year, 4) = tokens[0], let day = CivilDay(year: year, month: 1, day: 1),
      Self.years.contains(year)
    else { return nil }
    used[0] = true
    return PublishedDate(day: day, precision: .year, origin: origin)
  }

  // MARK: Days

  func number(_ index: Int, digits: ClosedRange<Int> = 1...2) -> Int? {
    guard index < tokens.count, case .number(let value, let count) = tokens[index], digits.contains(count)
    else { return nil }
    return value
  }

  func mark(_ index: Int) -> Unicode.Scalar? {
    guard index >= 0, index < tokens.count, case .mark(let mark) = tokens[index] else { return nil }
    return mark
  }

  func word(_ index: Int) -> String? {
    guard index >= 0, index < tokens.count, case .word(let word) = tokens[index] else { return nil }
    return word
  }

  func year(_ index: Int) -> Int? {
    guard let year = number(index, digits: 4...4), Self.years.contains(year) else { return nil }
    return year
  }

  func skipSpaces(_ index: Int) -> Int {
    index < tokens.count && tokens[index] == .space ? index + 1 : index
  }

  /// Whether a token joins its neighbours into something that is no date: `1.2025-02-12`, `v2025-…`.
  func isJoint(_ index: Int) -> Bool {
    switch tokens[index] {
    case .number: true
    case .mark("/"), .mark("."), .mark("-"), .mark("_"), .mark("="), .mark("$"), .mark("€"), .mark("#"):
      index > 0 && tokens[index - 1] != .space
    default: false
    }
  }

  // MARK: What is left

  /// Whether what the date did not take are words that stand beside dates.
  private var restIsHarmless: Bool {
    for (token, used) in zip(tokens, used) where !used {
      switch token {
      case .space, .mark: continue
      case .number: return false
      case .word(let word):
        guard DateWords.besideDates.contains(word) || ZoneNames.offset(word) != nil else { return false }
      }
    }
    return true
  }
}
