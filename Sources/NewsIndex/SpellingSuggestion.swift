import GRDB
import Glibc
import NewsModel

/// What a word that no article has was probably meant to be, from the index's own vocabulary.
struct SpellingSuggestion {
  private let db: Database
  private let vocabulary: Vocabulary

  init(_ db: Database, _ vocabulary: Vocabulary) {
    self.db = db
    self.vocabulary = vocabulary
  }

  /// The likeliest word: few edits, many articles, the same first letter. Nil where no word is near.
  ///
  /// Looked through are the words that begin as the word does, or as it would with its first two letters swapped or its
  /// first one left out; and those that differ in nothing but the first letter. Not all words: a million would take a
  /// tenth of a second.
  func word(for token: String) throws(Failure) -> String? {
    let letters = Array(token.unicodeScalars)
    guard letters.count >= 3, letters.count <= 40, letters.allSatisfy(\.properties.isAlphabetic) else { return nil }
    let distance = EditDistance(from: token, most: letters.count < 5 ? 1 : 2)
    var best: (word: String, score: Double)?
    func offer(_ word: String, _ edits: Int, _ articles: Int64) {
      guard articles > 0, word != token else { return }
      let isSameFirst = word.unicodeScalars.first == letters[0]
      let score = log(1 + Double(articles)) - 2.5 * Double(edits) - (isSameFirst ? 0 : 1.5)
      if score > best?.score ?? -.infinity { best = (word, score) }
    }
    var firsts = [letters[0]]
    if letters[1] != letters[0] { firsts.append(letters[1]) }
    let range = try RawStatement(db.connection(), "SELECT word, id FROM word WHERE word >= ?1 AND word < ?2")
    for first in firsts {
      guard let next = Unicode.Scalar(first.value + 1) else { continue }
      range.bind(String(first), at: 1)
      range.bind(String(next), at: 2)
      while try range.step() {
        guard let edits = range.withText(0, { distance.distance(to: $0) }) ?? nil else { continue }
        offer(range.text(0) ?? "", edits, try vocabulary.articles(withID: range.integer(1)))
      }
      range.reset()
    }
    let rest = String(String.UnicodeScalarView(letters.dropFirst()))
    for letter in "abcdefghijklmnopqrstuvwxyz" {
      for word in ["\(letter)\(rest)", "\(letter)\(token)"] {
        if let articles = try vocabulary.articles(with: word) { offer(word, 1, articles) }
      }
    }
    return best?.word
  }
}
