internal import NewsModel

/// Finds the operators, fields and conditions that are written in words, in the language of the query.
struct Keywords {
  let text: QueryText
  let dates: QueryDates
  let tokens: [Token]
  var index = 0
  var found: [Token] = []
  let dialect: Dialect

  private init(_ tokens: [Token], in text: QueryText, today: CivilDay) {
    self.text = text
    self.tokens = tokens
    dates = QueryDates(text: text, today: today)
    dialect = Dialect(of: tokens, in: text)
  }

  /// The tokens of a query, and its language.
  static func read(_ text: QueryText, today: CivilDay) -> (tokens: [Token], dialect: Dialect) {
    var keywords = Keywords(SlashSigns.parted(QueryScanner.tokens(of: text), in: text), in: text, today: today)
    while keywords.index < keywords.tokens.count { keywords.take() }
    let found = keywords.dialect.joinsNeighbours ? Neighbours.joined(keywords.found) : keywords.found
    return (found, keywords.dialect)
  }

  /// Whether a word, written by itself in a query, is read as this word.
  static func isPlain(_ word: String, isPrefix: Bool, today: CivilDay) -> Bool {
    // A word on either side, as some keywords are such between others alone.
    let (tokens, dialect) = read(QueryText("x \(word)\(isPrefix ? "*" : "") x"), today: today)
    guard tokens.count == 4, case .newsq = dialect else { return false }
    return tokens[1].kind == .word(word, isPrefix: isPrefix, isExact: false, isLiteral: false)
  }

  /// Takes what stands at the index.
  private mutating func take() {
    let token = tokens[index]
    if case .filter(.undated) = token.kind, found.suffix(2).count(where: { $0.kind == .not }) == 2 {
      // Not without a date: with one left out twice, it is wanted.
      found.removeLast(2)
    }
    guard let word = token.plainWord, word.utf8.count <= 24 else { return keep(token) }
    let small = word.lowercased()
    if dialect.joinsNeighbours, Wildcards.endForeign(word) { return refuse(.wildcard) }
    if dialect == .factiva, word.hasPrefix("[") || word.hasSuffix("]") { return refuse(.brackets) }
    if takeOperator(word, small) || takeNearness(small) || takeCommand(word, small) || takeDate(small) { return }
    keep(token)
  }

  private mutating func keep(_ token: Token) {
    found.append(token)
    index += 1
  }

  /// Appends a token for the next so many of the query.
  mutating func put(_ kind: Token.Kind, for count: Int = 1) {
    found.append(Token(kind, tokens[index].range.lowerBound..<tokens[index + count - 1].range.upperBound))
    index += count
  }

  mutating func refuse(_ refusal: Refusal, for count: Int = 1) {
    let range = tokens[index].range.lowerBound..<tokens[index + count - 1].range.upperBound
    found.append(Token(.refused(refusal), range))
    index = tokens.count
  }

  func following(_ distance: Int = 1) -> Token? {
    index + distance < tokens.count ? tokens[index + distance] : nil
  }

  func smallWord(_ distance: Int) -> String? {
    following(distance)?.plainWord.flatMap { $0.utf8.count <= 24 ? $0.lowercased() : nil }
  }

  // MARK: - Operators

  static let operators: Set<String> = ["and", "or", "not"]

  /// Whether a token is an operator in every language.
  static func isCapitalOperator(_ token: Token) -> Bool {
    guard let word = token.plainWord, word.utf8.count <= 24 else { return false }
    switch word {
    case "AND", "OR", "NOT", "NEAR", "ONEAR": return true
    default: return nearness(word.lowercased(), .newsq) != nil
    }
  }

  private mutating func takeOperator(_ word: String, _ small: String) -> Bool {
    if dialect.joinsNeighbours, small == "andnot" || small == "butnot" {
      put(.not)
      return true
    }
    if dialect.joinsNeighbours, small == "but", smallWord(1) == "not" {
      put(.not, for: 2)
      return true
    }
    if word == "AND" || word == "OR" || word == "NOT" {
      return takeConnective(small)
    }
    guard dialect.takesSmallOperators, Self.operators.contains(small), let next = following(), next.kind != .close,
      next.kind != .end, small == "not" || found.last?.endsTerm == true || found.last?.kind == .blank
    else { return false }
    return takeConnective(small)
  }

  private mutating func takeConnective(_ small: String) -> Bool {
    switch small {
    case "or": put(.or)
    case "and":
      // In Nexis's language AND NOT is one operator, and binds least of all.
      if case .nexis = dialect, smallWord(1) == "not", found.last?.endsTerm == true {
        put(.not, for: 2)
      } else {
        put(.and)
      }
    default:
      if let next = smallWord(1), Self.nearness(next, dialect) != nil || Self.unitNearness.contains(next) {
        refuse(.excludedInNear, for: 2)
      } else {
        put(.not)
      }
    }
    return true
  }

  // MARK: - Commands

  /// `HEADLINE(…)`, `ATLEAST5(…)`, `atleast5 word`, `wc>500`.
  private mutating func takeCommand(_ word: String, _ small: String) -> Bool {
    guard let next = following() else { return false }
    if let count = Self.number(in: small, after: "atleast"), next.beginsTerm {
      if (1...Query.maximumDistance).contains(count) { put(.atLeast(count)) } else { refuse(.badCount) }
      return true
    }
    let isGlued = next.range.lowerBound == tokens[index].range.upperBound
    if next.kind == .open, isGlued || dialect == .nexis,
      let segment = NexisSegment(name: word, isCertain: dialect == .nexis)
    {
      switch segment {
      case .field(let field): put(.field(field, .parentheses))
      case .exactly: put(.exactly)
      case .refused(let refusal): refuse(refusal)
      case .date: takeDates()
      }
      return true
    }
    return takeLength(small, next)
  }

  private mutating func takeLength(_ small: String, _ next: Token) -> Bool {
    for name in ["wc", "length"] where small.hasPrefix(name) {
      let rest = small.dropFirst(name.utf8.count)
      if let sign = rest.first, "<>=".contains(sign), rest.last?.isNumber == true {
        refuse(.wordCount)
        return true
      }
      if rest.isEmpty, next.kind == .blank, "<>=".contains(text[next.range].first ?? " ") {
        refuse(.wordCount, for: 2)
        return true
      }
    }
    return false
  }
}
