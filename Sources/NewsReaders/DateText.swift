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
  static func date(_ text: String, origin: PublishedDate.Origin, manner: Manner = .field) -> PublishedDate? {
    var reading = DateText(tokens: DateToken.tokens(of: text))
    guard let date = reading.read(origin: origin) else { return nil }
    return manner == .field || reading.restIsHarmless ? date : nil
  }

  /// News was not printed before; and what lies in the far future is no date.
  static let years = 1600...2100

  var tokens: [DateToken]
  /// Which tokens the date has taken.
  var used: [Bool]

  private init(tokens: [DateToken]) {
    self.tokens = tokens
    used = [Bool](repeating: false, count: tokens.count)
  }

  private struct Day {
    var year: Int
    var month: Int
    var day: Int?
    var end: Int
  }

  private mutating func read(origin: PublishedDate.Origin) -> PublishedDate? {
    for start in tokens.indices {
      guard let found = isoDay(at: start) ?? numericDay(at: start) ?? wordDay(at: start),
        let day = CivilDay(year: found.year, month: found.month, day: found.day ?? 1)
      else { continue }
      for index in start..<found.end { used[index] = true }
      guard found.day != nil else { return PublishedDate(day: day, precision: .month, origin: origin) }
      return timed(day, after: found.end, before: start, origin: origin)
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

  /// Year first: `2025-02-12`, `2025/2/12`, `20250212`, `2025-02`, `2025年2月12日`.
  private func isoDay(at start: Int) -> Day? {
    guard start == 0 || !isJoint(start - 1) else { return nil }
    if let whole = number(start, digits: 8...8), Self.years.contains(whole / 10_000) {
      return Day(year: whole / 10_000, month: whole / 100 % 100, day: whole % 100, end: start + 1)
    }
    guard let year = year(start) else { return nil }
    let afterYear = skipSpaces(start + 1)
    guard let separator = mark(afterYear) else { return nil }
    switch separator {
    case "-", "/", ".":
      guard let month = number(afterYear + 1), (1...12).contains(month) else { return nil }
      if mark(afterYear + 2) == separator, let day = number(afterYear + 3) {
        return Day(year: year, month: month, day: day, end: afterYear + 4)
      }
      // `2025.02` or `2025/02` alone could be anything.
      guard separator == "-", tokens.count == afterYear + 2 else { return nil }
      return Day(year: year, month: month, day: nil, end: afterYear + 2)
    case "年", "년":
      let place = skipSpaces(afterYear + 1)
      guard let month = number(place), ["月", "월"].contains(mark(place + 1)) else { return nil }
      let dayPlace = skipSpaces(place + 2)
      guard let day = number(dayPlace), ["日", "일"].contains(mark(dayPlace + 1)) else { return nil }
      return Day(year: year, month: month, day: day, end: dayPlace + 2)
    default: return nil
    }
  }

  /// Day and month in figures before the year. With points it is day first everywhere (`12.2.2025`); with other
  /// separators only what cannot be read in two ways counts.
  private func numericDay(at start: Int) -> Day? {
    guard start == 0 || !isJoint(start - 1), let first = number(start), let separator = mark(start + 1),
      ["/", ".", "-"].contains(separator)
    else { return nil }
    let second = skipSpaces(start + 2)
    guard let other = number(second), mark(second + 1) == separator else { return nil }
    let last = skipSpaces(second + 2)
    guard let year = year(last) else { return nil }
    let end = last + 1
    if separator == "." || first > 12 || first == other { return Day(year: year, month: other, day: first, end: end) }
    return other > 12 ? Day(year: year, month: first, day: other, end: end) : nil
  }

  /// The month as a word: `12 February 2025`, `12. Februar 2025`, `12 de febrero de 2025`, `Feb 12th, 2025`,
  /// `February 2025`.
  private func wordDay(at start: Int) -> Day? {
    if let day = number(start), start == 0 || !isJoint(start - 1) {
      var place = skipFillers(start + 1, dayBefore: true)
      guard let month = word(place).flatMap(MonthNames.month) else { return nil }
      place = skipFillers(place + 1)
      guard let year = year(place) else { return nil }
      return Day(year: year, month: month, day: day, end: place + 1)
    }
    guard let month = word(start).flatMap(MonthNames.month) else { return nil }
    var place = skipFillers(start + 1)
    if let day = number(place) {
      let dayPlace = place
      place = skipFillers(place + 1, dayBefore: true)
      if let year = year(place), mark(dayPlace + 1) != ":" {
        return Day(year: year, month: month, day: day, end: place + 1)
      }
      return nil
    }
    // "31 February 2025" is no day, and so no month either.
    guard let year = year(place), !isAfterNumber(start) else { return nil }
    return Day(year: year, month: month, day: nil, end: place + 1)
  }

  private func isAfterNumber(_ index: Int) -> Bool {
    for token in tokens[..<index].reversed() {
      switch token {
      case .number: return true
      case .space, .mark("."): continue
      default: return false
      }
    }
    return false
  }

  /// Spaces, commas, points, `de`, `of`, ordinal endings.
  private func skipFillers(_ start: Int, dayBefore: Bool = false) -> Int {
    var place = start
    while place < tokens.count {
      switch tokens[place] {
      case .space: place += 1
      case .mark(","), .mark("."), .mark("-"), .mark("/"), .mark("º"), .mark("\u{2019}"), .mark("'"): place += 1
      case .word("de"), .word("del"), .word("of"), .word("d"): place += 1
      case .word("st") where dayBefore, .word("nd") where dayBefore, .word("rd") where dayBefore,
        .word("th") where dayBefore, .word("er") where dayBefore, .word("º") where dayBefore:
        place += 1
      default: return place
      }
    }
    return place
  }

  /// Whether a token joins its neighbours into something that is no date: `1.2025-02-12`, `v2025-…`.
  private func isJoint(_ index: Int) -> Bool {
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
