import NewsText

/// Words that stand in a text in capitals: US, U.S., EU, WHO.
///
/// The index folds case, so that US would be us. Each of these words is put into a column of its own, with a sign before it
/// that no other word has: `ᴬUS`.
struct Acronyms {
  /// U+1D2C, a letter to FTS5's tokenizer, which does not fold it.
  static let sign = "\u{1D2C}"

  /// The token of the column for an acronym's letters.
  static func token(of letters: String) -> String { sign + letters.lowercased() }

  /// Whether a word of the index is one of that column's. By bytes: every word that is new to the index is asked.
  static func isToken(_ word: String) -> Bool { word.utf8.starts(with: sign.utf8) }

  /// More letters in a row than this are a word that is shouted.
  static let mostLetters = 6
  /// More words in capitals in a row than this are a line in capitals, which tells nothing.
  private static let mostInRow = 2

  /// What was found, with the sign before each.
  private(set) var text = ""
  /// Words in capitals that follow each other, and how many there are; those that are too long are counted alone.
  private var row = ""
  private var rowCount = 0
  /// Single capitals, each with a full stop behind it.
  private var initials = ""
  private var previousEnd = 0

  /// Whether the tokens before belong to something that has not ended.
  private var isOpen = false

  /// Looks at a token of a text; the tokens come in their order.
  @inline(__always)
  mutating func look(at token: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) {
    let first = bytes[token.lowerBound]
    if first < UInt8(ascii: "A") || first > UInt8(ascii: "Z") {
      if isOpen { endRow() }
      return
    }
    lookClosely(at: token, of: bytes)
  }

  @inline(never)
  private mutating func lookClosely(at token: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) {
    let isCapital = bytes[token].allSatisfy { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") }
    if isOpen, bytes[previousEnd..<token.lowerBound].contains(0x0A) { endRow() }
    if token.count == 1 {
      lookAtInitial(token, of: bytes)
    } else {
      endInitials()
      if !isCapital { return endRow() }
      rowCount += 1
      if token.count <= Self.mostLetters { Self.add(String(decoding: bytes[token], as: UTF8.self), to: &row) }
    }
    previousEnd = token.upperBound
    isOpen = rowCount > 0 || !initials.isEmpty
  }

  private mutating func lookAtInitial(_ token: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) {
    let follows = token.lowerBound == previousEnd + 1 && bytes[previousEnd] == UInt8(ascii: ".")
    if !follows { endInitials() }
    if follows && !initials.isEmpty || token.upperBound < bytes.count && bytes[token.upperBound] == UInt8(ascii: ".") {
      initials.unicodeScalars.append(Unicode.Scalar(bytes[token.lowerBound]))
    }
  }

  private mutating func endInitials() {
    if initials.isEmpty { return }
    if initials.utf8.count > 1, initials.utf8.count <= Self.mostLetters { Self.add(initials, to: &text) }
    initials = ""
  }

  private mutating func endRow() {
    isOpen = false
    endInitials()
    if rowCount == 0 { return }
    if rowCount <= Self.mostInRow, !row.isEmpty { Self.add(row, to: &text, sign: "") }
    row = ""
    rowCount = 0
  }

  private static func add(_ word: String, to text: inout String, sign: String = Self.sign) {
    if !text.isEmpty { text += " " }
    text += sign + word
  }

  /// To be called behind the last token of a text.
  mutating func endText() {
    endRow()
  }
}
