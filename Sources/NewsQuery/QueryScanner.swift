/// Cuts a query's text into tokens: words, phrases, fields and signs. What words mean as operators is ``Keywords``' to tell.
struct QueryScanner {
  /// What can be seen of the text.
  let scalars: [Unicode.Scalar]
  /// The place of each in the text.
  private let places: [Int]
  /// The same, with signs of full width in their plain form.
  let marks: [Unicode.Scalar]
  var position = 0
  var tokens: [Token] = []

  /// What the next token is read for.
  enum Place {
    case anywhere
    /// After `+` or a field's colon: neither operators nor fields are looked for.
    case term
    /// After the colon of a condition: everything up to white space is its value.
    case value(FieldName)
  }

  private init(_ text: QueryText) {
    places = text.scalars.indices.filter { !text.scalars[$0].isInvisible }
    scalars = places.map { text.scalars[$0] }
    marks = scalars.map(\.asMark)
  }

  /// The tokens of a text, `.end` or a refusal last.
  static func tokens(of text: QueryText) -> [Token] {
    var scanner = QueryScanner(text)
    var place = Place.anywhere
    while true {
      if case .anywhere = place { scanner.skipSpace() }
      let token =
        scanner.position < scanner.marks.count ? scanner.next(place) : scanner.token(.end, from: scanner.position)
      scanner.tokens.append(token)
      switch token.kind {
      case .end, .refused: return scanner.tokens
      case .field(let field, .colon) where field.fields == nil: place = .value(field)
      case .field, .atLeast: place = .term
      default: place = .anywhere
      }
    }
  }

  private mutating func skipSpace() {
    while position < marks.count, marks[position].isSpace { position += 1 }
  }

  private mutating func next(_ place: Place) -> Token {
    let start = position
    switch marks[start] {
    case "(": return single(.open)
    case ")": return single(.close)
    case let mark where QuoteFamily(mark) != nil: return phrase(from: start)
    default: break
    }
    if case .value(let field) = place { return value(of: field) }
    if case .anywhere = place, let sign = sign() { return sign }
    switch marks[start] {
    case "-" where !isAnywhere(place) && isTerm(at: start + 1) && mark(at: start + 1) != "-": return single(.not)
    case "+" where follows(start) && isTerm(at: start + 1):
      position += 1
      return signed(from: start)
    case "=" where isTerm(at: start + 1): return exact()
    default: break
    }
    if let field = field(place) { return field }
    return word(from: start, isLiteral: !isAnywhere(place))
  }

  func isAnywhere(_ place: Place) -> Bool {
    if case .anywhere = place { true } else { false }
  }

  mutating func single(_ kind: Token.Kind) -> Token {
    position += 1
    return token(kind, from: position - 1)
  }

  func token(_ kind: Token.Kind, from start: Int) -> Token {
    Token(kind, inText(start..<position))
  }

  /// A range of what can be seen, in the whole text.
  func inText(_ range: Range<Int>) -> Range<Int> {
    guard let first = range.first, let last = range.last else {
      let place = range.lowerBound < places.count ? places[range.lowerBound] : (places.last ?? -1) + 1
      return place..<place
    }
    return places[first]..<places[last] + 1
  }

  func written(_ range: Range<Int>) -> String {
    String(scalars: scalars[range])
  }

  // MARK: - Signs

  /// `|`, `&&`, and `-` or `!` before a term.
  private mutating func sign() -> Token? {
    let start = position
    switch marks[start] {
    case "|":
      while position < marks.count, marks[position] == "|" { position += 1 }
      return token(.or, from: start)
    case "&" where mark(at: start + 1) == "&":
      while position < marks.count, marks[position] == "&" { position += 1 }
      return token(.and, from: start)
    case "-" where follows(start) && isTerm(at: start + 1) && mark(at: start + 1) != "-": return single(.not)
    case "!" where follows(start) && beginsWordOrGroup(at: start + 1): return single(.not)
    default: return nil
    }
  }

  /// Whether a term may begin here: not in the middle of one, as between a quote and a hyphen.
  private func follows(_ start: Int) -> Bool {
    guard start > 0 else { return true }
    let before = marks[start - 1]
    return before.isSpace || "(|:!-".unicodeScalars.contains(before)
  }

  func isTerm(at index: Int) -> Bool {
    guard let mark = mark(at: index) else { return false }
    return !mark.isSpace && mark != ")" && mark != "|"
  }

  private func beginsWordOrGroup(at index: Int) -> Bool {
    guard let mark = mark(at: index) else { return false }
    return mark.isLetterOrDigit || mark == "(" || mark == "=" || mark == "+" || QuoteFamily(mark) != nil
  }

