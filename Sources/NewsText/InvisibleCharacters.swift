/// Characters inside of words that no reader sees: the soft hyphen, joiners, marks of writing direction.
package enum InvisibleCharacters {
  package static func removed(from text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) || !text.unicodeScalars.contains(where: isOne) { return text }
    var out = String.UnicodeScalarView()
    out.append(contentsOf: text.unicodeScalars.lazy.filter { !isOne($0) })
    return String(out)
  }

  /// Whether FTS5's tokenizer ends a word at the character, and nobody sees it.
  package static func isOne(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xAD, 0x61C, 0x180E, 0x200C...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }
}

/// The signs that are written for an apostrophe.
package enum Apostrophe {
  package static func isOne(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "'", "’", "‘", "ʼ", "ʻ", "`", "´", "＇", "′": true
    default: false
    }
  }

  /// What French, Italian and Catalan write before an apostrophe, in small letters: the word begins behind it.
  package static let elided: Set<String> = [
    "l", "d", "j", "m", "t", "s", "c", "n", "qu", "jusqu", "lorsqu", "puisqu", "dell", "nell", "all", "dall", "sull",
    "un", "quest",
    "quell",
  ]
}
