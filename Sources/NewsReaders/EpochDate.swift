import NewsModel

/// Dates as a count of seconds or milliseconds since 1970.
enum EpochDate {
  /// The date, in UTC. What has the size of milliseconds, micro- or nanoseconds is taken as that; nil for 0 and for
  /// what lies before September 1973, whose counts are as likely to be years or numbers of another kind.
  static func date(_ count: Double, origin: PublishedDate.Origin) -> PublishedDate? {
    guard count.isFinite, count < 1e19 else { return nil }
    if count >= 1_600, count <= 2_100, count == count.rounded() {
      return CivilDay(year: Int(count), month: 1, day: 1).map {
        PublishedDate(day: $0, precision: .year, origin: origin)
      }
    }
    if count >= 19_000_101, count <= 21_001_231, let day = compact(Int(count)) {
      return PublishedDate(day: day, origin: origin)
    }
    var seconds = count
    while seconds > 1e11 { seconds /= 1_000 }
    guard seconds >= 1e8, seconds < 4_102_444_800 else { return nil }
    let whole = Int(seconds)
    let day = CivilDay(secondsSince1970: whole)
    return PublishedDate(
      day: day, secondOfDay: whole - day.number * 86_400, offset: 0, precision: .second, origin: origin)
  }

  /// `20250212` as a number.
  private static func compact(_ number: Int) -> CivilDay? {
    CivilDay(year: number / 10_000, month: number / 100 % 100, day: number % 100)
  }
}
