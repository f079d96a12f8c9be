import NewsModel

/// Dates that stand in a line of their own, after a word like "Published", or at the beginning of a dateline.
enum DateLine {
  /// Longer lines are text.
  private static let longest = 80

  /// The date of a line that holds nothing else: `12 February 2025`, `Published: 2025-02-12 07:30`.
  static func date(of line: String) -> PublishedDate? {
    guard line.utf8.count <= longest, mayHoldDate(line) else { return nil }
    if let date = DateText.date(line, origin: .text, manner: .line) { return date }
    guard let rest = remainder(of: line, after: DateWords.published) else { return nil }
    // "Published 12 February 2025, updated 13 February 2025": the first date is the one.
    return DateText.date(rest, origin: .text)
  }

  /// Whether the first word is a weekday, or another that stands before dates.
  static func beginsWithWeekday(_ line: String) -> Bool {
    guard case .word(let word)? = DateToken.tokens(of: line).first else { return false }
    return word.count > 2 && DateWords.besideDates.contains(word)
  }

  /// Whether a line tells the day of a change and nothing else.
  static func isChange(_ line: String) -> Bool {
    guard line.utf8.count <= longest, mayHoldDate(line), let rest = remainder(of: line, after: DateWords.changed)
    else { return false }
    return DateText.date(rest, origin: .text, manner: .line) != nil
  }

  /// The date of a dateline: `LISBON, 12 February 2025 (Agency) – The harbour …`. The place comes first, in a few
  /// words, and a dash or bracket ends it; a date in the running sentence is none.
  static func date(ofDateline paragraph: String, _ reading: DateReading = .plain) -> PublishedDate? {
    let head = String(paragraph.unicodeScalars.prefix(90))
    guard mayHoldDate(head) else { return nil }
    let ends = [" - ", " – ", " — ", " -- ", "— ", "– ", "—", "("].compactMap { mark in
      head.firstRange(of: mark)?.lowerBound
    }
    guard let end = ends.min() else { return nil }
    let dateline = String(head[..<end])
    guard let first = dateline.unicodeScalars.first, first.properties.isUppercase,
      let comma = dateline.firstIndex(where: { $0 == "," || $0 == ":" })
    else { return nil }
    let place = dateline[..<comma]
    guard place.split(separator: " ").count <= 4, !place.contains(where: \.isNumber) else { return nil }
    let date = String(dateline[dateline.index(after: comma)...])
    return DateText.date(date, origin: .text, manner: .line, reading: reading)
  }

  /// The date that a paragraph begins with, apart from it by a dash, a bar or a colon: `12.2.2025 – The harbour …`.
  static func date(ofBeginning paragraph: String, _ reading: DateReading) -> PublishedDate? {
    let head = String(paragraph.unicodeScalars.prefix(50))
    guard mayHoldDate(head) else { return nil }
    let ends = [" - ", " – ", " — ", " -- ", " | ", ": ", ") "].compactMap { head.firstRange(of: $0)?.lowerBound }
    guard let end = ends.min() else { return nil }
    return DateText.date(String(head[..<end]), origin: .text, manner: .line, reading: reading)
  }

  /// What follows one of these words at the line's start; the colon is optional.
  private static func remainder(of line: String, after words: Set<String>) -> String? {
    DateLabel(line).flatMap { words.contains($0.text) ? $0.rest : nil }
  }

  /// A date has digits; most lines are done with here.
  private static func mayHoldDate(_ line: String) -> Bool {
    line.utf8.contains { (48...57).contains($0) }
  }
}

extension String {
  /// The first place of another string in this one.
  func firstRange(of other: String) -> Range<String.Index>? {
    let needle = Array(other.utf8)
    let hay = utf8
    guard let first = needle.first, hay.count >= needle.count else { return nil }
    var start = hay.startIndex
    while let place = hay[start...].firstIndex(of: first) {
      if let end = hay.index(place, offsetBy: needle.count, limitedBy: hay.endIndex),
        hay[place..<end].elementsEqual(needle)
      {
        return place..<end
      }
      start = hay.index(after: place)
    }
    return nil
  }
}
