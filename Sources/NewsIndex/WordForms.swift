import NewsText

/// The keys under which a word is found by its other forms: its stem in each language, and its spelling.
///
/// Keys that are the word itself are left out: whoever looks for a key tries it as a word, too.
final class WordForms {
  /// Kinds of keys beside the languages' codes.
  static let spelling = "spelling"
  static let compound = "compound"

  /// One key of a word.
  struct Key: Hashable {
    /// A language's code, or `spelling`.
    var kind: String
    var key: String
  }

  private var stemmers = [Stemmer?](repeating: nil, count: StemLanguages.codes.count)

  /// The keys of a word that occurs in articles of these languages.
  func keys(of word: String, languages: UInt32) -> [Key] {
    // Numbers have no inflections.
    guard let first = word.utf8.first, first < 0x30 || first > 0x39 else { return [] }
    var keys: [Key] = []
    for index in StemLanguages.codes(in: languages) {
      let stem = stem(word, language: index)
      if stem != word { keys.append(Key(kind: StemLanguages.codes[index], key: stem)) }
    }
    if let key = SpellingKey.key(for: word), key != word { keys.append(Key(kind: Self.spelling, key: key)) }
    return keys
  }

  /// The stem of a word in one language, by the language's place in `StemLanguages.codes`.
  func stem(_ word: String, language index: Int) -> String {
    if stemmers[index] == nil { stemmers[index] = Stemmer(StemLanguages.codes[index]) }
    return stemmers[index]?.stem(word) ?? word
  }
}
