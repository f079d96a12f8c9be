/// Cuts a query's text into tokens: words, phrases, fields and signs. What words mean as operators is ``Keywords``' to tell.
struct QueryScanner {
  /// What can be seen of the text.
  private let scalars: [Unicode.Scalar]
  /// The place of each in the text.
  private let places: [Int]
  /// The same, with signs of full width in their plain form.
  private let marks: [Unicode.Scalar]
  private var position = 0
  private var tokens: [Token] = []

  /// What the next token is read for.
  private enum Place {
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

  private func isAnywhere(_ place: Place) -> Bool {
    if case .anywhere = place { true } else { false }
  }

  private mutating func single(_ kind: Token.Kind) -> Token {
    position += 1
    return token(kind, from: position - 1)
  }

  private func token(_ kind: Token.Kind, from start: Int) -> Token {
    Token(kind, inText(start..<position))
  }

  /// A range of what can be seen, in the whole text.
  private func inText(_ range: Range<Int>) -> Range<Int> {
    guard let first = range.first, let last = range.last else {
      let place = range.lowerBound < places.count ? places[range.lowerBound] : (places.last ?? -1) + 1
      return place..<place
    }
    return places[first]..<places[last] + 1
  }

  private func written(_ range: Range<Int>) -> String {
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

  private func isTerm(at index: Int) -> Bool {
    guard let mark = mark(at: index) else { return false }
    return !mark.isSpace && mark != ")" && mark != "|"
  }

  private func beginsWordOrGroup(at index: Int) -> Bool {
    guard let mark = mark(at: index) else { return false }
    return mark.isLetterOrDigit || mark == "(" || mark == "=" || mark == "+" || QuoteFamily(mark) != nil
  }

  private func mark(at index: Int) -> Unicode.Scalar? {
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

  // MARK: - Fields

  /// Where a name's letters end, when a colon follows.
  private func nameEnd() -> Int? {
    guard let end = marks[position...].firstIndex(where: { !$0.properties.isAlphabetic }), end > position,
      marks[end] == ":"
    else { return nil }
    return end
  }

  /// `name:` directly before a term. A colon before white space or slashes belongs to a word, and so does one after anything
  /// but letters; a known field's name is never left without its term.
  private mutating func field(_ place: Place) -> Token? {
    if isAnywhere(place), let token = factivaField() ?? counted() { return token }
    guard let colon = nameEnd() else { return nil }
    let start = position
    let name = written(start..<colon)
    let after = mark(at: colon + 1)
    let known = FieldName(name: name)
    if after == "/", !(known?.takesAddress ?? false) { return nil }
    let hasTerm = isTerm(at: colon + 1) && after != ":"
    guard let known else {
      // A colon of full width is a sign of punctuation where no field's name stands before it.
      if !hasTerm || !isAnywhere(place) || scalars[colon] != ":" { return nil }
      return refused(.unknownField(name), start..<colon)
    }
    if case .undated = known, isAnywhere(place) { return undated(from: start, colon) }
    guard hasTerm else { return refused(.fieldWithoutTerm, start..<colon + 1) }
    guard isAnywhere(place) else { return refused(.fieldInField, start..<colon + 1) }
    position = colon + 1
    return token(.field(known, .colon), from: start)
  }

  private mutating func refused(_ refusal: Refusal, _ range: Range<Int>) -> Token {
    position = marks.count
    return Token(.refused(refusal), inText(range))
  }

  /// `undated:` by itself, or with `yes` or `no`.
  private mutating func undated(from start: Int, _ colon: Int) -> Token {
    position = colon + 1
    guard isTerm(at: position) else { return token(.filter(.undated), from: start) }
    let end = endOfWord(from: position)
    let value = written(position..<end).lowercased()
    position = end
    switch value {
    case "yes", "true", "1": return token(.filter(.undated), from: start)
    case "no", "false", "0":
      tokens.append(token(.not, from: start))
      return token(.filter(.undated), from: start)
    default: return refused(.notYesOrNo, start..<max(end, colon + 1))
    }
  }

  /// Factiva's `hd=word`, where the name is one of its own.
  private mutating func factivaField() -> Token? {
    let start = position
    let letters = marks[start...].prefix(4).prefix(while: \.isASCIILetter)
    let sign = start + letters.count
    guard (2...3).contains(letters.count), mark(at: sign) == "=", isTerm(at: sign + 1),
      let meaning = FactivaField(name: String(scalars: letters).lowercased())
    else { return nil }
    switch meaning {
    case .refused(let refusal): return refused(refusal, start..<sign + 1)
    case .field(let field):
      position = sign + 1
      return token(.field(field, .equals), from: start)
    }
  }

  /// `atleast3:` before a term.
  private mutating func counted() -> Token? {
    let start = position
    let end = marks[start...].prefix(16).firstIndex { !$0.isASCIILetter && !$0.isASCIIDigit } ?? start
    guard mark(at: end) == ":", let count = Keywords.number(in: written(start..<end).lowercased(), after: "atleast")
    else { return nil }
    guard isTerm(at: end + 1) else { return refused(.countWithoutTerm, start..<end + 1) }
    guard (1...Query.maximumDistance).contains(count) else { return refused(.badCount, start..<end) }
    position = end + 1
    return token(.atLeast(count), from: start)
  }

  /// The value of a condition, as it stands.
  private mutating func value(of field: FieldName) -> Token {
    let start = position
    if marks[start] == "-", !isTermOfValue(field) { return single(.not) }
    position = max(endOfWord(from: start), start + 1)
    var value = written(start..<position)
    let isPrefix = value.hasSuffix("*")
    while value.hasSuffix("*") { value.removeLast() }
    return token(.word(value, isPrefix: isPrefix, isExact: false, isLiteral: true), from: start)
  }

  /// A part of an address may begin with a hyphen.
  private func isTermOfValue(_ field: FieldName) -> Bool { field == .url }

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
  private func endOfWord(from start: Int) -> Int {
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
