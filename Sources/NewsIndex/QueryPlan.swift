/// A query as it is run: what FTS5 is asked for, and what is to be checked of each of its answers.
struct QueryPlan {
  /// The words of the query, with their forms.
  var concepts: [Concept] = []
  var condition: Condition
  /// The expression for MATCH; nil where the query has nothing that FTS5 could look for.
  var match: String?
  /// The phrases of `match`, in its order.
  var phrases: [Phrase] = []
  /// Whether what FTS5 gives may hold more than the query's answers.
  var needsCheck = false
  /// Whether articles without any of the query's words may answer it.
  var needsScan = false

  struct Phrase: Sendable, Hashable {
    var concept: Int
    /// The languages (see `LanguageBits`) in whose articles it stands for the concept.
    var languages: UInt64
    /// Whether only the first words of the body count.
    var isInLead: Bool
    /// Words in it.
    var length: Int
  }

  /// How many words of the body are its lead.
  static let leadWords = 60
}
