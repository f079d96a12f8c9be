/// What a batch takes out of the vocabulary, and how it changes the languages' counts.
///
/// Words that come in are counted in the batch's word table.
struct VocabularyChanges {
  private(set) var removed: [String: Int] = [:]
  private(set) var languages: [String: Int] = [:]

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
