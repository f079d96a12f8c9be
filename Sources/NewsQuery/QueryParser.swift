internal import NewsModel

/// Builds the tree of a query, by recursive descent:
///
///     any      = all { OR all }
///     all      = [ AND ] { [ AND ] [ NOT ] term }
///     term     = [ field ] ( word | phrase | "(" any ")" )
///
/// A part that asks for nothing (a term without a letter or a digit) is nil and goes away.
struct QueryParser {
  private var scanner: QueryScanner
  private var token: Token
  private var depth = 0
  private var terms = 0
  /// Where the last token ended that was taken.
  private var end = 0
  private var isInField = false

  init(_ text: String) throws(Failure) {
    scanner = QueryScanner(text)
    token = try scanner.next()
  }

  mutating func parse() throws(Failure) -> Node {
    if token.kind == .end { throw scanner.refusal(.empty, at: token.range) }
    let node = try any()
    if token.kind == .close { throw scanner.refusal(.unopenedParenthesis, at: token.range) }
    guard let node else { throw scanner.refusal(.empty, at: token.range) }
    return node
  }

  private mutating func any() throws(Failure) -> Node? {
    var parts: [Node] = []
    var last: Token?
    while true {
      if let part = try all(after: last) { parts.append(part) }
      guard token.kind == .or else { break }
      last = token
      try advance()
    }
    return parts.isEmpty ? nil : .joined(parts, as: Node.any)
  }

  /// - Parameter opening: the `OR` before it, if any.
  private mutating func all(after opening: Token?) throws(Failure) -> Node? {
    var wanted: [Node] = []
    var excluded: [Node] = []
    /// The operator that has nothing on its right yet.
    var waiting = opening
    let start = token.range.lowerBound
    var isFirst = true
    loop: while true {
      switch token.kind {
      case .and where isFirst || waiting != nil, .or where isFirst && waiting == nil:
        throw scanner.refusal(.operatorWithoutLeft, at: token.range)
      case .and:
        waiting = token
        try advance()
        continue loop
      case .or, .close, .end: break loop
      case .not:
        let mark = token
        try advance()
        if let part = try term(after: mark) { excluded.append(part) }
      default:
        if let part = try term(after: nil) { wanted.append(part) }
      }
      waiting = nil
      isFirst = false
    }
    if let waiting { throw scanner.refusal(.operatorWithoutRight, at: waiting.range) }
    guard !wanted.isEmpty else {
      if excluded.isEmpty { return nil }
      throw scanner.refusal(.onlyExclusions, at: start..<end)
    }
    let node = Node.joined(wanted, as: Node.all)
    return excluded.isEmpty ? node : .excluding(node, excluded)
  }

  /// - Parameter mark: the `NOT` before it, if any.
  private mutating func term(after mark: Token?) throws(Failure) -> Node? {
    let start = token
    switch token.kind {
    case .word(let text, let isPrefix):
      try countTerm()
      try advance()
      return .word(Word(text: text, isPrefix: isPrefix, range: start.range))
    case .phrase(let text):
      try countTerm()
      try advance()
      return .phrase(Phrase(text: text, range: start.range))
    case .blank:
      try advance()
      return nil
    case .field(let field):
      if isInField { throw scanner.refusal(.fieldInField, at: start.range) }
      try advance(operand: true)
      if token.kind == .not {
        throw scanner.refusal(.exclusionInField, at: start.range.lowerBound..<token.range.upperBound)
      }
      isInField = true
      defer { isInField = false }
      return try term(after: mark).map { part in .field(field, part) }
    case .open: return try group()
    case .not, .or, .and, .close, .end:
      throw scanner.refusal(.operatorWithoutRight, at: (mark ?? token).range)
    }
  }

  private mutating func group() throws(Failure) -> Node? {
    let opening = token
    depth += 1
    if depth > Query.maximumDepth { throw scanner.refusal(.tooDeep, at: opening.range) }
    try advance()
    if token.kind == .close {
      throw scanner.refusal(.emptyParentheses, at: opening.range.lowerBound..<token.range.upperBound)
    }
    let node = try any()
    guard token.kind == .close else { throw scanner.refusal(.unclosedParenthesis, at: opening.range) }
    try advance()
    depth -= 1
    return node
  }

  private mutating func advance(operand: Bool = false) throws(Failure) {
    end = token.range.upperBound
    token = try scanner.next(operand: operand)
  }

  private mutating func countTerm() throws(Failure) {
    terms += 1
    if terms > Query.maximumTerms { throw scanner.refusal(.tooManyTerms, at: token.range) }
  }
}
