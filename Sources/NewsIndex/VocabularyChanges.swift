/// How a batch changes the counts of words and languages.
struct VocabularyChanges {
  /// Words of articles that go, or that the batch has counted but not written, with the number of these articles.
  private(set) var removed: [String: Int] = [:]
  private(set) var languages: [String: Int] = [:]
  /// Changes of the words' counts; a word may occur several times.
  private var counts: [(word: Int64, change: Int64)] = []

  mutating func count(_ word: Int64, _ articles: Int64) {
    counts.append((word, articles))
  }

  /// The changes of the words' counts, by block and place (see `WordCounts`), each word once.
  func countsByBlock() -> [(block: Int64, changes: [(place: Int, change: Int64)])] {
    var blocks: [(block: Int64, changes: [(place: Int, change: Int64)])] = []
    var last: Int64?
    for (word, change) in counts.sorted(by: { $0.word < $1.word }) {
      let block = WordCounts.block(of: word)
      if blocks.last?.block != block { blocks.append((block, [])) }
      let end = blocks.count - 1
      if word == last {
        blocks[end].changes[blocks[end].changes.count - 1].change += change
      } else {
        blocks[end].changes.append((WordCounts.place(of: word), change))
      }
      last = word
    }
    return blocks
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
