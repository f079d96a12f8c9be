/// A date in words: `date from 20250101 to 20250131`, `date after 1/31/2025`, `date is 2025`.
enum DatePhrase: Equatable {
  case period
  /// `after`, `before`, `is`, and the like.
  case relation(String)

  /// How a date may stand to the ones that are wanted.
  static let after: Set<String> = ["after", "aft", ">", "gt"]
  static let before: Set<String> = ["before", "bef", "<", "lt"]
  static let from: Set<String> = ["geq", ">="]
  static let upTo: Set<String> = ["leq", "<="]
  static let on: Set<String> = ["is", "=", "eq"]

  /// The phrase whose word `date` stands at an index, with the ranges of its dates and the index behind it. One that has
  /// no operator before it may be plain words (the release date is 2025), but for a period.
  static func read(
    _ tokens: [Token], from index: Int, in text: QueryText
  ) -> (phrase: DatePhrase, dates: [Range<Int>], end: Int)? {
    guard index + 2 < tokens.count, tokens[index].plainWord?.lowercased() == "date",
      let second = word(tokens[index + 1], text)?.lowercased()
    else { return nil }
    var rest = index + 2
    guard let first = date(tokens, &rest) else { return nil }
    if second == "from" {
      guard rest < tokens.count, word(tokens[rest], text)?.lowercased() == "to" else { return nil }
      rest += 1
      guard let last = date(tokens, &rest) else { return nil }
      return (.period, [first, last], rest)
    }
    guard index == 0 || isOperator(tokens[index - 1]) else { return nil }
    guard isRelation(second) else { return nil }
    return (.relation(second), [first], rest)
  }

  static func isRelation(_ word: String) -> Bool {
    after.contains(word) || before.contains(word) || from.contains(word) || upTo.contains(word) || on.contains(word)
  }

  private static func isOperator(_ token: Token) -> Bool {
    switch token.kind {
    case .and, .or, .not, .open: true
    default: token.plainWord.map { Keywords.operators.contains($0.lowercased()) } ?? false
    }
  }

  private static func word(_ token: Token, _ text: QueryText) -> String? {
    token.kind == .blank ? text[token.range] : token.plainWord
  }

  /// The range of a date: a word that begins with a digit, or the name of a month with a day and a year.
  static func date(_ tokens: [Token], _ index: inout Int) -> Range<Int>? {
    guard index < tokens.count, let word = tokens[index].plainWord else { return nil }
    let start = tokens[index].range.lowerBound
    if MonthName.number(of: word) != nil {
      // January 2025; Jan 1, 2025
      var end = index + 1
      while end < tokens.count, end <= index + 2, let next = tokens[end].plainWord, isNumber(next) { end += 1 }
      guard end > index + 1 else { return nil }
      index = end
    } else {
      guard word.unicodeScalars.first?.isASCIIDigit == true else { return nil }
      // 1 January 2025
      if index + 2 < tokens.count, isNumber(word), let month = tokens[index + 1].plainWord,
        MonthName.number(of: month) != nil, let year = tokens[index + 2].plainWord, isNumber(year)
      {
        index += 3
      } else {
        index += 1
      }
    }
    return start..<tokens[index - 1].range.upperBound
  }

  private static func isNumber(_ word: String) -> Bool {
    var digits = Substring(word)
    if digits.utf8.last == UInt8(ascii: ",") { digits.removeLast() }
    return !digits.isEmpty && digits.utf8.count <= 4 && digits.unicodeScalars.allSatisfy(\.isASCIIDigit)
  }
}

/// English names of months, whole or by three letters, as date fields of Nexis's take them.
enum MonthName {
  private static let names = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]

  static func number(of word: String) -> Int? {
    var name = word.lowercased()
    while let last = name.last, last == "." || last == "," { name.removeLast() }
    return names.firstIndex {
      $0 == name || (name.utf8.count == 3 && $0.hasPrefix(name)) || (name == "sept" && $0 == "september")
    }
    .map { $0 + 1 }
  }
}
