import Glibc
import NewsModel

/// The present moment as the database writes it.
enum Timestamp {
  /// ISO 8601 in UTC, to the second: `2025-05-19T18:04:05Z`.
  static func now() -> String {
    text(secondsSince1970: time(nil))
  }

  static func text(secondsSince1970 seconds: Int) -> String {
    UTCTime.text(secondsSince1970: seconds)
  }

  static func today() -> CivilDay {
    CivilDay(secondsSince1970: time(nil))
  }
}
