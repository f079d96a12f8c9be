/// Finds out which month a word names.
enum MonthNames {
  /// The calendar that a month's name belongs to.
  enum Calendar { case gregorian, persian }

  private static let months: [String: Int] = {
    var months: [String: Int] = [:]
    for language in table { add(language, to: &months) }
    return months
  }()

  private static let persianMonths: [String: Int] = {
    var months: [String: Int] = [:]
    add(persian, to: &months)
    return months
  }()

  /// The first words of all months' names: most words are done with after one look at it.
  private static let firstWords: Set<String> = {
    let words = Array(months.keys) + Array(persianMonths.keys) + Array(croatian.keys)
    return Set(words + words.map { word in String(word.prefix { $0 != "_" && $0 != "." }) })
  }()

  /// Whether a month's name is this lower-case word, or begins with it.
  static func mayBegin(with word: String) -> Bool { firstWords.contains(word) }

  private static func add(_ line: String, to months: inout [String: Int]) {
    for (index, forms) in line.split(separator: "|", omittingEmptySubsequences: false).enumerated() {
      for form in forms.split(separator: " ") { months[String(form)] = index + 1 }
    }
  }

  /// The month (1–12) of a lower-case word, or nil. Of two words joined by `_`, and of `ก.พ`, too.
  static func month(_ word: String, language: String?) -> Int? {
    if language == "hr" || language == "bs", let month = croatian[word] { return month }
    return months[word]
  }

  /// The month of the Persian calendar, or nil.
  static func persianMonth(_ word: String) -> Int? {
    persianMonths[word]
  }

  /// `ii` as between a day and a year (`12. II. 2025`), or nil.
  static func roman(_ word: String) -> Int? {
    ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"].firstIndex(of: word).map { $0 + 1 }
  }
}
