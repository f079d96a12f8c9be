/// Makes text from outside fit to be shown: articles, paths and messages may hold anything, and a terminal obeys what it is
/// sent. Whatever goes to a terminal passes through here first.
package enum CleanText {
  /// What the text is, and so what becomes of what cannot be shown.
  package enum Kind: Sendable {
    /// One line of prose: line breaks and tabs become spaces, other control characters U+FFFD; what is invisible and could
    /// reorder or hide text goes away.
    case line
    /// Paragraphs: as a line, but line feeds and tabs stay; the carriage return of a CRLF goes away.
    case paragraphs
    /// A path, a key, a message: nothing goes away, all is written out, as `\n`, `\x1b`, `\u{202e}`.
    case name
  }

  /// The text without raw control characters (C0, DEL, C1), bidirectional overrides and isolates, and invisible marks.
  package static func visible(_ text: String, as kind: Kind = .line) -> String {
    if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) || ($0 == 0x0A && kind == .paragraphs) }) { return text }
    var clean = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch treatment(of: scalar, as: kind) {
      case .keep: clean.append(scalar)
      case .drop: continue
      case .space: clean.append(" ")
      case .mark: clean.append("\u{FFFD}")
      case .spell(let escape): clean.append(contentsOf: escape.unicodeScalars)
      }
    }
    return String(clean)
  }

  enum Treatment: Equatable {
    case keep, drop, space
    /// U+FFFD in its place.
    case mark
    case spell(String)
  }

  static func treatment(of scalar: Unicode.Scalar, as kind: Kind) -> Treatment {
    switch scalar.value {
    case 0x20..<0x7F: return .keep
    case 0x0A, 0x09:
      if kind == .paragraphs { return .keep }
      return kind == .line ? .space : .spell(scalar == "\n" ? "\\n" : "\\t")
    case 0x0D:
      if kind == .paragraphs { return .drop }
      return kind == .line ? .space : .spell("\\r")
    case 0..<0x20, 0x7F..<0xA0:
      let digits = String(scalar.value, radix: 16)
      return kind == .name ? .spell("\\x" + (digits.count < 2 ? "0" : "") + digits) : .mark
    case 0x2028, 0x2029: return kind == .name ? spelled(scalar) : .space
    case let value where isHidden(value): return kind == .name ? spelled(scalar) : .drop
    default: return .keep
    }
  }

  private static func spelled(_ scalar: Unicode.Scalar) -> Treatment {
    .spell("\\u{\(String(scalar.value, radix: 16))}")
  }

  /// What nobody sees although it changes what is seen, or lets two different texts look the same. The joiners U+200C and
  /// U+200D and the marks U+200E and U+200F stay: Persian, Hindi, Hebrew and emoji need them.
  private static func isHidden(_ value: UInt32) -> Bool {
    switch value {
    // Soft hyphen; zero-width space; no-break space of no width; word joiner and invisible operators.
    case 0xAD, 0x200B, 0xFEFF, 0x2060...0x2064: true
    // Bidirectional embeddings, overrides and isolates; deprecated formatting.
    case 0x202A...0x202E, 0x2066...0x206F, 0x61C: true
    // Interlinear annotations and tags.
    case 0xFFF9...0xFFFB, 0xE0000...0xE007F: true
    default: false
    }
  }
}
