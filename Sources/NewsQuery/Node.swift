/// One part of a query: what is looked for, and how the parts go together.
///
/// A tree that came from ``Query`` holds no empty or one-element `all` and `any`, no `all` directly in an `all`, no `any`
/// directly in an `any`, no `field` in a `field`, and every word and phrase in it has a letter or a digit.
package indirect enum Node: Sendable, Hashable {
  /// A word with its inflections and variants, or every word that begins so.
  case word(Word)
  /// Words in this order, exactly as written.
  case phrase(Phrase)
  /// The part, looked for in one field alone.
  case field(Field, Node)
  /// Every one of the parts, in the order of the query.
  case all([Node])
  /// At least one of the parts.
  case any([Node])
  /// The left part, without any of the right ones.
  case excluding(Node, [Node])
}

/// A word of a query, with the punctuation that it was written with (`cease-fire`, `U.S.`, `AT&T`).
package struct Word: Sendable, Hashable {
  /// As written, without the `*` of a prefix.
  package let text: String
  /// Whether it stands for every word that begins with it.
  package let isPrefix: Bool
  /// Its place in the query, in Unicode scalars, a `*` included.
  package let range: Range<Int>

  package init(text: String, isPrefix: Bool = false, range: Range<Int>) {
    self.text = text
    self.isPrefix = isPrefix
    self.range = range
  }
}

/// A quoted phrase of a query.
package struct Phrase: Sendable, Hashable {
  /// What stands between the quotes, as written.
  package let text: String
  /// Its place in the query, in Unicode scalars, both quotes included.
  package let range: Range<Int>

  package init(text: String, range: Range<Int>) {
    self.text = text
    self.range = range
  }
}

/// A part of an article that can be searched by itself.
package enum Field: String, Sendable, Hashable, CaseIterable {
  case headline, byline, body

  /// The field of a name as users write it, in any case: its own, or an alias (`title`, `author`).
  package init?(name: String) {
    switch name.lowercased() {
    case "headline", "title": self = .headline
    case "byline", "author": self = .byline
    case "body": self = .body
    default: return nil
    }
  }

  /// Every name that ``init(name:)`` knows.
  package static let names = ["headline", "byline", "body", "title", "author"]
}
