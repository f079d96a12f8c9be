import NewsModel

/// The day in an article's address: `/2025/02/12/`, `/2025-02-12-`, `/20250212/`.
enum AddressDate {
  static func date(in url: String) -> PublishedDate? {
    guard var date = FileNameDate.date(in: url), (1990...2100).contains(date.day.components.year) else { return nil }
    date.origin = .url
    return date
  }
}
