import NewsModel

/// The forms in which a day is written.
extension DateText {
  private func day(_ year: Int, _ month: Int, _ day: Int, end: Int) -> Day? {
    CivilDay(year: year, month: month, day: day).map { Day(day: $0, end: end) }
  }

  private func month(_ year: Int, _ month: Int, end: Int) -> Day? {
    CivilDay(year: year, month: month, day: 1).map { Day(day: $0, isMonth: true, end: end) }
  }

  // MARK: Figures

  /// Year first: `2025-02-12`, `2025/2/12`, `2025. 2. 12.`, `20250212`, `2025-02`, `2025年2月12日`, `۱۴۰۳/۱۱/۲۴`.
  func isoDay(at start: Int) -> Day? {
    guard start == 0 || !isJoint(start - 1) else { return nil }
    if let whole = number(start, digits: 8...8), Self.years.contains(whole / 10_000) {
      return day(whole / 10_000, whole / 100 % 100, whole % 100, end: start + 1)
    }
    if let east = eastAsianDay(at: start) { return east }
    if let persian = number(start, digits: 4...4), (1300...1500).contains(persian) {
      guard let parts = monthAndDay(after: start) else { return nil }
      return CivilDay(persianYear: persian, month: parts.month, day: parts.day).map { Day(day: $0, end: parts.end) }
    }
    guard let year = year(start) else { return nil }
    if let parts = monthAndDay(after: start) { return day(year, parts.month, parts.day, end: parts.end) }
    // `2025.02` or `2025/02` alone could be anything.
    if mark(start + 1) == "-", let month = number(start + 2), tokens.count == start + 3 {
      return self.month(year, month, end: start + 3)
    }
    return nil
  }

  private func monthAndDay(after start: Int) -> (month: Int, day: Int, end: Int)? {
    let first = skipSpaces(start + 1)
    guard let separator = mark(first), ["-", "/", "."].contains(separator) else { return nil }
    let monthPlace = skipSpaces(first + 1)
    guard let month = number(monthPlace) else { return nil }
    let second = skipSpaces(monthPlace + 1)
    guard mark(second) == separator else { return nil }
    let dayPlace = skipSpaces(second + 1)
    guard let day = number(dayPlace) else { return nil }
    return (month, day, dayPlace + 1)
  }

  /// `2025年2月12日`, `2025년 2월 12일`, `令和7年2月12日`, `民國114年2月12日`.
  private func eastAsianDay(at start: Int) -> Day? {
    var yearPlace = start
    var count: Int?
    if let era = word(start), let inEra = number(skipSpaces(start + 1), digits: 1...3) {
      yearPlace = skipSpaces(start + 1)
      count = YearCount.era(era, inEra)
    } else {
      count = year(start)
    }
    guard let year = count else { return nil }
    let yearMark = skipSpaces(yearPlace + 1)
    guard mark(yearMark) == "年" || mark(yearMark) == "년" else { return nil }
    let monthPlace = skipSpaces(yearMark + 1)
    guard let month = number(monthPlace) else { return nil }
    let monthMark = skipSpaces(monthPlace + 1)
    guard mark(monthMark) == "月" || mark(monthMark) == "월" else { return nil }
    let dayPlace = skipSpaces(monthMark + 1)
    guard let day = number(dayPlace), ["日", "일", "号", "號"].contains(mark(skipSpaces(dayPlace + 1))) else { return nil }
    return self.day(year, month, day, end: skipSpaces(dayPlace + 1) + 1)
  }

  /// Day and month in figures before the year. With points it is day first everywhere (`12.2.2025`); with other
  /// separators what can be read in two ways is read as its language and country have it, or not at all.
  func numericDay(at start: Int) -> Day? {
    guard start == 0 || !isJoint(start - 1), let first = number(start) else { return nil }
    let firstMark = skipSpaces(start + 1)
    guard let separator = mark(firstMark), ["/", ".", "-", "|"].contains(separator) else { return nil }
    let secondPlace = skipSpaces(firstMark + 1)
    guard let second = number(secondPlace) else { return nil }
    let secondMark = skipSpaces(secondPlace + 1)
    guard mark(secondMark) == separator else { return nil }
    let yearPlace = skipSpaces(secondMark + 1)
    guard let year = yearCount(yearPlace) else { return nil }
    let end = yearPlace + 1
    guard end >= tokens.count || !(mark(end) == separator && number(end + 1, digits: 1...4) != nil) else { return nil }
    if separator == "." || separator == "|" || first > 12 || first == second {
      return day(year, second, first, end: end)
    }
    if second > 12 || reading.order == .monthFirst { return day(year, first, second, end: end) }
    return reading.order == .dayFirst ? day(year, second, first, end: end) : nil
  }

  /// A year in four figures; of two figures where these are expected; of Thailand's count where that is used.
  private func yearCount(_ place: Int, thai: Bool = false) -> Int? {
    if let year = year(place) { return year }
    let isThai = thai || reading.language == "th"
    if isThai, let count = number(place, digits: 4...4) { return YearCount.buddhist(count) }
    guard reading.shortYears || thai, let short = number(place, digits: 2...2) else { return nil }
    if isThai { return short >= 33 ? 1957 + short : nil }
    return short < 50 ? 2000 + short : short >= 90 ? 1900 + short : nil
  }

  // MARK: Words

  /// A month's name, and what it says of the calendar.
  private struct Month {
    var number: Int
    var end: Int
    var calendar = MonthNames.Calendar.gregorian
    var isThai = false
  }

