/// A line of a plain text, without white space at its ends.
struct TextLine {
  let text: String
  /// Where it begins, in bytes of the whole text.
  let offset: Int
  /// Whether an empty line, or the text's beginning, stands before it.
  let startsParagraph: Bool
  /// Whether an empty line, or the text's end, follows.
  var endsParagraph = false

  /// Characters, counted once.
  let length: Int

  init(_ text: String, offset: Int, startsParagraph: Bool) {
    self.text = text
    self.offset = offset
    self.startsParagraph = startsParagraph
    length = text.utf8.reduce(into: 0) { if $1 & 0xC0 != 0x80 { $0 += 1 } }
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

  /// The lines of a text that are not empty, at most `limit`.
  static func lines(of text: String, limit: Int) -> [TextLine] {
    var text = text
    return text.withUTF8 { bytes in
      var lines: [TextLine] = []
      var afterGap = true
      var place = 0
      while place < bytes.count, lines.count < limit {
        let end = bytes.firstPlace(of: 0x0A, from: place) ?? bytes.count
        let line = CleanText.trimmed(String(decoding: bytes[place..<end], as: UTF8.self))
        if line.isEmpty {
          if !lines.isEmpty { lines[lines.count - 1].endsParagraph = true }
          afterGap = true
        } else {
          lines.append(TextLine(line, offset: place, startsParagraph: afterGap))
          afterGap = false
        }
        place = end + 1
      }
      if place >= bytes.count, !lines.isEmpty { lines[lines.count - 1].endsParagraph = true }
      return lines
    }
  }
}
