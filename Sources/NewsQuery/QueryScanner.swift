internal import NewsModel

/// Cuts a query's text into tokens.
struct QueryScanner {
  let scalars: [Unicode.Scalar]
  private var position = 0

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
  }

  /// The next token; `.end` at the end, and ever after.
  ///
  /// - Parameter operand: true right after a field's colon, where operators and fields are not looked for.
  mutating func next(operand: Bool = false) throws(Failure) -> Token {
    if !operand { skipSpace() }
    guard position < scalars.count else { return Token(kind: .end, range: position..<position) }
    let start = position
    switch scalars[start] {
    case "(": return single(.open)
    case ")": return single(.close)
    case "|":
      while position < scalars.count, scalars[position] == "|" { position += 1 }
      return Token(kind: .or, range: start..<position)
    case "-" where startsExclusion: return single(.not)
    case let mark where QuoteFamily(mark) != nil: return try phrase()
    default: break
    }
    if let field = try field(nested: operand) { return field }
    return try word(operand: operand)
  }

  private mutating func single(_ kind: Token.Kind) -> Token {
    position += 1
    return Token(kind: kind, range: position - 1..<position)
  }

  private mutating func skipSpace() {
    while position < scalars.count, scalars[position].isSpace { position += 1 }
  }

  /// A `-` excludes at the start of a term, when a term follows; `--` is a dash, and so is a `-` by itself.
  private var startsExclusion: Bool {
    guard position + 1 < scalars.count else { return false }
    if position > 0 {
      let before = scalars[position - 1]
      guard before.isSpace || before == "(" || before == "|" || before == ":" else { return false }
    }
    let after = scalars[position + 1]
    return !after.isSpace && after != "-" && after != ")" && after != "|"
  }

  private mutating func phrase() throws(Failure) -> Token {
    let start = position
    let family = QuoteFamily(scalars[start])
    guard let end = scalars[(start + 1)...].firstIndex(where: { QuoteFamily($0) == family }) else {
      throw refusal(.unclosedQuote, at: start..<scalars.count)
    }
    position = end + 1
    let inner = scalars[start + 1..<end]
    let kind: Token.Kind = inner.contains(where: \.isLetterOrDigit) ? .phrase(String(scalars: inner)) : .blank
    return Token(kind: kind, range: start..<position)
  }

  /// `name:` directly before a term. A colon before white space or slashes belongs to a word, and so does one after anything
  /// but letters; a known field's name is never left without its term.
  private mutating func field(nested: Bool) throws(Failure) -> Token? {
    let start = position
    guard let colon = scalars[start...].firstIndex(where: { !$0.properties.isAlphabetic }),
      colon > start, scalars[colon] == ":"
    else { return nil }
    let name = String(scalars: scalars[start..<colon])
    let after = colon + 1 < scalars.count ? scalars[colon + 1] : nil
    if after == "/" { return nil }
    let hasTerm = after.map { !$0.isSpace && $0 != ")" && $0 != "|" && $0 != ":" } ?? false
    guard let field = Field(name: name) else {
      if !hasTerm || nested { return nil }
      throw refusal(.unknownField(name), at: start..<colon)
    }
    guard hasTerm else { throw refusal(.fieldWithoutTerm(name), at: start..<colon + 1) }
    guard !nested else { throw refusal(.fieldInField, at: start..<colon + 1) }
    position = colon + 1
    return Token(kind: .field(field), range: start..<position)
  }

  private mutating func word(operand: Bool) throws(Failure) -> Token {
    let start = position
    let end = endOfWord(from: start)
    position = end
    var text = scalars[start..<end]
    while text.last == "*" { text.removeLast() }
    let isPrefix = text.endIndex < end
    if let star = text.firstIndex(of: "*") { throw refusal(.misplacedStar, at: star..<end) }
    guard text.contains(where: \.isLetterOrDigit) else {
      if isPrefix { throw refusal(.misplacedStar, at: text.endIndex..<end) }
      return Token(kind: .blank, range: start..<end)
    }
    let string = String(scalars: text)
    if !isPrefix, !operand {
      switch string {
      case "OR": return Token(kind: .or, range: start..<end)
      case "AND": return Token(kind: .and, range: start..<end)
      case "NOT": return Token(kind: .not, range: start..<end)
      default: break
      }
    }
    return Token(kind: .word(string, isPrefix: isPrefix), range: start..<end)
  }

  /// Words end at white space, quotes, parentheses and `|`; in an address, parentheses that it opened itself belong to it.
  private func endOfWord(from start: Int) -> Int {
    var end = start
    var isAddress = false
    var open = 0
    while end < scalars.count {
      let scalar = scalars[end]
      if scalar.isSpace || scalar == "|" || QuoteFamily(scalar) != nil { break }
      if scalar == "/", end >= start + 3, scalars[end - 1] == "/", scalars[end - 2] == ":" { isAddress = true }
      if scalar == "(" {
        guard isAddress else { break }
        open += 1
      }
      if scalar == ")" {
        guard isAddress, open > 0 else { break }
        open -= 1
      }
      end += 1
    }
    return end
  }
}

/// Quotation marks that may open and close one phrase. Within a family any mark closes what any mark opened: German, Swedish
/// and English put the same marks at different ends, and half-corrected quotes are common.
enum QuoteFamily {
  case double, angle

  init?(_ mark: Unicode.Scalar) {
    switch mark {
    case "\"", "\u{201C}", "\u{201D}", "\u{201E}", "\u{201F}", "\u{FF02}": self = .double
    case "«", "»": self = .angle
    default: return nil
    }
  }
}

extension Unicode.Scalar {
  /// White space, control characters, and the marks that part words without being seen (U+200B, U+FEFF).
  var isSpace: Bool {
    if value < 0x80 { return value <= 0x20 || value == 0x7F }
    return value == 0x200B || value == 0xFEFF || value < 0xA0 || properties.isWhitespace
  }

  var isLetterOrDigit: Bool {
    properties.isAlphabetic || properties.numericType != nil
  }
}

extension String {
  init(scalars: some Sequence<Unicode.Scalar>) {
    self.init()
    unicodeScalars.append(contentsOf: scalars)
  }
}
