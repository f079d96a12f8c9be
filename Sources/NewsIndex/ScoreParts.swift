/// How one article's score came about: (sum of the concepts' shares + nearness) · freshness.
package struct ScoreParts: Sendable, Hashable {
  /// The share of each concept, in the order of the query; 0 for those that the article does not have.
  package var concepts: [Double]
  /// What the nearness of the words added.
  package var nearness: Double
  /// What the sum was multiplied with for the article's age; 1 where age does not count.
  package var freshness: Double
}
