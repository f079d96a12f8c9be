/// Instants as newsq writes them: ISO 8601 in UTC, to the second.
package enum UTCTime {
  /// `2025-05-19T18:04:05Z`
  package static func text(secondsSince1970 seconds: Int) -> String {
    let day = CivilDay(secondsSince1970: seconds)
    let second = seconds - day.number * 86_400
    return "\(day)T\(padded(second / 3600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))Z"
  }

  /// The way back; nil for anything that is written otherwise.
  package static func seconds(of text: String) -> Int? {
    let parts = text.split(omittingEmptySubsequences: false) { "-T:Z".contains($0) }.map { Int($0) }
    guard parts.count == 7, let year = parts[0], let month = parts[1], let day = parts[2], let hour = parts[3],
      let minute = parts[4], let second = parts[5], let civil = CivilDay(year: year, month: month, day: day)
    else { return nil }
    let seconds = civil.number * 86_400 + hour * 3_600 + minute * 60 + second
    return Self.text(secondsSince1970: seconds) == text ? seconds : nil
  }
}
