internal import NewsModel

/// Finds the operators, fields and conditions that are written in words, in the language of the query.
struct Keywords {
  private let text: QueryText
  private let dates: QueryDates
  private let tokens: [Token]
  private var index = 0
  private var found: [Token] = []
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
  static func isPlain(_ word: String, today: CivilDay) -> Bool {
    // A word on either side, as some keywords are such between others alone.
    let (tokens, dialect) = read(QueryText("x \(word) x"), today: today)
    guard tokens.count == 4, case .newsq = dialect else { return false }
    return tokens[1].plainWord == word
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
  private mutating func put(_ kind: Token.Kind, for count: Int = 1) {
    found.append(Token(kind, tokens[index].range.lowerBound..<tokens[index + count - 1].range.upperBound))
    index += count
  }

  private mutating func refuse(_ refusal: Refusal, for count: Int = 1) {
    let range = tokens[index].range.lowerBound..<tokens[index + count - 1].range.upperBound
    found.append(Token(.refused(refusal), range))
    index = tokens.count
  }

  private func following(_ distance: Int = 1) -> Token? {
    index + distance < tokens.count ? tokens[index + distance] : nil
  }

  private func smallWord(_ distance: Int) -> String? {
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

  // MARK: - Nearness

  /// In one sentence, paragraph or part of the article.
  static let unitNearness: Set<String> = [
    "w/s", "w/sent", "w/sentence", "w/p", "w/para", "w/paragraph", "w/seg", "w/segment", "near/s", "near/p", "pre/s",
    "pre/p",
  ]

  /// The operator of a word in small letters, with its number as written.
  static func nearness(_ small: String, _ dialect: Dialect) -> (number: Int, inOrder: Bool)? {
    for (name, inOrder) in [
      ("near/", false), ("w/", dialect == .factiva), ("pre/", true), ("onear/", true), ("adj/", true),
    ] {
      if let number = number(in: small, after: name) { return (number, inOrder) }
    }
    if let number = number(in: small, after: "near") { return (number, false) }
    if let number = number(in: small, after: "adj") { return (number, true) }
    if let number = number(in: small, after: "/") { return (number, false) }
    if slashN(small) { return number(in: String(small.dropLast()), after: "/n").map { ($0, false) } }
    return nil
  }

  /// Factiva's `/n30/`.
  static func slashN(_ small: String) -> Bool {
    small.hasSuffix("/") && number(in: String(small.dropLast()), after: "/n") != nil
  }

  /// The number that makes up the rest of a word.
  static func number(in word: String, after prefix: String) -> Int? {
    guard word.hasPrefix(prefix) else { return nil }
    let digits = word.utf8.dropFirst(prefix.utf8.count)
    guard !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return digits.count < 10 ? digits.reduce(0) { $0 * 10 + Int($1 - 0x30) } : Int.max
  }

  private mutating func takeNearness(_ small: String) -> Bool {
    if let nearness = Self.nearness(small, dialect) {
      // A number behind a slash may be a part of a date or of an address's.
      if small.hasPrefix("/"), !(found.last?.endsTerm ?? false) || !(following()?.beginsTerm ?? false) { return false }
      if (1...Query.maximumDistance).contains(nearness.number) {
        put(.near(nearness.number, inOrder: nearness.inOrder))
      } else {
        refuse(.tooFar)
      }
      return true
    }
    let written = tokens[index].plainWord
    switch small {
    case "near" where written == "NEAR": put(.near(Query.usualDistance, inOrder: false))
    case "onear" where written == "ONEAR": put(.near(Query.usualDistance, inOrder: true))
    case "adj" where dialect == .factiva: put(.near(1, inOrder: true))
    case "same" where dialect == .factiva: refuseUnit(small)
    case _ where Self.unitNearness.contains(small): refuseUnit(small)
    case "/s", "/p", "/seg", "/sent", "/para":
      guard dialect == .nexis else { return false }
      refuseUnit(small)
    case _ where small.hasPrefix("not/"):
      guard Self.nearness("near" + small.dropFirst(3), dialect) != nil || small == "not/seg" else { return false }
      refuse(.excludedInNear)
    case _
    where small.hasPrefix("/f") && small.hasSuffix("/") && Self.number(in: String(small.dropLast()), after: "/f") != nil:
      refuse(
        .foreign(
          cause: "newsq does not count words from the beginning, as", remedy: "write lead:word for the first 60 words"))
    default: return false
    }
    return true
  }

  /// Sentences and paragraphs are not kept; distances that are usual for them are.
  private mutating func refuseUnit(_ small: String) {
    let remedy =
      if small.contains("seg") {
        "write it round both words, as in: headline:(a AND b) OR body:(a AND b)"
      } else if small == "same" || small.contains("/p") { "write a NEAR/50 b, or the distance that you mean" } else {
        "write a NEAR/15 b, or the distance that you mean"
      }
    refuse(
      .foreign(cause: "newsq does not know where sentences, paragraphs and segments end, as needed for", remedy: remedy)
    )
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

  // MARK: - Dates

  private mutating func takeDate(_ small: String) -> Bool {
    guard small == "date", let date = DatePhrase.read(tokens, from: index, in: text) else { return false }
    put(date: dates.bound(date.phrase, date.dates), for: date.end - index)
    return true
  }

  private mutating func put(date: Result<DateBound, QueryDates.Mistake>, for count: Int) {
    switch date {
    case .success(let bound): put(.filter(.published(bound)), for: count)
    case .failure(let mistake):
      found.append(Token(.refused(mistake.refusal), mistake.range))
      index = tokens.count
    }
  }

  /// `DATE(geq(2025-01-01) and leq(2025-01-31))`, `DATE(2025-01)`.
  private mutating func takeDates() {
    let start = index
    var rest = index + 2
    var depth = 1
    var bound: DateBound?
    var relation = "is"
    while rest < tokens.count, depth > 0 {
      let token = tokens[rest]
      var end = rest
      switch token.kind {
      case .open: depth += 1
      case .close: depth -= 1
      case .and, .blank: break
      default:
        let word = token.plainWord?.lowercased() ?? ""
        if let range = DatePhrase.date(tokens, &end) {
          switch dates.bound(.relation(relation), [range]) {
          case .failure(let mistake):
            found.append(Token(.refused(mistake.refusal), mistake.range))
            index = tokens.count
            return
          case .success(let part): bound = bound?.intersection(part) ?? part
          }
          relation = "is"
          rest = end - 1
        } else if DatePhrase.isRelation(word) {
          relation = word
        } else if word != "and" {
          return refuseDates(from: start, through: rest)
        }
      }
      rest += 1
    }
    guard depth == 0, let bound else { return refuseDates(from: start, through: min(rest, tokens.count) - 1) }
    index = start
    if let first = bound.first, let end = bound.end, first >= end {
      return refuse(.reversedDates, for: rest - start)
    }
    put(.filter(.published(bound)), for: rest - start)
  }

  private mutating func refuseDates(from start: Int, through last: Int) {
    let range = tokens[start].range.lowerBound..<tokens[last].range.upperBound
    found.append(Token(.refused(.badDate("that is not a date")), range))
    index = tokens.count
  }
}