  private func month(at place: Int) -> Month? {
    guard let word = word(place) else { return nil }
    // Vietnamese counts its months: `tháng 2`.
    if word == "tháng" || word == "thg", let month = number(skipSpaces(place + 1)) {
      return Month(number: month, end: skipSpaces(place + 1) + 1)
    }
    guard MonthNames.mayBegin(with: word) else { return nil }
    let isThai = word.unicodeScalars.first.map { (0x0E00...0x0EFF).contains($0.value) } ?? false
    if let next = self.word(place + 2) {
      let joint = mark(place + 1) == "." ? "." : tokens[place + 1] == .space ? "_" : nil
      if let joint, let month = MonthNames.month(word + joint + next, language: reading.language) {
        return Month(number: month, end: place + 3, isThai: isThai)
      }
    }
    if let month = MonthNames.month(word, language: reading.language) {
      return Month(number: month, end: place + 1, isThai: isThai)
    }
    return MonthNames.persianMonth(word).map { Month(number: $0, end: place + 1, calendar: .persian) }
  }

  private func day(_ place: Int, _ month: Month, _ day: Int) -> Day? {
    if month.calendar == .persian {
      guard let year = number(place, digits: 4...4) else { return nil }
      return CivilDay(persianYear: year, month: month.number, day: day).map { Day(day: $0, end: place + 1) }
    }
    guard let year = yearCount(place, thai: month.isThai) else { return nil }
    return self.day(year, month.number, day, end: place + 1)
  }

  /// The month as a word: `12 February 2025`, `12. Februar 2025`, `12 de febrero de 2025`, `Feb 12th, 2025`,
  /// `2025. február 12.`, `12 กุมภาพันธ์ 2568`, `۲۴ بهمن ۱۴۰۳`, `February 2025`.
  func wordDay(at start: Int) -> Day? {
    if year(start) != nil { return yearFirst(at: start) }
    if let day = number(start), start == 0 || !isJoint(start - 1) {
      let place = skipFillers(start + 1, dayBefore: true)
      guard let month = month(at: place) else { return romanDay(day, place) }
      return self.day(skipFillers(month.end), month, day)
    }
    guard let month = month(at: start) else { return nil }
    let place = skipFillers(month.end)
    if let day = number(place) {
      let yearPlace = skipFillers(place + 1, dayBefore: true)
      guard mark(place + 1) != ":" else { return nil }
      return self.day(yearPlace, month, day)
    }
    // "31 February 2025" is no day, and so no month either.
    guard month.calendar == .gregorian, let year = year(place), !isAfterNumber(start) else { return nil }
    return self.month(year, month.number, end: place + 1)
  }

  /// `12. II. 2025`.
  private func romanDay(_ day: Int, _ place: Int) -> Day? {
    guard let month = word(place).flatMap(MonthNames.roman) else { return nil }
    let yearPlace = skipFillers(place + 1)
    return year(yearPlace).flatMap { self.day($0, month, day, end: yearPlace + 1) }
  }

  /// `2025. február 12.`, `2025 m. vasario 12 d.`, `2025. gada 12. februārī`, `2025-Feb-12`.
  private func yearFirst(at start: Int) -> Day? {
    guard let year = year(start), start == 0 || !isJoint(start - 1) else { return nil }
    let place = skipFillers(start + 1, yearBefore: true)
    if let month = month(at: place), month.calendar == .gregorian {
      let dayPlace = skipFillers(month.end)
      // `2025 February 12` is one; in `in 2025 March 12,000 people` the number is another's.
      guard let day = number(dayPlace), mark(dayPlace + 1) != ":", number(dayPlace + 2, digits: 3...3) == nil
      else { return nil }
      return self.day(year, month.number, day, end: dayPlace + 1)
    }
    guard let day = number(place) else { return nil }
    let monthPlace = skipFillers(place + 1, dayBefore: true)
    guard place > start + 2, let month = month(at: monthPlace), month.calendar == .gregorian,
      number(skipFillers(month.end), digits: 4...4) == nil
    else { return nil }
    return self.day(year, month.number, day, end: month.end)
  }

  private func isAfterNumber(_ index: Int) -> Bool {
    for token in tokens[..<index].reversed() {
      switch token {
      case .number: return true
      case .space, .mark("."): continue
      default: return false
      }
    }
    return false
  }

  /// Words between the parts of a date.
  private static let fillers: Set = ["de", "del", "of", "d", "i", "năm", "พ", "ศ", "di", "ta"]
  /// Endings of a day's number.
  private static let dayEndings: Set = ["st", "nd", "rd", "th", "er", "re", "º", "ª", "a", "e", "ο", "η", "ης", "ngày"]
  /// Words behind a year that comes first.
  private static let yearEndings: Set = ["m", "gada", "g", "ж", "eko", "ko", "e"]

  /// Spaces, commas, points, `de`, `of`, ordinal endings.
  private func skipFillers(_ start: Int, dayBefore: Bool = false, yearBefore: Bool = false) -> Int {
    var place = start
    while place < tokens.count {
      switch tokens[place] {
      case .space: place += 1
      case .mark(let mark) where [",", ".", "-", "/", "º", "\u{2019}", "'", "،", "(", ")"].contains(mark): place += 1
      case .word(let word)
      where Self.fillers.contains(word) || (dayBefore && Self.dayEndings.contains(word))
        || (yearBefore && Self.yearEndings.contains(word)):
        place += 1
      default: return place
      }
    }
    return place
  }
}
