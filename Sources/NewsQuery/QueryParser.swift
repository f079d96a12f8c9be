internal import NewsModel

/// Builds the tree of a query, by recursive descent:
///
///     any      = all { OR all }
///     all      = [ AND ] { [ AND ] [ NOT ] near }
///     near     = term { NEAR/n term }
///     term     = [ field | atleast ] ( word | phrase | "(" any ")" )
///
/// and for a string of Nexis's, where `OR` binds closest and `AND NOT` least:
///
///     without  = all { AND NOT all }
///     all      = [ AND ] { [ AND ] near }
///     near     = any { NEAR/n any }
///     any      = term { OR term }
///
/// A part that asks for nothing (a term without a letter or a digit) is nil and goes away.
struct QueryParser {
  let text: QueryText
  let dialect: Dialect
  let filters: FilterReader
  private let tokens: [Token]
  private var index = 0
  private var depth = 0
  private var terms = 0
  /// Where the last token ended that was taken.
  private var end = 0
  /// The field that the terms are looked for in.
  private var field: FieldName?
  private var isExact = false

  init(_ written: String, today: CivilDay) {
    text = QueryText(written)
    filters = FilterReader(dates: QueryDates(text: text, today: today))
    (tokens, dialect) = Keywords.read(text, today: today)
  }

  /// The last token is `.end` or a refusal, and is never passed.
  private var token: Token { tokens[index] }

  mutating func parse() throws(Failure) -> Node {
    if token.kind == .end { throw refusal(.empty, at: token.range) }
    let node = try expression()
    if token.kind == .close { throw refusal(.unopenedParenthesis, at: token.range) }
    guard let node else { throw refusal(.empty, at: token.range) }
    return node
  }

  private mutating func expression() throws(Failure) -> Node? {
    if dialect == .nexis { return try without() }
    return try alternatives { (parser, opening) throws(Failure) in try parser.all(after: opening) }
  }

  // MARK: - OR

  /// - Parameter part: reads a part, given the `OR` before it.
  private mutating func alternatives(
    of part: (inout QueryParser, Token?) throws(Failure) -> Node?
  ) throws(Failure) -> Node? {
    var parts: [Node] = []
    var last: Token?
    while true {
      if let part = try part(&self, last) { parts.append(part) }
      try check()
      guard token.kind == .or else { break }
      last = token
      advance()
    }
    return parts.isEmpty ? nil : .joined(parts, as: Node.any)
  }

  // MARK: - AND, NOT

  /// - Parameter opening: the `OR` before it, if any.
  private mutating func all(after opening: Token?) throws(Failure) -> Node? {
    var wanted: [Node] = []
    var excluded: [Node] = []
    /// The operator that has nothing on its right yet.
    var waiting = opening
    let start = token.range.lowerBound
    var isFirst = true
    loop: while true {
      try check()
      switch token.kind {
      case .and where isFirst || waiting != nil, .or where isFirst && waiting == nil:
        throw refusal(.operatorWithoutLeft, at: token.range)
      case .and:
        waiting = token
        advance()
        continue loop
      case .or, .close, .end: break loop
      case .not where dialect == .nexis && !isFirst: break loop
      case .not:
        let mark = token
        advance()
        if let part = try near(after: mark) { excluded.append(part) }
      default:
        if let part = try near(after: nil) { wanted.append(part) }
      }
      waiting = nil
      isFirst = false
    }
    if let waiting { throw refusal(.operatorWithoutRight, at: waiting.range) }
    return try joined(wanted, without: excluded, from: start)
  }

  private func joined(_ wanted: [Node], without excluded: [Node], from start: Int) throws(Failure) -> Node? {
    guard !wanted.isEmpty else {
      if excluded.isEmpty { return nil }
      throw refusal(.onlyExclusions, at: start..<end)
    }
    let node = Node.joined(wanted, as: Node.all)
    return excluded.isEmpty ? node : .excluding(node, excluded)
  }

  /// Nexis's `AND NOT`, which takes everything before it and what stands up to the next one.
  private mutating func without() throws(Failure) -> Node? {
    let start = token.range.lowerBound
    let wanted = try all(after: nil)
    var excluded: [Node] = []
    while token.kind == .not {
      let mark = token
      advance()
      switch token.kind {
      case .not, .close, .end: throw refusal(.operatorWithoutRight, at: mark.range)
      default: break
      }
      if let part = try all(after: nil) { excluded.append(part) }
    }
    return try joined(wanted.map { [$0] } ?? [], without: excluded, from: start)
  }

  // MARK: - NEAR

  /// - Parameter mark: the `NOT` before it, if any.
  private mutating func near(after mark: Token?) throws(Failure) -> Node? {
    var parts = try [nearOperand(after: mark)]
    var first: (token: Token, number: Int, inOrder: Bool)?
    try check()
    while case .near(let number, let inOrder) = token.kind {
      if let first, first.number != number || first.inOrder != inOrder {
        throw refusal(.mixedNearness, at: token.range)
      }
      let sign = token
      first = first ?? (sign, number, inOrder)
      advance()
      if token.kind == .not { throw refusal(.excludedInNear, at: sign.range.lowerBound..<token.range.upperBound) }
      try parts.append(nearOperand(after: sign))
      if parts.count > Query.maximumNear { throw refusal(.tooManyNear, at: sign.range) }
      try check()
    }
    let wanted = parts.compactMap(\.self)
    guard let first, wanted.count > 1 else { return wanted.first }
    var nearness = Nearness(distance: first.number - 1, inOrder: first.inOrder, spare: Query.maximumTerms - terms)
    do {
      let node = try nearness.node(wanted)
      terms += nearness.added
      return node
    } catch {
      throw refusal(error, at: first.token.range)
    }
  }

