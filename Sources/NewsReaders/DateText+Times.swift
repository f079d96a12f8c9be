import NewsModel

/// The time of day beside a date.
extension DateText {
  /// The day with the time behind it, or before it (`19:04, 12 February 2025`).
  mutating func timed(_ day: CivilDay, after end: Int, before start: Int, origin: PublishedDate.Origin)
    -> PublishedDate
  {
    var place = end
    // `T`, `at`, commas: a time follows soon, or not at all.
    while place < tokens.count, place < end + 8 {
      if let time = time(at: place) { return dated(day, time, from: place, origin) }
      place += 1
    }
    for place in 0..<start {
      if let time = time(at: place), time.end <= start { return dated(day, time, from: place, origin) }
    }
    return PublishedDate(day: day, origin: origin)
  }

  private mutating func dated(_ day: CivilDay, _ time: Time, from: Int, _ origin: PublishedDate.Origin) -> PublishedDate
  {
    for index in from..<time.end { used[index] = true }
    return PublishedDate(
      day: day, secondOfDay: time.second, offset: time.offset, precision: time.precision, origin: origin)
  }

  private struct Time {
    var second: Int
    var precision: PublishedDate.Precision
    var offset: Int?
    var end: Int
  }

  /// `19:04`, `7.04 pm`, `19:04:30.123`, `7pm`, `19h04`, `19时04分`, `190430`, each with a zone behind it.
  private func time(at start: Int) -> Time? {
    if let basic = number(start, digits: 6...6), word(start - 1) == "t", basic / 10_000 < 24, basic / 100 % 100 < 60,
      basic % 100 < 60
    {
      let second = basic / 10_000 * 3_600 + basic / 100 % 100 * 60 + basic % 100
      return zoned(Time(second: second, precision: .second, offset: nil, end: start + 1))
    }
    guard var hour = number(start), hour <= 24 else { return nil }
    var minute = 0
    var second = 0
    var precision = PublishedDate.Precision.minute
    var place = start + 1
    if isTimeMark(place), let m = number(place + 1, digits: 2...2), m < 60 {
      minute = m
      place += 2
      if isSecondMark(place), let s = number(place + 1, digits: 2...2), s < 61 {
        second = min(s, 59)
        precision = .second
        place += 2
        if mark(place) == "." || mark(place) == ",", number(place + 1, digits: 1...9) != nil { place += 2 }
      }
      if mark(place) == "分" || mark(place) == "秒" { place += 1 }
    } else if halfDay(skipSpaces(place)) == nil {
      return nil
    }
    let (half, after) = meridiem(place)
    if let half {
      guard (1...12).contains(hour) else { return nil }
      hour = hour % 12 + (half == "p" ? 12 : 0)
      place = after
    } else if mark(start + 1) == ".", !isNamedTime(start, place) {
      // `19.04` without am or pm is a time in some countries, but also a price or a day of the month.
      return nil
    } else if hour < 12, isAfternoon(start) {
      hour += 12
    }
    guard hour < 24 || (hour == 24 && minute == 0 && second == 0) else { return nil }
    return zoned(Time(second: min(hour * 3_600 + minute * 60 + second, 86_399), precision: precision, end: place))
  }

  private func isTimeMark(_ place: Int) -> Bool {
    switch mark(place) {
    case ":", "时", "時", ".", "：": true
    default: word(place) == "h"
    }
  }

  /// Whether a word beside the figures says that they are a time: `19.04 Uhr`, `kl. 19.04`.
  private func isNamedTime(_ start: Int, _ end: Int) -> Bool {
    if let after = word(skipSpaces(end)), ["uhr", "h", "น", "uur", "hrs", "ist"].contains(after) { return true }
    var before = start - 1
    while before >= 0, tokens[before] == .space || mark(before) == "." { before -= 1 }
    return word(before).map { ["kl", "klo", "um", "ore", "pukul", "kello", "jam", "о", "ob"].contains($0) } ?? false
  }

  /// `下午7:04`, `오후 7:04`.
  private func isAfternoon(_ start: Int) -> Bool {
    var before = start - 1
    if before >= 0, tokens[before] == .space { before -= 1 }
    return word(before).map { ["下午", "晚上", "午後", "오후"].contains($0) } ?? false
  }

  private func isSecondMark(_ place: Int) -> Bool {
    mark(place) == ":" || mark(place) == "分"
  }

  /// `am`, `pm`, `a.m.`, `p.m.`, after spaces: its first letter and what follows it.
  private func meridiem(_ start: Int) -> (half: String?, end: Int) {
    let place = skipSpaces(start)
    guard let half = halfDay(place) else { return (nil, start) }
    var end = place + 1
    if word(place)?.count == 1 {
      end = place + 3
      if mark(end) == "." { end += 1 }
    }
    return (half, end)
  }

  private func halfDay(_ place: Int) -> String? {
    switch word(place) {
    case "am": "a"
    case "pm": "p"
    case "a" where mark(place + 1) == "." && word(place + 2) == "m": "a"
    case "p" where mark(place + 1) == "." && word(place + 2) == "m": "p"
    default: nil
    }
  }

  /// The time with the zone behind it: `Z`, `+01:00`, `-0500`, `EST`, `GMT+2`.
  private func zoned(_ time: Time) -> Time {
    var time = time
    var place = skipSpaces(time.end)
    if mark(place) == "(" || word(place) == "uhr" { place = skipSpaces(place + 1) }
    if let name = word(place), let offset = ZoneNames.offset(name) {
      time.offset = offset
      time.end = place + 1
      guard offset == 0, name != "z" else { return time }
      place += 1
    }
    guard let sign = mark(place), sign == "+" || sign == "-" || sign == "\u{2212}" else { return time }
    let size: Int
    var end = place + 2
    if let four = number(place + 1, digits: 4...4) {
      size = four / 100 * 60 + four % 100
    } else if let hours = number(place + 1) {
      if mark(place + 2) == ":", let minutes = number(place + 3, digits: 2...2) {
        size = hours * 60 + minutes
        end = place + 4
      } else {
        size = hours * 60
      }
    } else {
      return time
    }
    guard size <= 14 * 60 else { return time }
    time.offset = sign == "+" ? size : -size
    time.end = end
    return time
  }
}
