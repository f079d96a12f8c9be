/// Quotation marks that may open and close one phrase. Within a family any mark closes what any mark opened: German, Swedish
/// and English put the same marks at different ends, and half-corrected quotes are common.
enum QuoteFamily: CaseIterable {
  case double, angle, corner

  init?(_ mark: Unicode.Scalar) {
    switch mark {
    case "\"", "\u{201C}", "\u{201D}", "\u{201E}", "\u{201F}", "\u{FF02}", "\u{301D}", "\u{301E}", "\u{301F}":
      self = .double
    case "«", "»": self = .angle
    case "「", "」", "『", "』": self = .corner
    default: return nil
    }
  }

  /// The marks that a query is written out with.
  var marks: (open: String, close: String) {
    switch self {
    case .double: ("\"", "\"")
    case .angle: ("«", "»")
    case .corner: ("「", "」")
    }
  }
}

extension Unicode.Scalar {
  /// White space (no-break spaces too) and control characters.
  var isSpace: Bool {
    if value < 0x80 { return value <= 0x20 || value == 0x7F }
    return value < 0xA0 || properties.isWhitespace
  }

  /// What stands in copied text without being seen, and is no part of a word: the soft hyphen, the zero-width space, the
  /// word joiner, the byte order mark. The joiners U+200C and U+200D are letters of Persian and Hindi words.
  var isInvisible: Bool {
    switch value {
    case 0xAD, 0x200B, 0x2060, 0xFEFF: true
    default: false
    }
  }

  var isLetterOrDigit: Bool {
    if value < 0x80 { return isASCIILetter || isASCIIDigit }
    return properties.isAlphabetic || properties.numericType != nil
  }

  var isASCIIDigit: Bool { (0x30...0x39).contains(value) }

  var isASCIILetter: Bool { (0x61...0x7A).contains(value | 0x20) }

  /// The sign of ASCII that a full-width one serves for, where it shapes a query: input methods of Chinese and Japanese
  /// write these.
  var asMark: Unicode.Scalar {
    switch self {
    case "（": "("
    case "）": ")"
    case "：": ":"
    case "｜": "|"
    default: self
    }
  }
}

extension String {
  init(scalars: some Sequence<Unicode.Scalar>) {
    self.init()
    unicodeScalars.append(contentsOf: scalars)
  }

  /// The text without what cannot be seen.
  var withoutInvisibles: String {
    unicodeScalars.contains(where: \.isInvisible) ? String(scalars: unicodeScalars.filter { !$0.isInvisible }) : self
  }

  var hasLetterOrDigit: Bool { unicodeScalars.contains(where: \.isLetterOrDigit) }
}
