import NewsModel

/// Days of other calendars that news is dated by.
extension CivilDay {
  /// A day of the Persian calendar as used in Iran and Afghanistan (Solar Hijri), or nil where it has no such day.
  ///
  /// By the cycle of 33 years, which agrees with the astronomical calendar from 1178 to 1633 (A. Birashk's comparison).
  init?(persianYear year: Int, month: Int, day: Int) {
    guard (1178...1633).contains(year), (1...12).contains(month), day >= 1, day <= (month <= 6 ? 31 : 30) else {
      return nil
    }
    let sinceEpoch = year + 1595
    let before = month <= 7 ? (month - 1) * 31 : (month - 7) * 30 + 186
    // Days from 1 January of the year 0; 719,528 of them before 1970.
    let count = 365 * sinceEpoch + sinceEpoch / 33 * 8 + (sinceEpoch % 33 + 3) / 4 + day + before - 355_668
    self.init(number: count - 719_528)
  }
}

/// Counts of years that news is dated by beside the common one.
enum YearCount {
  /// The common year of a year since the Buddha's death, as Thailand counts (2568 is 2025), or nil.
  static func buddhist(_ year: Int) -> Int? {
    (2400...2643).contains(year) ? year - 543 : nil
  }

  /// The common year of a year in a Japanese era (`令和7年`) or of the Republic of China (`民國114年`), or nil.
  static func era(_ name: String, _ year: Int) -> Int? {
    switch name {
    case "令和": 2018 + year
    case "平成": 1988 + year
    case "民國", "民国", "中華民國": 1911 + year
    default: nil
    }
  }
}
