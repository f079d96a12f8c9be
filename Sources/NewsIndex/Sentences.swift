/// Where the sentences of a text begin and end.
///
/// A sentence ends behind `.`, `!`, `?` and their like in other scripts, closing quotes and brackets included, where white
/// space follows, or at the end of a paragraph. A full stop that belongs to an abbreviation, an initial or a number, and
/// any before a small letter, ends none. In doubt two sentences stay one: half a sentence is harder to read than two.
struct Sentences {
  /// In order, without the white space between them; bytes of the text.
  private(set) var ranges: [Range<Int>] = []

  /// - Parameters:
  ///   - range: the part of the text to look at; it begins at a character's beginning.
  ///   - language: the article's: in some a full stop behind a number makes an ordinal of it.
  init(of text: UnsafeBufferPointer<UInt8>, in range: Range<Int>, language: String?) {
    let hasOrdinals = language.map { Self.ordinals.contains($0.prefix { $0 != "-" }.lowercased()) } ?? false
    var start: Int?
    var end = range.lowerBound
    var at = range.lowerBound
    func close() {
      if let from = start { ranges.append(from..<end) }
      start = nil
    }
    while at < range.upperBound {
      let byte = text[at]
      if byte == 0x0A || byte == 0x0D {
        if Self.isEmptyLine(text, behind: at, until: range.upperBound) { close() }
        at += 1
        continue
      }
      let (scalar, length) = Self.scalar(text, at)
      at += length
      if Self.isSpace(scalar) {
        if scalar == "\u{2029}" { close() }
        continue
      }
      if start == nil { start = at - length }
      end = at
      guard let kind = Self.terminator(scalar) else { continue }
      (at, end) = Self.skipClosing(text, at, range.upperBound)
      if Self.ends(text, from: start ?? at, stop: at, kind, hasOrdinals, until: range.upperBound) { close() }
    }
    close()
  }

  private enum Terminator {
    /// `.` and `…`: abbreviations have the first, pauses the second.
    case stop
    case strong
    /// Of scripts without spaces: nothing need follow.
    case wide
  }

  private static func terminator(_ scalar: Unicode.Scalar) -> Terminator? {
    switch scalar {
    case ".", "…": .stop
    // Latin and Greek, Arabic and Urdu, Devanagari, Armenian, Ethiopic, Khmer, Burmese.
    case "!", "?", "‼", "⁇", "⁈", "⁉", "؟", "۔", "।", "॥", "։", "።", "។", "။": .strong
    case "。", "！", "？", "．", "｡": .wide
    default: nil
    }
  }

  /// Behind further terminators, closing quotes and brackets.
  private static func skipClosing(
    _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ limit: Int
  ) -> (Int, Int) {
    var at = start
    while at < limit {
      let (scalar, length) = scalar(text, at)
      guard terminator(scalar) != nil || isClosing(scalar) else { break }
      at += length
    }
    return (at, at)
  }

