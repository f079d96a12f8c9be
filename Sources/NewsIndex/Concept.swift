package import NewsQuery

/// What one word of a query stands for: all its forms count as one in ranking.
package struct Concept: Sendable, Hashable {
  /// The word or phrase as the user wrote it.
  package var written: String
  package var forms: [Form]
  /// In how many articles it occurs; for several forms an estimate from above.
  package var articles: Int64
  /// Whether articles with it are unwanted.
  package var isExcluded = false
  /// The one part of the articles where it is looked for.
  package var field: Field?

  /// One way the concept may stand in a text.
  package struct Form: Sendable, Hashable {
    /// Tokens that follow each other.
    package var tokens: [String]
    /// Whether the last token is only the beginning of a word.
    package var isPrefix = false
    /// In how many articles it occurs; for several tokens in how many the rarest does.
    package var articles: Int64
    /// The stemmers' languages (see `StemLanguages`) in whose articles the form stands for the concept; nil for every article.
    package var languages: UInt32?
    /// How many other words may stand between the first and the last token, in any order; nil where they follow each other.
    package var slop: Int?

    /// The tokens with a space between them, and a `*` behind a prefix.
    package var text: String {
      tokens.joined(separator: " ") + (isPrefix ? "*" : "")
    }
  }
}
