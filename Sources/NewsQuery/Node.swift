/// One part of a query: what is looked for, and how the parts go together.
///
/// A tree that came from ``Query`` holds
/// - no empty or one-element `all` and `any`, no `all` directly in an `all`, no `any` directly in an `any`;
/// - no `field` in a `field`, and in a field neither a `filter` nor an `atLeast`;
/// - in a `near` two to ``Query/maximumNear`` parts, each a word, a phrase without slop, or `any` of these;
/// - in an `atLeast` a number from 2 on and a word, a phrase without slop, or `any` of these;
/// - on the left of an `excluding` something that is wanted, on its right at least one part;
/// - in every word, phrase and source a letter or a digit.
///
/// A `filter` stands wherever a word may, so under `any` and on either side of `excluding`, too.
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
  /// The parts (words, phrases, or `any` of these) with at most so many words between neighbours: `a NEAR/5 b` has the
  /// distance 4, as `b` is at most the fifth word from `a`.
  case near([Node], distance: Int, inOrder: Bool)
  /// A word, a phrase, or `any` of these, that occurs at least so often in the article.
  case atLeast(Int, Node)
  /// What is known of the article beside its text.
  case filter(Filter)
  /// The left part, without any of the right ones.
  case excluding(Node, [Node])
}

/// A word of a query, with the punctuation that it was written with (`cease-fire`, `U.S.`, `AT&T`).
package struct Word: Sendable, Hashable {
  /// As written, without the `*` of a prefix, the `=` of an exact word, and what cannot be seen.
  package let text: String
  /// Whether it stands for every word that begins with it.
  package let isPrefix: Bool
  /// Whether it is meant as written, without inflections and variants (`=word`).
  package let isExact: Bool
  /// Its place in the query, in Unicode scalars, a `*` and a `=` included.
  package let range: Range<Int>

  package init(text: String, isPrefix: Bool = false, isExact: Bool = false, range: Range<Int>) {
    self.text = text
    self.isPrefix = isPrefix
    self.isExact = isExact
    self.range = range
  }
}

/// A quoted phrase of a query.
package struct Phrase: Sendable, Hashable {
  /// What stands between the quotes, as written but for what cannot be seen; in a string of Factiva's or Nexis's, words
  /// that follow each other without an operator.
  package let text: String
  /// How many other words may stand between its first and its last one, in any order (`"a b"~5`); nil where the words follow
  /// each other in this order.
  package let slop: Int?
  /// Its place in the query, in Unicode scalars, both quotes and the slop included.
  package let range: Range<Int>

  package init(text: String, slop: Int? = nil, range: Range<Int>) {
    self.text = text
    self.slop = slop
    self.range = range
  }
}

/// A part of an article that can be searched by itself.
package enum Field: String, Sendable, Hashable, CaseIterable {
  /// `lead` is the first 60 words of the body.
  case headline, lead, byline, body
}
