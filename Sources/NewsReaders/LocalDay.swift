import NewsModel

/// The day of an instant in the place where it was news.
///
/// Many pages state their time in UTC, where the evening of a day in America and the morning of one in Asia are another
/// day. What else the page says tells its zone: the same instant with a zone, or the same minute of the hour in local time.
struct LocalDay {
  let date: PublishedDate

  /// - Parameters:
  ///   - utc: A time in UTC.
  ///   - stated: What else the page's head says.
  ///   - visible: What it shows.
  init(of utc: PublishedDate, stated: ArraySlice<PublishedDate>, visible: [VisibleDate], address: String?) {
    let others = stated + visible.lazy.filter { !$0.isChange || $0.date.offset != nil }.map(\.date)
    var date = utc
    if let offset = others.lazy.compactMap({ Self.offset(of: utc, in: $0) }).first {
      let local = utc.secondsSince1970 + offset * 60
      date.day = CivilDay(secondsSince1970: local)
      date.secondOfDay = local - date.day.number * 86_400
      date.offset = offset
    } else if let address = address.flatMap(AddressDate.date), Self.isNeighbour(address.day, of: utc) {
      date = address
    } else if let shown = Self.shownDay(visible), Self.isNeighbour(shown.day, of: utc) {
      date = shown
    }
    self.date = date
  }

  /// Minutes east of UTC, where another date is the same instant in a zone.
  private static func offset(of utc: PublishedDate, in other: PublishedDate) -> Int? {
    guard other.precision == .minute || other.precision == .second else { return nil }
    if let offset = other.offset {
      return offset != 0 && abs(other.secondsSince1970 - utc.secondsSince1970) < 60 ? offset : nil
    }
    let difference = other.day.number * 86_400 + other.secondOfDay - utc.secondsSince1970
    // Zones lie on full or half hours; a page that leaves seconds out has cut them off.
    let minutes = Int((Double(difference) / 1_800).rounded()) * 30
    guard abs(difference - minutes * 60) < 60, minutes != 0, (-12 * 60...14 * 60).contains(minutes) else { return nil }
    return minutes
  }

  /// Whether a day can be that of the instant in some zone, and is another one than in UTC.
  private static func isNeighbour(_ day: CivilDay, of utc: PublishedDate) -> Bool {
    switch day.number - utc.day.number {
    case -1: utc.secondOfDay < 12 * 3_600
    case 1: utc.secondOfDay >= 10 * 3_600
    default: false
    }
  }

  /// The day that the page names as that of publication beside its headline.
  private static func shownDay(_ visible: [VisibleDate]) -> PublishedDate? {
    let best = visible.filter { !$0.isChange }.max { $0.score < $1.score }
    guard let best, best.isNamed, best.date.precision == .day else { return nil }
    return best.date
  }
}
