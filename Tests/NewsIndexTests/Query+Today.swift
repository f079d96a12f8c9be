import NewsModel
import NewsQuery

extension Query {
  /// A query of the last day of a March after a leap day.
  static let today = CivilDay(year: 2024, month: 3, day: 31)!

  init(parsing text: String) throws(Failure) {
    try self.init(parsing: text, today: Self.today)
  }
}
