package import NewsModel

/// What a user looks for. A `Query` that exists is valid: it can be answered.
///
/// ``QueryHelp`` says what can be written. Nearness binds closest, then exclusion, then `AND` and mere adjacency, then `OR`:
/// `a b OR c d` is `(a b) OR (c d)`. Factiva's traditional search, Bing, Xapian and FTS5 read it so; Google and Factiva's
/// simple search bind `OR` closer. Where adjacency binds as `AND` does, spelling an `AND` out never changes what a query
/// means, and two complete queries can be joined by `OR` without parentheses. A string of Nexis's is read by Nexis's rules,
/// see ``NewsQuery``.
///
/// Operators are words in capitals; `or`, `and`, `not` are words like others. A `-` excludes only at the start of a term, a
/// single quote is never a phrase's quote. A term without any letter or digit is dropped.
package struct Query: Sendable, Hashable {
  /// The query as it was written.
  package let text: String
  package let root: Node
  /// The parts of a relaxed query of which any is enough; of others none.
  package internal(set) var alternatives: [Node] = []

  /// The deepest nesting of parentheses, and the largest number of words and phrases. FTS5's parser has limits of its own,
  /// which expansion by variants must not reach.
  package static let maximumDepth = 40
  package static let maximumTerms = 2_000
  /// The most words, phrases or choices that one `near` has, and the largest distance, slop and count.
  package static let maximumNear = 8
  package static let maximumDistance = 1_000
  /// The distance of a `NEAR` without a number.
  package static let usualDistance = 10

  /// Reads a query.
  ///
  /// - Parameter today: the day that `date:7d..` counts from.
  /// - Throws: `badQuery`, with the place of what is wrong, counted in characters from 1.
  package init(parsing text: String, today: CivilDay) throws(Failure) {
    self.text = text
    var parser = QueryParser(text, today: today)
    root = try parser.parse()
  }

  /// A query made by a program: of a tree with all that ``Node`` promises.
  package init(text: String, root: Node) {
    self.text = text
    self.root = root
  }

  /// The query with any of its top-level words needed, not all. Conditions (`source:`, `date:`, …) stay needed, and what is
  /// excluded stays excluded.
  package func matchingAny() -> Query {
    needed.map { needingAny(of: $0.parts, without: $0.excluded) } ?? self
  }

  /// The parts that are all needed, and what is excluded from all of them; nil where one alone is.
  var needed: (parts: [Node], excluded: [Node])? {
    switch root {
    case .all(let parts): (parts, [])
    case .excluding(.all(let parts), let excluded): (parts, excluded)
    default: nil
    }
  }

  /// The same text for every condition of the parts, and any of the other ones.
  func needingAny(of parts: [Node], without excluded: [Node]) -> Query {
    let root = Node.needingAny(of: parts)
    return Query(text: text, root: excluded.isEmpty ? root : .excluding(root, excluded))
  }
}

extension Node {
  /// Every condition of the parts, and any of the other ones.
  fileprivate static func needingAny(of parts: [Node]) -> Node {
    let words = parts.filter { !$0.isCondition }
    let conditions = parts.filter(\.isCondition)
    guard !words.isEmpty else { return .all(parts) }
    return .joined([.joined(words, as: Node.any)] + conditions, as: Node.all)
  }

  /// Whether it looks for no word.
  var isCondition: Bool {
    switch self {
    case .filter: true
    case .all(let parts), .any(let parts): parts.allSatisfy(\.isCondition)
    case .excluding(let part, _): part.isCondition
    case .word, .phrase, .field, .near, .atLeast: false
    }
  }

  /// Parts put together: one alone stays itself, parts of the same kind are taken apart.
  static func joined(_ parts: [Node], as kind: ([Node]) -> Node) -> Node {
    guard parts.count > 1 else { return parts[0] }
    let wanted = kind([])
    return kind(
      parts.flatMap { part -> [Node] in
        switch (wanted, part) {
        case (.all, .all(let inner)), (.any, .any(let inner)): inner
        default: [part]
        }
      })
  }
}
