import NewsQuery

/// A query as it is run: what FTS5 is asked for, and what is to be checked of each of its answers.
struct QueryPlan {
  /// The words of the query, with their forms.
  var concepts: [Concept] = []
  var condition: Condition
  /// The expression for MATCH; nil where the query has nothing that FTS5 could look for.
  var match: String?
  /// The forms of the concepts, as they stand in `match`.
  var forms: [Form] = []
  /// Whether what FTS5 gives may hold more than the query's answers.
  var needsCheck = false
  /// Whether articles without any of the query's words may answer it.
  var needsScan = false

  /// One way that a concept may stand in a text, by the phrases that FTS5 tells the places of.
  struct Form: Sendable, Hashable {
    var concept: Int
    /// The languages (see `LanguageBits`) in whose articles it stands for the concept.
    var languages: UInt64
    /// The one field where it counts.
    var field: Field?
    /// Its phrases, by their numbers in `match`: one, or each word by itself.
    var phrases: Range<Int>
    /// Words in it.
    var length: Int
    /// How many other words may stand between its words, which then come in any order; nil where they follow each other.
    var slop: Int?
  }

  /// How many words of the body are its lead.
  static let leadWords = 60
}
