import Glibc
import NewsModel

/// The day it is here.
enum Today {
  /// By the clock and the zone of this machine.
  static func day() -> CivilDay {
    var now = time(nil)
    var local = tm()
    localtime_r(&now, &local)
    return CivilDay(year: Int(local.tm_year) + 1900, month: Int(local.tm_mon) + 1, day: Int(local.tm_mday))
      ?? CivilDay(secondsSince1970: now)
  }
}
