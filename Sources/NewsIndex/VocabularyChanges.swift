/// How a batch changes the counts of words and languages.
struct VocabularyChanges {
  /// Words of articles that go, or that the batch has counted but not written, with the number of these articles.
  private(set) var removed: [String: Int] = [:]
  private(set) var languages: [String: Int] = [:]
  /// Changes of the words' counts, by block and place (see `WordCounts`).
  private(set) var counts: [Int64: [Int: Int64]] = [:]

  mutating func count(_ word: Int64, _ articles: Int64) {
    counts[WordCounts.block(of: word), default: [:]][WordCounts.place(of: word), default: 0] += articles
  }

  mutating func addArticle(language: String?) {
    languages[language ?? Self.unknown, default: 0] += 1
  }

  /// Words of an article that the batch has counted but not written.
  mutating func skip(_ words: Set<String>) {
    for word in words { removed[word, default: 0] += 1 }
  }

  mutating func removeArticle(words: Set<String>, language: String?) {
    languages[language ?? Self.unknown, default: 0] -= 1
    skip(words)
  }

  /// ISO 639 for "undetermined".
  static let unknown = "und"
}
