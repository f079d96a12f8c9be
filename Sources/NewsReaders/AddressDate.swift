import NewsModel

/// The day in an article's address: `/2025/02/12/`, `/2025/2/12/`, `/2025/feb/12/`, `/2025-02-12-`, `/20250212/`.
enum AddressDate {
  private static let years = 1990...2100

  static func date(in url: String) -> PublishedDate? {
    if var date = FileNameDate.date(in: url), years.contains(date.day.components.year) {
      date.origin = .url
      return date
    }
    return filed(in: url)
  }

  /// The day in an address that is filed under days, `/2025/02/12/`: the part of it that no later change moves.
  static func filed(in url: String) -> PublishedDate? {
    parts(of: url).flatMap { year, month, day in
      day.flatMap { CivilDay(year: year, month: month, day: $0) }.map { PublishedDate(day: $0, origin: .url) }
    }
  }

  /// The month in an address that has no day: `/2025/02/`.
  static func month(in url: String) -> PublishedDate? {
    parts(of: url).flatMap { year, month, _ in
      CivilDay(year: year, month: month, day: 1).map { PublishedDate(day: $0, precision: .month, origin: .url) }
    }
  }

  /// Year, month and perhaps day as parts of the path.
  private static func parts(of url: String) -> (Int, Int, Int?)? {
    let parts = url.split(separator: "/", maxSplits: 40)
    for index in parts.indices.dropFirst() {
      guard let year = number(parts[index], 4...4), years.contains(year), index + 1 < parts.endIndex,
        let month = month(parts[index + 1]), (1...12).contains(month)
      else { continue }
      return (year, month, index + 2 < parts.endIndex ? number(parts[index + 2], 1...2) : nil)
    }
    return nil
  }

  /// A month in figures, or by its English name: `/2025/feb/12/`.
  private static func month(_ text: Substring) -> Int? {
    if let month = number(text, 1...2) { return month }
    guard (3...9).contains(text.utf8.count), text.utf8.allSatisfy({ (97...122).contains($0 | 0x20) }) else {
      return nil
    }
    return MonthNames.month(text.lowercased(), language: "en")
  }

  private static func number(_ text: Substring, _ digits: ClosedRange<Int>) -> Int? {
    guard digits.contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return Int(text)
  }
}
