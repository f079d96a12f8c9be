internal import NewsModel

/// Reads the dates of a query's conditions.
struct QueryDates {
  let text: QueryText
  let today: CivilDay

  /// What is wrong with a date, and where.
  struct Mistake: Error {
    var refusal: Refusal
    var range: Range<Int>
  }

  /// The days of `date:2025-02-12`, `2025-02..2025-05`, `7d..`, `..2025-03`, `>=2025-01`.
  ///
  /// - Parameters:
  ///   - value: what stands behind the colon.
  ///   - range: its place.
  func bound(_ value: String, at range: Range<Int>) -> Result<DateBound, Mistake> {
    mistaken(range) { () throws(Refusal) in
      for (sign, relation) in [(">=", "geq"), ("<=", "leq"), (">", "after"), ("<", "before"), ("=", "is")] {
        if value.hasPrefix(sign) { return try bound(relation, span(String(value.dropFirst(sign.utf8.count)))) }
      }
      guard let dots = position(ofDots: value) else { return try bound("is", span(value)) }
      let first = String(value.utf8.prefix(dots.lowerBound)) ?? ""
      let last = String(value.utf8.dropFirst(dots.upperBound)) ?? ""
      if first.isEmpty, last.isEmpty { throw .badDate("a period without a beginning or an end") }
      let begin = first.isEmpty ? nil : try span(first).first
      let end = last.isEmpty ? nil : try span(last).last
      return try period(begin, end)
    }
  }

  /// Where the first `..` of a value is, in its bytes.
  private func position(ofDots value: String) -> Range<Int>? {
    let bytes = Array(value.utf8)
    guard let first = bytes.indices.dropLast().first(where: { bytes[$0] == 0x2E && bytes[$0 + 1] == 0x2E }) else {
      return nil
    }
    return first..<first + 2
  }

  /// The days of a date in words.
  func bound(_ phrase: DatePhrase, _ dates: [Range<Int>]) -> Result<DateBound, Mistake> {
    let whole = dates[0].lowerBound..<dates[dates.count - 1].upperBound
    var spans: [DateSpan] = []
    for date in dates {
      switch mistaken(date, { () throws(Refusal) in try span(text[date].withoutInvisibles) }) {
      case .success(let span): spans.append(span)
      case .failure(let mistake): return .failure(mistake)
      }
    }
    return mistaken(whole) { () throws(Refusal) in
      switch phrase {
      case .period: try period(spans[0].first, spans[1].last)
      case .relation(let relation): try bound(relation, spans[0])
      }
    }
  }

  private func mistaken<Value>(_ range: Range<Int>, _ read: () throws(Refusal) -> Value) -> Result<Value, Mistake> {
    do {
      return .success(try read())
    } catch {
      return .failure(Mistake(refusal: error, range: range))
    }
  }

  private func bound(_ relation: String, _ span: DateSpan) throws(Refusal) -> DateBound {
    if DatePhrase.after.contains(relation) { return try period(CivilDay(number: span.last.number + 1), nil) }
    if DatePhrase.before.contains(relation) { return try period(nil, CivilDay(number: span.first.number - 1)) }
    if DatePhrase.from.contains(relation) { return try period(span.first, nil) }
    if DatePhrase.upTo.contains(relation) { return try period(nil, span.last) }
    return try period(span.first, span.last)
  }

  private static let firstDay = CivilDay(year: 1, month: 1, day: 1)!
  private static let lastDay = CivilDay(year: 9999, month: 12, day: 31)!

  /// From a day to a day, both included.
  private func period(_ first: CivilDay?, _ last: CivilDay?) throws(Refusal) -> DateBound {
    if let first, let last, last < first { throw .reversedDates }
    if let first, first > Self.lastDay { throw .badDate("no day is later") }
    if let last, last < Self.firstDay { throw .badDate("no day is earlier") }
    return DateBound(first: first, end: last.map { CivilDay(number: $0.number + 1) })
  }

  // MARK: - Single dates

  private func span(_ written: String) throws(Refusal) -> DateSpan {
    var reader = DateReader(written)
    if let span = reader.relative(to: today) ?? reader.absolute() { return span }
    if let span = try foreign(written) { return span }
    throw .badDate(reader.complaint)
  }

  /// `20250131`, `2025/01/31`, `1/31/2025`, `31.1.2025`, `1/2025`, `January 31, 2025`, `31 Jan 2025`
  private func foreign(_ written: String) throws(Refusal) -> DateSpan? {
    if written.utf8.count == 8, let number = Int(written), written.unicodeScalars.allSatisfy(\.isASCIIDigit) {
      return try day(number / 10_000, number / 100 % 100, number % 100)
    }
    let parts = written.unicodeScalars.split { "/., ".unicodeScalars.contains($0) }.map { String(scalars: $0) }
    guard (2...3).contains(parts.count) else { return nil }
    if let place = parts.firstIndex(where: { MonthName.number(of: $0) != nil }) {
      let numbers = parts.compactMap(Self.number)
      guard numbers.count == parts.count - 1, let month = MonthName.number(of: parts[place]), place < 2 else {
        return nil
      }
      return numbers.count == 1 ? try self.month(numbers[0], month) : try day(numbers[1], month, numbers[0])
    }
    let numbers = parts.compactMap(Self.number)
    guard numbers.count == parts.count else { return nil }
    if numbers.count == 3, parts[0].utf8.count == 4 { return try day(numbers[0], numbers[1], numbers[2]) }
    guard parts[parts.count - 1].utf8.count == 4 else { return nil }
    if numbers.count == 2 { return try month(numbers[1], numbers[0]) }
    return try numericDay(numbers, isDayFirst: written.unicodeScalars.contains("."))
  }

  private static func number(_ text: String) -> Int? {
    text.utf8.count <= 4 && text.unicodeScalars.allSatisfy(\.isASCIIDigit) ? Int(text) : nil
  }

  /// America writes the month first, most others the day; what can be either is refused.
  private func numericDay(_ numbers: [Int], isDayFirst: Bool) throws(Refusal) -> DateSpan? {
    let (one, two, year) = (numbers[0], numbers[1], numbers[2])
    if isDayFirst || one > 12 || one == two { return try day(year, two, one) }
    if two > 12 { return try day(year, one, two) }
    let american = try day(year, one, two)
    let other = try day(year, two, one)
    throw .ambiguousDate("\(american.first)", "\(other.first)")
  }

  private func month(_ year: Int, _ month: Int) throws(Refusal) -> DateSpan {
    guard (1...12).contains(month) else { throw .badDate("there is no month \(padded(month, 2))") }
    let first = try day(year, month, 1).first
    return try DateSpan(first: first, last: day(year, month, CivilDay.length(of: month, in: year)).last)
  }

  private func day(_ year: Int, _ month: Int, _ day: Int) throws(Refusal) -> DateSpan {
    guard (1...12).contains(month) else { throw .badDate("there is no month \(padded(month, 2))") }
    guard let date = CivilDay(year: year, month: month, day: day) else {
      throw .badDate("\(padded(year, 4))-\(padded(month, 2)) has no day \(padded(day, 2))")
    }
    return DateSpan(first: date, last: date)
  }
}

extension DateBound {
  /// The days that are in both.
  func intersection(_ other: DateBound) -> DateBound {
    func chosen(_ one: CivilDay?, _ other: CivilDay?, _ choose: (CivilDay, CivilDay) -> CivilDay) -> CivilDay? {
      guard let one, let other else { return one ?? other }
      return choose(one, other)
    }
    return DateBound(first: chosen(first, other.first, max), end: chosen(end, other.end, min))
  }
}
