/// How much a text looks like one that somebody wrote, per byte outside of ASCII: read in a wrong encoding, letters of
/// different scripts, capitals and signs stand in the middle of words.
enum EncodingPlausibility {
  /// - Parameters:
  ///   - text: The text as an encoding has it, in UTF-8.
  ///   - broken: Bytes to which the encoding gives no meaning.
  ///   - foreign: The bytes outside of ASCII before decoding.
  /// - Returns: About 1 for a text without fault; below 0 for what is none.
  static func score(_ text: [UInt8], broken: Int, foreign: Int) -> Double {
    guard foreign > 0 else { return 0 }
    let string = String(decoding: text, as: UTF8.self)
    let scalars = Array(string.unicodeScalars)
    let language = LanguageDetector.languageByLetters(of: string)
    let code = language.map { String($0.prefix { $0 != "-" }) }
    let alphabet = code.flatMap(Alphabets.letters)
    var sum = -5 * Double(broken)
    for index in scalars.indices where scalars[index].value >= 0x80 {
      sum += score(scalars, index, alphabet, isKnown: language != nil)
    }
    return sum / Double(foreign)
  }

  private static func score(
    _ scalars: [Unicode.Scalar], _ index: Int, _ alphabet: Set<Unicode.Scalar>?, isKnown: Bool
  ) -> Double {
    let scalar = scalars[index]
    if let east = eastAsian(scalar) { return east }
    let before = index > 0 ? scalars[index - 1] : " "
    let after = index + 1 < scalars.count ? scalars[index + 1] : " "
    let properties = scalar.properties
    switch properties.generalCategory {
    case .control, .unassigned, .privateUse, .surrogate: return -5
    case .uppercaseLetter, .lowercaseLetter, .otherLetter, .titlecaseLetter, .modifierLetter, .nonspacingMark,
      .spacingMark:
      break
    default:
      // Quotation marks and dashes are everywhere; other signs do not stand in the middle of words.
      if scalar == "\u{2019}" { return isLetter(before) ? 1.2 : 0.6 }
      if (0x2010...0x2026).contains(scalar.value) { return isInWord(before, after) ? 0 : 1 }
      if scalar == "\u{A0}" || scalar == "€" || scalar == "«" || scalar == "»" {
        return isInWord(before, after) ? -1 : 0.5
      }
      return isInWord(before, after) ? -2 : scalar == "\u{FFFD}" ? -3 : -0.2
    }
    var score = isKnown ? 1.0 : 0.8
    let script = Script(scalar)
    for other in [before, after] where isLetter(other) && Script(other) != script { score -= 2 }
    if properties.isUppercase, isLetter(before) {
      score -= before.properties.isLowercase ? 1.5 : 0.5
    }
    if properties.isLowercase, before.properties.isUppercase, index > 1, isLetter(scalars[index - 2]),
      scalars[index - 2].properties.isLowercase
    {
      score -= 1
    }
    // The other form of sigma stands at the end of words.
    if scalar == "ς", isLetter(after) { score -= 2 }
    if let alphabet, let lower = properties.lowercaseMapping.unicodeScalars.first {
      score += alphabet.contains(lower) ? 0.5 : -1.5
    } else if isKnown, script == .hebrew || script == .arabic {
      score += 0.5
    } else if script == .latin, before.value >= 0x80, after.value >= 0x80, isLetter(before), isLetter(after) {
      score -= 1
    }
    return score
  }

  /// Characters of China, Japan and Korea: two bytes each, or three in some encodings.
  private static func eastAsian(_ scalar: Unicode.Scalar) -> Double? {
    switch scalar.value {
    case 0x3041...0x3096: 2
    case 0x30A1...0x30FC: 1.6
    case 0xAC00...0xD7A3: 1.9
    case 0x3001...0x3002, 0x300C...0x300F, 0xFF01...0xFF5E: 1.6
    case 0x4E00...0x9FFF: Alphabets.commonIdeographs.contains(scalar) ? 2.4 : 0.9
    // Half-width katakana, rare characters and those for private use come from a wrong encoding.
    case 0xFF61...0xFF9F: -1
    case 0x3400...0x4DBF, 0xE000...0xF8FF, 0x20000...0x3FFFF: -4
    case 0x3000...0x33FF, 0x3130...0x318F: 0.5
    default: nil
    }
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic
  }

  private static func isInWord(_ before: Unicode.Scalar, _ after: Unicode.Scalar) -> Bool {
    isLetter(before) && isLetter(after)
  }

  /// Scripts as far as they have to be told apart.
  private enum Script: Equatable {
    case latin, greek, cyrillic, hebrew, arabic, thai, other

    init(_ scalar: Unicode.Scalar) {
      switch scalar.value {
      case 0...0x24F, 0x1E00...0x1EFF: self = .latin
      case 0x300...0x36F: self = .latin
      case 0x370...0x3FF: self = .greek
      case 0x400...0x52F: self = .cyrillic
      case 0x590...0x5FF: self = .hebrew
      case 0x600...0x6FF: self = .arabic
      case 0xE00...0xE7F: self = .thai
      default: self = .other
      }
    }
  }
}