  private mutating func nearOperand(after mark: Token?) throws(Failure) -> Node? {
    guard dialect == .nexis else { return try term(after: mark) }
    return try alternatives { (parser, opening) throws(Failure) in try parser.term(after: opening ?? mark) }
  }

  // MARK: - Terms

  /// - Parameter mark: the operator before it, if any.
  private mutating func term(after mark: Token?) throws(Failure) -> Node? {
    try check()
    let start = token
    switch start.kind {
    case .word(let written, let isPrefix, let isExact, _):
      try countTerm()
      advance()
      if let filter = try filter(written, isPrefix: isPrefix, at: start.range) { return filter }
      let word = Word(
        text: written, isPrefix: isPrefix, isExact: !isPrefix && (isExact || self.isExact), range: start.range)
      return .word(word)
    case .phrase(let written, let slop):
      try countTerm()
      advance()
      if let filter = try filter(written, isPrefix: nil, at: start.range) { return filter }
      return .phrase(Phrase(text: written, slop: slop, range: start.range))
    case .blank:
      advance()
      return nil
    case .field(let name, let spelling): return try term(in: name, spelling, start)
    case .exactly:
      advance()
      let before = isExact
      isExact = true
      defer { isExact = before }
      return try term(after: start)
    case .atLeast(let count): return try counted(count, start)
    case .filter(let filter):
      if field != nil { throw refusal(.fieldInField, at: start.range) }
      advance()
      return .filter(filter)
    case .open: return try group()
    case .near: throw refusal(.operatorWithoutLeft, at: start.range)
    case .not, .or, .and, .close, .end, .refused:
      throw refusal(.operatorWithoutRight, at: (mark ?? start).range)
    }
  }

  /// What follows a field's name. Factiva's fields hold all up to the next AND, OR or NOT.
  private mutating func term(in name: FieldName, _ spelling: FieldSpelling, _ start: Token) throws(Failure) -> Node? {
    if field != nil { throw refusal(.fieldInField, at: start.range) }
    advance()
    if token.kind == .not {
      throw refusal(.exclusionInField, at: start.range.lowerBound..<token.range.upperBound)
    }
    field = name
    defer { field = nil }
    let depth = depth
    // Written out, it takes parentheses of its own.
    if case .headlineOrLead = name { try deepen(at: start.range) }
    let node = try spelling == .equals ? near(after: start) : term(after: start)
    self.depth = depth
    guard let node, let fields = name.fields else { return node }
    if fields.count == 1 { return .field(fields[0], node) }
    terms += node.terms * (fields.count - 1)
    if terms > Query.maximumTerms { throw refusal(.tooManyTerms, at: start.range) }
    return node.spread(over: fields)
  }

  /// A word or phrase in the value of a condition.
  private func filter(_ value: String, isPrefix: Bool?, at range: Range<Int>) throws(Failure) -> Node? {
    guard let field, field.fields == nil else { return nil }
    switch filters.filter(field, value, isPrefix: isPrefix, at: range) {
    case .success(let filter): return .filter(filter)
    case .failure(let mistake): throw refusal(mistake.refusal, at: mistake.range)
    }
  }

  private mutating func counted(_ count: Int, _ start: Token) throws(Failure) -> Node? {
    if field != nil { throw refusal(.countInField, at: start.range) }
    advance()
    if token.kind == .not { throw refusal(.countedPart, at: start.range) }
    guard let node = try dialect == .factiva ? near(after: start) : term(after: start) else { return nil }
    guard node.isSimple else { throw refusal(.countedPart, at: start.range) }
    return count == 1 ? node : .atLeast(count, node)
  }

  private mutating func group() throws(Failure) -> Node? {
    let opening = token
    let depth = depth
    try deepen(at: opening.range)
    // In Nexis's language parentheses are left out where others need them.
    if dialect == .nexis { try deepen(at: opening.range) }
    advance()
    try check()
    if token.kind == .close {
      throw refusal(.emptyParentheses, at: opening.range.lowerBound..<token.range.upperBound)
    }
    let node = try expression()
    guard token.kind == .close else { throw refusal(.unclosedParenthesis, at: opening.range) }
    advance()
    self.depth = depth
    return node
  }

  // MARK: - Steps

  private mutating func advance() {
    end = token.range.upperBound
    if index < tokens.count - 1 { index += 1 }
  }

  /// Throws what the token was refused for.
  private func check() throws(Failure) {
    if case .refused(let refusal) = token.kind { throw self.refusal(refusal, at: token.range) }
  }

  private mutating func deepen(at range: Range<Int>) throws(Failure) {
    depth += 1
    if depth > Query.maximumDepth { throw refusal(.tooDeep, at: range) }
  }

  private mutating func countTerm() throws(Failure) {
    terms += 1
    if terms > Query.maximumTerms { throw refusal(.tooManyTerms, at: token.range) }
  }

  private func refusal(_ refusal: Refusal, at range: Range<Int>) -> Failure {
    text.refusal(refusal, at: range)
  }
}
