/// Words of grammar, which say nothing of a text's subject.
package enum StopWords {
  /// Whether a token (small letters, no accents) is one.
  package static func contains(_ token: String) -> Bool {
    english.contains(token)
  }

  private static let english: Set<String> = [
    "a", "about", "after", "all", "also", "an", "and", "any", "are", "as", "at", "be", "because", "been", "before",
    "being",
    "but", "by", "can", "could", "did", "do", "does", "even", "ever", "every", "for", "from", "had", "has", "have",
    "he",
    "her", "here", "him", "his", "how", "i", "if", "in", "into", "is", "it", "its", "just", "may", "me", "might",
    "more",
    "most", "much", "must", "my", "no", "not", "now", "of", "off", "on", "one", "only", "or", "other", "our", "out",
    "over",
    "own", "same", "she", "should", "so", "some", "such", "than", "that", "the", "their", "them", "then", "there",
    "these",
    "they", "this", "those", "through", "to", "too", "under", "up", "us", "very", "was", "we", "well", "were", "what",
    "when",
    "where", "which", "while", "who", "whom", "why", "will", "with", "within", "without", "would", "you", "your",
  ]
}
