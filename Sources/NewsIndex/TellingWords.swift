import Glibc
import NewsModel
import NewsText

/// The words that tell one article from the others: often in it, seldom elsewhere (tf · idf; Salton and Buckley 1988).
///
/// Inflections count as one word, by the stemmer of the article's language. Of scripts without spaces, pairs of letters
/// stand for words. Words of grammar, numbers, and words that no other article has tell nothing.
struct TellingWords {
  /// The most telling first.
  private(set) var words: [String] = []

  /// How many words are enough to find an article's like.
  static let most = 25
  /// What an occurrence in the headline counts.
  private static let headlineWeight = 3.0
  /// Bytes of a text that are looked at; what is behind them says little that is new.
  private static let longest = 200_000

  /// - Parameter own: 1 where the article is in the index itself, else 0.
  init(title: String?, body: String, language: String?, own: Int64, _ vocabulary: Vocabulary, _ tokenizer: Tokenizer)
    throws(Failure)
  {
    var groups = Groups(language: language)
    if let title { Self.forEachWord(in: title, tokenizer) { groups.add($0, Self.headlineWeight) } }
    Self.forEachWord(in: body, tokenizer) { groups.add($0, 1) }
    var weighed: [(text: String, weight: Double)] = []
    for group in groups.byStem.values {
      let text = group.mostFrequent
      let articles = try Self.articles(with: text, vocabulary)
      guard articles > own else { continue }
      let often = group.count * 2.2 / (group.count + 1.2)
      weighed.append((text, often * Ranking.importance(articles: articles, of: vocabulary.articles)))
    }
    weighed.sort { $0.weight != $1.weight ? $0.weight > $1.weight : $0.text < $1.text }
    words = weighed.prefix(Self.most).map(\.text)
  }

  /// In how many articles a word occurs; of a pair of letters, at most as many as the rarer one does.
  private static func articles(with text: String, _ vocabulary: Vocabulary) throws(Failure) -> Int64 {
    guard SpacelessScript.contains(text) else { return try vocabulary.articles(with: text) ?? 0 }
    var least = Int64.max
    for letter in text.unicodeScalars where SpacelessScript.isLetter(letter) {
      least = min(least, try vocabulary.articles(with: String(letter)) ?? 0)
    }
    return least
  }

  private static func forEachWord(in text: String, _ tokenizer: Tokenizer, _ body: (String) -> Void) {
    var text = text
    text.withUTF8 { bytes in
      let part = UnsafeBufferPointer(rebasing: bytes.prefix(longest))
      tokenizer.forEachToken(in: part) { token in
        let word = String(decoding: token.bytes, as: UTF8.self)
        guard SpacelessScript.contains(word) else { return body(word) }
        let letters = word.unicodeScalars.filter(SpacelessScript.isLetter)
        for (first, second) in zip(letters, letters.dropFirst()) {
          body(String(String.UnicodeScalarView([first, second])))
        }
      }
    }
  }

  /// The words of a text by their stems.
  private struct Groups {
    struct Group {
      var count = 0.0
      var forms: [String: Double] = [:]

      /// Of equally frequent ones the first in the alphabet, so that the same text gives the same words.
      var mostFrequent: String {
        forms.max { a, b in a.value != b.value ? a.value < b.value : a.key > b.key }?.key ?? ""
      }
    }

    private(set) var byStem: [String: Group] = [:]
    private let stemmer: Stemmer?

    init(language: String?) {
      stemmer = Stemmer.code(for: language ?? "en").flatMap { Stemmer($0) }
    }

    mutating func add(_ word: String, _ count: Double) {
      guard word.utf8.count > 2, word.utf8.count <= 64, !StopWords.contains(word),
        word.unicodeScalars.contains(where: \.properties.isAlphabetic)
      else { return }
      let stem = stemmer?.stem(word) ?? word
      byStem[stem, default: Group()].count += count
      byStem[stem, default: Group()].forms[word, default: 0] += count
    }
  }
}
