import NewsModel

/// A line of a plain text, without white space at its ends.
struct TextLine {
  /// What the line says; of a paragraph its beginning, for nothing near the top of a text is told by more.
  let text: String
  /// Where it begins, in bytes of the whole text.
  let offset: Int
  /// Whether an empty line, or the text's beginning, stands before it.
  let startsParagraph: Bool
  /// Whether an empty line, or the text's end, follows.
  var endsParagraph = false

  /// Characters; of a paragraph at least as many as tell it from a headline.
  let length: Int

  /// The date where the line holds nothing else, and whether it tells the day of a change: asked for several times.
  let date: PublishedDate?
  let isChange: Bool

  /// Bytes above which a line is a paragraph.
  static let longest = 1_000

  init(_ text: String, offset: Int, startsParagraph: Bool) {
    self.text = text
    self.offset = offset
    self.startsParagraph = startsParagraph
    length = Self.characters(of: text)
    date = DateLine.date(of: text)
    isChange = date == nil && DateLine.isChange(text)
  }

  /// Bytes that begin a character, eight at a time.
  private static func characters(of text: String) -> Int {
    var text = text
    return text.withUTF8 { bytes in
      var continuing = 0
      var place = 0
      while place + 8 <= bytes.count {
        let piece = UnsafeRawPointer(bytes.baseAddress! + place).loadUnaligned(as: UInt64.self)
        // Of a byte that goes on with a character the highest bit is set, and the one below it is not.
        continuing += (piece & ~(piece << 1) & 0x8080_8080_8080_8080).nonzeroBitCount
        place += 8
      }
      while place < bytes.count {
        if bytes[place] & 0xC0 == 0x80 { continuing += 1 }
        place += 1
      }
      return bytes.count - continuing
    }
  }

  /// Where to cut a line that is a paragraph: before the first byte of a character.
  private static func end(of bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int {
    guard end - start > longest else { return end }
    var cut = start + longest
    while cut > start, bytes[cut] & 0xC0 == 0x80 { cut -= 1 }
    return cut
  }

  var words: Int {
    var words = 0
    var isInside = false
    for scalar in text.unicodeScalars {
      let isSpace = scalar.isASCII ? scalar.value <= 0x20 : scalar.properties.isWhitespace
      if !isSpace, !isInside { words += 1 }
      isInside = !isSpace
    }
    return words
  }

  /// Whether it ends as a sentence does; a quotation mark or bracket behind the full stop does not matter, an
  /// abbreviation with points inside ("the U.S.") is no end. Question and exclamation marks end headlines too.
  var endsSentence: Bool {
    // Most lines end in a letter or in a full stop right behind one.
    if let last = text.utf8.last, last.isASCIILetterOrDigit { return false }
    var scalars = Substring(text).unicodeScalars
    while let last = scalars.last, Self.closing.contains(last) { scalars.removeLast() }
    guard let last = scalars.last else { return false }
    if last == "." {
      let word = scalars.dropLast().reversed().prefix { !$0.properties.isWhitespace }
      return !word.contains(".") || scalars.reversed().starts(with: "...".unicodeScalars)
    }
    return [",", ";", ":", "。", "．", "…", "।", "،", "؛"].contains(last)
  }

  private static let closing: Set<Unicode.Scalar> = ["\"", "'", "”", "’", "»", "“", ")", "]", "」", "』"]

  /// Whether it is in capitals throughout.
  var isCapitals: Bool {
    var hasUpper = false
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        if (0x61...0x7A).contains(scalar.value) { return false }
        if (0x41...0x5A).contains(scalar.value) { hasUpper = true }
        continue
      }
      guard scalar.properties.isAlphabetic else { continue }
      if scalar.properties.isLowercase { return false }
      if scalar.properties.isUppercase { hasUpper = true }
    }
    return hasUpper
  }

  var startsWithBullet: Bool {
    guard let first = text.unicodeScalars.first, text.utf8.first?.isASCIILetterOrDigit == false else { return false }
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
        let cut = Self.end(of: bytes, from: place, to: end)
        let line = CleanText.trimmed(String(decoding: bytes[place..<cut], as: UTF8.self))
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

extension UInt8 {
  var isASCIILetterOrDigit: Bool {
    (0x30...0x39).contains(self) || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
  }
}
