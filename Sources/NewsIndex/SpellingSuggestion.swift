import Glibc
import NewsModel

/// What a word that no article has was probably meant to be, from the index's own vocabulary.
struct SpellingSuggestion {
  private let db: ReadConnection
  private let vocabulary: Vocabulary

  init(_ db: ReadConnection, _ vocabulary: Vocabulary) {
    self.db = db
    self.vocabulary = vocabulary
  }

  /// The likeliest word: few edits, many articles, the same first letter. Nil where no word is near.
  ///
  /// Looked through are the words that begin with the same letter; those that begin as the word would with its first two
  /// letters swapped, or its first one left out; and those that differ in nothing but the first letter. Not all words: a
  /// million would take a tenth of a second.
  func word(for token: String) throws(Failure) -> String? {
    let letters = Array(token.unicodeScalars)
    guard letters.count >= 3, letters.count <= 40, letters.allSatisfy(\.properties.isAlphabetic) else { return nil }
    var best = Best(token: token, first: letters[0])
    let distance = EditDistance(from: token, most: letters.count < 5 ? 1 : 2)
    try walk([letters[0]], distance) { best.offer($0, edits: $1, articles: $2) }
    for start in [[letters[1], letters[0]], [letters[1], letters[2]]] where letters[1] != letters[0] {
      try walk(start, distance) { best.offer($0, edits: $1, articles: $2) }
    }
    let rest = String(String.UnicodeScalarView(letters.dropFirst()))
    for letter in "abcdefghijklmnopqrstuvwxyz" {
      for word in ["\(letter)\(rest)", "\(letter)\(token)"] {
        if let articles = try vocabulary.articles(with: word) { best.offer(word, edits: 1, articles: articles) }
      }
    }
    return best.word
  }

  /// The likeliest word so far.
  private struct Best {
    let token: String
    let first: Unicode.Scalar
    private(set) var word: String?
    private var score = -Double.infinity

    init(token: String, first: Unicode.Scalar) {
      self.token = token
      self.first = first
    }

    mutating func offer(_ word: String, edits: Int, articles: Int64) {
      guard articles > 0, word != token else { return }
      let score = log(1 + Double(articles)) - 2.5 * Double(edits) - (word.unicodeScalars.first == first ? 0 : 1.5)
      if score > self.score { (self.word, self.score) = (word, score) }
    }
  }

  /// Hands over the near ones among the words with a beginning.
  private func walk(
    _ start: [Unicode.Scalar], _ distance: EditDistance, _ body: (String, Int, Int64) -> Void
  ) throws(Failure) {
    guard let last = start.last, let next = Unicode.Scalar(last.value + 1) else { return }
    let range = try RawStatement(db.handle, "SELECT word, id FROM word WHERE word >= ?1 AND word < ?2")
    range.bind(String(String.UnicodeScalarView(start)), at: 1)
    range.bind(String(String.UnicodeScalarView(start.dropLast() + [next])), at: 2)
    // A leap in the table costs as much as a dozen steps: it is made where some words were in vain, over short beginnings.
    var inVain = 0
    while try range.step() {
      var leap: String?
      let answer = range.withText(0) { word -> EditDistance.Answer in
        let answer = distance.answer(to: word, seeksPrefix: inVain >= 3)
        if case .farFrom(let bytes) = answer, inVain >= 3, bytes <= Self.longestLeap {
          leap = String(decoding: word[..<bytes], as: UTF8.self) + "\u{10FFFF}"
        }
        return answer
      }
      inVain += 1
      if case .near(let edits)? = answer {
        body(range.text(0) ?? "", edits, try vocabulary.articles(withID: range.integer(1)))
        inVain = 0
      } else if let leap {
        range.reset()
        range.bind(leap, at: 1)
        inVain = 0
      }
    }
  }

  /// Bytes of a beginning that enough words have for a leap over them.
  private static let longestLeap = 5
}
