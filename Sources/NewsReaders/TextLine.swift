/// A line of a plain text, without white space at its ends.
struct TextLine {
  let text: String
  /// Whether an empty line, or the text's beginning, stands before it.
  let startsParagraph: Bool
  /// Whether an empty line, or the text's end, follows.
  var endsParagraph = false

  /// Characters, counted once.
  let length: Int

  init(_ text: String, startsParagraph: Bool) {
    self.text = text
    self.startsParagraph = startsParagraph
    length = text.unicodeScalars.count
  }

  var words: Int {
    text.unicodeScalars.split(whereSeparator: \.properties.isWhitespace).count
  }

  /// Whether it ends as a sentence does; a quotation mark or bracket behind the full stop does not matter, an
  /// abbreviation with points inside ("the U.S.") is no end. Question and exclamation marks end headlines too.
  var endsSentence: Bool {
    let closing: Set<Unicode.Scalar> = ["\"", "'", "”", "’", "»", "“", ")", "]", "」", "』"]
    var scalars = Substring(text).unicodeScalars
    while let last = scalars.last, closing.contains(last) { scalars.removeLast() }
    guard let last = scalars.last else { return false }
    if last == "." {
      let word = scalars.dropLast().reversed().prefix { !$0.properties.isWhitespace }
      return !word.contains(".") || scalars.reversed().starts(with: "...".unicodeScalars)
    }
    return [",", ";", ":", "。", "．", "…", "।", "،", "؛"].contains(last)
  }

  /// Whether it is in capitals throughout.
  var isCapitals: Bool {
    var hasUpper = false
    for scalar in text.unicodeScalars where scalar.properties.isAlphabetic {
      if scalar.properties.isLowercase { return false }
      if scalar.properties.isUppercase { hasUpper = true }
    }
    return hasUpper
  }

  var startsWithBullet: Bool {
    guard let first = text.unicodeScalars.first else { return false }
    return ["•", "·", "▪", "◦", "‣", "●", "○", "■", "►", "▶", "»", "›", ">", "|", "*", "–", "—", "-", "+", "≡", "☰"]
      .contains(first)
  }

  var startsInLowerCase: Bool {
    text.unicodeScalars.first?.properties.isLowercase ?? false
  }

  /// The lines of a text that are not empty, at most `limit`, from the front or from the back.
  static func lines(of text: String, limit: Int) -> [TextLine] {
    var lines: [TextLine] = []
    var afterGap = true
    var rest = Substring(text).utf8
    while !rest.isEmpty, lines.count < limit {
      let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
      let line = CleanText.trimmed(String(Substring(rest[..<end])))
      if line.isEmpty {
        if !lines.isEmpty { lines[lines.count - 1].endsParagraph = true }
        afterGap = true
      } else {
        lines.append(TextLine(line, startsParagraph: afterGap))
        afterGap = false
      }
      rest = end == rest.endIndex ? rest[rest.endIndex...] : rest[rest.index(after: end)...]
    }
    if rest.isEmpty, !lines.isEmpty { lines[lines.count - 1].endsParagraph = true }
    return lines
  }
}