  private static func isClosing(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\"", "'", "”", "’", "“", "»", "›", ")", "]", "」", "』", "）", "】", "》", "〉": true
    default: false
    }
  }

  private static func ends(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int, stop: Int, _ kind: Terminator, _ hasOrdinals: Bool,
    until limit: Int
  ) -> Bool {
    if kind == .wide || stop >= limit { return true }
    guard isSpace(scalar(text, stop).0) else { return false }
    var next = stop
    while next < limit, isSpace(scalar(text, next).0) || isOpening(scalar(text, next).0) {
      next += scalar(text, next).1
    }
    guard next < limit else { return true }
    let follower = scalar(text, next).0
    if follower.properties.isLowercase { return false }
    return kind == .strong || !isAbbreviation(text, from: start, stop: stop, hasOrdinals, before: follower)
  }

  private static func isOpening(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\"", "'", "“", "‘", "„", "«", "‹", "(", "[", "¿", "¡", "—", "–", "-", "•": true
    default: false
    }
  }

  /// Whether the full stop belongs to the word before it: an initial, `U.S.`, a title, a number of one or two digits
  /// (`3. Mai`), `No. 5`.
  private static func isAbbreviation(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int, stop: Int, _ hasOrdinals: Bool, before follower: Unicode.Scalar
  ) -> Bool {
    var end = stop
    while end > start, text[end - 1] != UInt8(ascii: ".") { end -= 1 }
    guard end > start, end == stop else { return false }
    end -= 1
    // A pause is no abbreviation.
    if end > start, text[end - 1] == UInt8(ascii: ".") { return false }
    var first = end
    var letters = 0, digits = 0, dots = 0, capitals = 0
    while first > start {
      let byte = text[first - 1]
      switch byte {
      case UInt8(ascii: "."): dots += 1
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
      case UInt8(ascii: "a")...UInt8(ascii: "z"): letters += 1
      case UInt8(ascii: "A")...UInt8(ascii: "Z"):
        letters += 1
        capitals += 1
      // The t of didn't is no initial.
      case UInt8(ascii: "'"), 0xC0...: letters += 1
      case 0x80..<0xC0: break
      default:
        return isShort(text, first..<end, letters, digits, dots, capitals, hasOrdinals, follower)
      }
      first -= 1
      if end - first > 24 { return false }
    }
    return isShort(text, first..<end, letters, digits, dots, capitals, hasOrdinals, follower)
  }

  private static func isShort(
    _ text: UnsafeBufferPointer<UInt8>, _ word: Range<Int>, _ letters: Int, _ digits: Int, _ dots: Int,
    _ capitals: Int, _ hasOrdinals: Bool, _ follower: Unicode.Scalar
  ) -> Bool {
    if letters == 0 { return hasOrdinals && digits > 0 && digits <= 2 && dots == 0 }
    if digits > 0 { return false }
    if letters == 1 { return true }
    // `U.S. President`, but `at 5 p.m. The`.
    if dots > 0 { return capitals > 0 && letters <= 2 * (dots + 1) }
    guard letters <= 6, capitals <= 1 else { return false }
    let name = String(decoding: text[word], as: UTF8.self).lowercased()
    return titles.contains(name) || (follower.properties.numericType != nil && numbered.contains(name))
  }

  /// Before a name, in the languages that most news is written in; those that as often end a sentence (`Inc.`) are not here.
  private static let titles: Set<String> = [
    "mr", "mrs", "ms", "mx", "dr", "prof", "sen", "rep", "gov", "gen", "col", "lt", "sgt", "capt", "cmdr", "adm", "maj",
    "rev", "hon", "st", "mt", "ft", "vs", "messrs", "pres", "supt", "det", "atty", "amb", "sec",
    "hr", "fr", "bzw", "ca", "str", "geb", "evtl", "ggf", "sog", "bspw", "inkl", "mme", "mlle", "sr", "sra", "srta",
    "sig", "dott", "dhr", "mevr", "им", "ул", "тыс", "млн", "млрд", "проф",
  ]

  /// Before a number.
  private static let numbered: Set<String> = [
    "no", "nos", "nr", "fig", "art", "vol", "ch", "pp", "p", "par", "abs", "num", "núm", "jan", "feb", "mar", "apr",
    "jun",
    "jul", "aug", "sep", "sept", "oct", "nov", "dec", "ст", "рис",
  ]

  /// Languages that write ordinals so.
  private static let ordinals: Set<String> = [
    "bs", "cs", "da", "de", "et", "eu", "fi", "fo", "hr", "hu", "is", "lb", "lv", "nb", "nn", "no", "pl", "sk", "sl",
    "sr",
    "tr",
  ]

  // MARK: Characters

  @inline(__always)
  private static func scalar(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> (Unicode.Scalar, Int) {
    text[at] < 0x80 ? (Unicode.Scalar(text[at]), 1) : Tokenizer.scalar(in: text, at: at)
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  /// Whether nothing but white space stands between a line's end and the next one's.
  private static func isEmptyLine(_ text: UnsafeBufferPointer<UInt8>, behind end: Int, until limit: Int) -> Bool {
    var at = end + 1
    if text[end] == 0x0D, at < limit, text[at] == 0x0A { at += 1 }
    while at < limit, text[at] == 0x20 || text[at] == 0x09 { at += 1 }
    return at >= limit || text[at] == 0x0A || text[at] == 0x0D
  }
}
