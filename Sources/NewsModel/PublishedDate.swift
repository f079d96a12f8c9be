/// When an article was published, how exactly that is known, and from where.
///
/// An article without one is undated; that is a state of its own, never filled with the day of arrival.
package struct PublishedDate: Sendable, Hashable {
  /// How exactly the date is known. Parts below the precision are not shown.
  package enum Precision: String, Sendable, Hashable, CaseIterable {
    case year, month, day, minute, second
  }

  /// Where the date was found, strongest evidence first.
  package enum Origin: String, Sendable, Hashable, CaseIterable {
    /// A field of the article's own record: a JSON key, front matter.
    case record
    /// A file beside the article that describes it (meta.json).
    case sidecar
    /// The page's structured data.
    case jsonLD = "json-ld"
    /// A meta element of the page's head.
    case meta
    /// A `<time>` element of the page.
    case time
    /// A date in the article's address.
    case url
    /// A date line in the text.
    case text
    /// A date in the file's name.
    case file

    /// Whether the reader of a result should be told that the date is a conclusion, not a statement.
    package var isWeak: Bool {
      switch self {
      case .url, .text, .file: true
      default: false
      }
    }
  }

  /// The day in the date's own zone. For a month or a year: its first day.
  package var day: CivilDay
  /// Seconds since the day's midnight in the date's own zone; 0 where the precision is a day or less.
  package var secondOfDay: Int
  /// The zone as minutes east of UTC, or nil where none was stated.
  package var offset: Int?
  package var precision: Precision
  package var origin: Origin

  package init(
    day: CivilDay, secondOfDay: Int = 0, offset: Int? = nil, precision: Precision = .day, origin: Origin
  ) {
    self.day = day
    self.secondOfDay = secondOfDay
    self.offset = offset
    self.precision = precision
    self.origin = origin
  }

  /// Seconds since 1970-01-01T00:00Z, for ordering; a date without zone is taken as UTC.
  package var secondsSince1970: Int {
    day.number * 86_400 + secondOfDay - (offset ?? 0) * 60
  }

  /// ISO 8601 at the date's precision: `2025`, `2025-02`, `2025-02-12`, `2025-02-12T19:04`,
  /// `2025-02-12T19:04:30+01:00`; `Z` for UTC, nothing where no zone was stated.
  package var iso: String {
    let date = day.description
    switch precision {
    case .year: return String(date.prefix(date.utf8.count - 6))
    case .month: return String(date.prefix(date.utf8.count - 3))
    case .day: return date
    case .minute, .second:
      let minutes = secondOfDay / 60
      var text = "\(date)T\(padded(minutes / 60, 2)):\(padded(minutes % 60, 2))"
      if precision == .second { text += ":\(padded(secondOfDay % 60, 2))" }
      return text + zone
    }
  }

  private var zone: String {
    guard let offset else { return "" }
    if offset == 0 { return "Z" }
    let size = offset.magnitude
    return (offset < 0 ? "-" : "+") + padded(Int(size / 60), 2) + ":" + padded(Int(size % 60), 2)
  }
}
