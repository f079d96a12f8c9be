import NewsModel

/// Dates in feeds: RFC 3339, RFC 2822, and RFC 822 with years of two digits.
enum FeedDate {
  static func date(_ text: String?) -> PublishedDate? {
    guard let text = CleanText.line(text) else { return nil }
    return DateText.date(text, origin: .record) ?? DateText.date(withWholeYear(text), origin: .record)
  }

  /// `07 Sep 02` as `07 Sep 2002`; 70 to 99 are of the last century.
  private static func withWholeYear(_ text: String) -> String {
    var words = text.split(separator: " ").map(String.init)
    for place in words.indices.dropFirst().dropLast()
    where MonthNames.month(words[place].lowercased(), language: nil) != nil {
      guard let year = Int(words[place + 1]), words[place + 1].utf8.count == 2, Int(words[place - 1]) != nil
      else { continue }
      words[place + 1] = String(year < 70 ? 2000 + year : 1900 + year)
    }
    return words.joined(separator: " ")
  }
}