  func mark(at index: Int) -> Unicode.Scalar? {
    index < marks.count ? marks[index] : nil
  }

  /// What follows a `+`: other engines' sign for a word that is needed, which all are; a word is never an operator there.
  private mutating func signed(from start: Int) -> Token {
    switch marks[position] {
    case "(": return single(.open)
    case "=": return exact()
    case let mark where QuoteFamily(mark) != nil: return phrase(from: position)
    default: break
    }
    if let colon = nameEnd(), FieldName(name: written(position..<colon)) != nil, let field = field(.anywhere) {
      return field
    }
    return word(from: position, isLiteral: true)
  }

  /// `=word`, `="a phrase"`, `=(a OR b)`.
  private mutating func exact() -> Token {
    let start = position
    while mark(at: position) == "=" { position += 1 }
    guard let mark = mark(at: position), isTerm(at: position) else { return token(.blank, from: start) }
    if mark == "(" { return token(.exactly, from: start) }
    if QuoteFamily(mark) != nil { return phrase(from: start) }
    var word = word(from: position, isLiteral: true)
    if case .word(let text, let isPrefix, _, let isLiteral) = word.kind {
      // What begins so is written so already.
      word.kind = .word(text, isPrefix: isPrefix, isExact: !isPrefix, isLiteral: isLiteral)
      word.range = inText(start..<position)
    }
    return word
  }

  // MARK: - Phrases

  /// - Parameter start: where the phrase's range begins; the quote may stand behind a `=`.
  private mutating func phrase(from start: Int) -> Token {
    let opening = position
    let family = QuoteFamily(marks[opening])
    guard let end = marks[(opening + 1)...].firstIndex(where: { QuoteFamily($0) == family }) else {
      position = marks.count
      return token(.refused(.unclosedQuote), from: opening)
    }
    position = end + 1
    let inner = written(opening + 1..<end)
    let slop = slop()
    if let slop, slop > Query.maximumDistance { return token(.refused(.tooFar), from: start) }
    // No words between is what a phrase means anyway.
    return token(inner.hasLetterOrDigit ? .phrase(inner, slop: slop == 0 ? nil : slop) : .blank, from: start)
  }

  /// The number of a `~5` behind a phrase.
  private mutating func slop() -> Int? {
    guard mark(at: position) == "~" else { return nil }
    let digits = marks[(position + 1)...].prefix(while: \.isASCIIDigit)
    guard !digits.isEmpty else { return nil }
    position += 1 + digits.count
    return Int(String(scalars: digits)) ?? .max
  }

  // MARK: - Words

  private mutating func word(from start: Int, isLiteral: Bool) -> Token {
    position = max(endOfWord(from: start), start + 1)
    var word = written(start..<position)
    var isPrefix = false
    while word.hasSuffix("*") {
      word.removeLast()
      isPrefix = true
    }
    guard word.hasLetterOrDigit else {
      return isPrefix || word.contains("*") ? refused(.misplacedStar, stars(start)) : token(.blank, from: start)
    }
    if !isPrefix, !isLiteral, let root = Wildcards.root(ofTruncated: word) {
      word = root
      isPrefix = true
    }
    if word.contains("*") { return refused(.innerStar, stars(start)) }
    if !isLiteral, Wildcards.areForeign(in: word) { return refused(.wildcard, start..<position) }
    return token(.word(word, isPrefix: isPrefix, isExact: false, isLiteral: isLiteral), from: start)
  }

  /// From the first star of the word on.
  private func stars(_ start: Int) -> Range<Int> {
    (marks[start..<position].firstIndex(of: "*") ?? start)..<position
  }

  /// Words end at white space, quotes, parentheses and `|`; in an address, parentheses with text in them belong to it.
  func endOfWord(from start: Int) -> Int {
    var end = start
    var isAddress = false
    while end < marks.count {
      let mark = marks[end]
      if mark.isSpace || mark == ")" || mark == "|" || QuoteFamily(mark) != nil { break }
      if mark == "/", end >= start + 3, marks[end - 1] == "/", marks[end - 2] == ":" { isAddress = true }
      if mark == "(" {
        guard isAddress, let closing = closing(of: end) else { break }
        end = closing
      }
      end += 1
    }
    return end
  }

  /// The parenthesis that closes another one, where neither white space nor a further one stands between them.
  private func closing(of opening: Int) -> Int? {
    let next = marks[(opening + 1)...].firstIndex {
      $0.isSpace || $0 == "(" || $0 == ")" || $0 == "|" || QuoteFamily($0) != nil
    }
    guard let next, marks[next] == ")" else { return nil }
    return next
  }
}
