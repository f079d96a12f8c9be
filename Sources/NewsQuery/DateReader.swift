internal import NewsModel

/// Reads one date out of bytes.
struct DateReader {
  private let text: String
  private let bytes: [UInt8]
  private var position = 0
  /// Why the text was not a date, in lower case.
  private(set) var complaint: String

  init(_ text: String) {
    let trimmed = text.utf8.drop { $0 == 0x20 }
    self.text = String(decoding: trimmed, as: UTF8.self)
    bytes = Array(self.text.utf8).reversed().drop { $0 == 0x20 }.reversed()
    complaint = bytes.isEmpty ? "no date" : "'\(self.text.prefix(40))' is not a date"
  }

  /// `today`, `yesterday`, `7d`, `2w`, `3m`, `1y`
  mutating func relative(to today: CivilDay) -> DateSpan? {
    position = 0
    switch String(decoding: bytes, as: UTF8.self).lowercased() {
    case "today": return span(today)
    case "yesterday": return span(CivilDay(number: today.number - 1))
    default: break
    }
    guard let unit = bytes.last, let count = digits(1...5), position == bytes.count - 1 else { return nil }
    let day: CivilDay?
    switch unit | 0x20 {
    case UInt8(ascii: "d"): day = CivilDay(number: today.number - count)
    case UInt8(ascii: "w"): day = CivilDay(number: today.number - 7 * count)
    case UInt8(ascii: "m"): day = self.day(monthsBefore: count, today)
    case UInt8(ascii: "y"): day = self.day(monthsBefore: 12 * count, today)
    default: return nil
    }
    guard let day, day >= CivilDay(year: 1, month: 1, day: 1)! else {
      complaint = "'\(text)' ago is before the year 1"
      return nil
    }
    return span(day)
  }

  private func day(monthsBefore count: Int, _ today: CivilDay) -> CivilDay? {
    let (year, month, day) = today.components
    let months = year * 12 + month - 1 - count
    guard months >= 12 else { return nil }
    let length = CivilDay.length(of: months % 12 + 1, in: months / 12)
    return CivilDay(year: months / 12, month: months % 12 + 1, day: min(day, length))
  }

  /// `2025`, `2025-02`, `2025-02-12`, `2025-02-12T19:04:30.5+01:00`
  mutating func absolute() -> DateSpan? {
    position = 0
    guard let year = digits(4...4), year > 0 else { return nil }
    if isAtEnd { return period(year, 1, year, 12) }
    guard take("-"), let month = digits(2...2) else { return nil }
    guard (1...12).contains(month) else { return refuse("there is no month \(padded(month, 2))") }
    if isAtEnd { return period(year, month, year, month) }
    guard take("-"), let number = digits(2...2) else { return nil }
    guard let day = CivilDay(year: year, month: month, day: number) else {
      return refuse("\(padded(year, 4))-\(padded(month, 2)) has no day \(padded(number, 2))")
    }
    return isAtEnd || time() ? span(day) : nil
  }

  /// The rest of a time stamp: `T19:04`, seconds, a fraction and a zone where they stand.
  private mutating func time() -> Bool {
    guard take("T") || take("t") || take(" "), let hour = digits(2...2), hour <= 24 else { return false }
    guard take(":"), let minute = digits(2...2), minute < 60 else { return false }
    if take(":") {
      guard let second = digits(2...2), second <= 60 else { return false }
      if take(".") || take(","), digits(1...9) == nil { return false }
    }
    if isAtEnd || take("Z") || take("z") { return isAtEnd }
    guard take("+") || take("-"), let zone = digits(2...2), zone <= 23 else { return false }
    if !isAtEnd {
      _ = take(":")
      guard let minutes = digits(2...2), minutes < 60 else { return false }
    }
    return isAtEnd
  }

  private var isAtEnd: Bool { position == bytes.count }

  private mutating func take(_ mark: Unicode.Scalar) -> Bool {
    guard position < bytes.count, bytes[position] == UInt8(ascii: mark) else { return false }
    position += 1
    return true
  }

  private mutating func digits(_ length: ClosedRange<Int>) -> Int? {
    let run = bytes[position...].prefix { (0x30...0x39).contains($0) }.prefix(length.upperBound)
    guard run.count >= length.lowerBound else { return nil }
    position += run.count
    return run.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  private func span(_ day: CivilDay) -> DateSpan {
    DateSpan(first: day, last: day)
  }

  private func period(_ year: Int, _ month: Int, _ lastYear: Int, _ lastMonth: Int) -> DateSpan? {
    let length = CivilDay.length(of: lastMonth, in: lastYear)
    guard let first = CivilDay(year: year, month: month, day: 1),
      let last = CivilDay(year: lastYear, month: lastMonth, day: length)
    else { return nil }
    return DateSpan(first: first, last: last)
  }

  private mutating func refuse(_ why: String) -> DateSpan? {
    complaint = why
    return nil
  }
}
