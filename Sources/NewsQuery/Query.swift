package import NewsModel

/// What a user looks for. A `Query` that exists is valid: it can be answered.
///
/// | written | means |
/// |---|---|
/// | `ceasefire Vatican`, `ceasefire AND Vatican` | both, each with its inflections and variants |
/// | `"as it was said"` | this phrase; straight, curly and angle quotes serve alike |
/// | `Kyiv OR Kiev`, `Kyiv \| Kiev` | at least one |
/// | `-sport`, `NOT sport`, `-"live blog"`, `-(a OR b)` | without it |
/// | `headline:talks`, `byline:"Ann Lee"`, `body:(a OR b)` | in this field alone; `title:` and `author:` serve too |
/// | `negotiat*` | every word that begins so |
/// | `( … )` | a part by itself |
///
/// Exclusion binds closest, then `AND` and mere adjacency, then `OR`: `a b OR c d` is `(a b) OR (c d)`. Factiva's
/// traditional search, Bing, Xapian and FTS5 read it so; Google and Factiva's simple search bind `OR` closer. Where adjacency binds as `AND` does, spelling an `AND` out
/// never changes what a query means, and two complete queries can be joined by `OR` without parentheses.
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

  /// Reads a query.
  ///
  /// - Throws: `badQuery`, with the place of what is wrong, counted in characters from 1.
  package init(parsing text: String) throws(Failure) {
    self.text = text
    var parser = try QueryParser(text)
    root = try parser.parse()
  }

  init(text: String, root: Node) {
    self.text = text
    self.root = root
  }

  /// The query with any of its top-level parts needed, not all. What is excluded stays excluded.
  package func matchingAny() -> Query {
    switch root {
    case .all(let parts): Query(text: text, root: .joined(parts, as: Node.any))
    case .excluding(.all(let parts), let excluded):
      Query(text: text, root: .excluding(.joined(parts, as: Node.any), excluded))
    default: self
    }
  }
}

extension Node {
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
