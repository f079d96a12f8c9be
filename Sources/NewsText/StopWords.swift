/// Words of grammar, which say nothing of a text's subject.
package enum StopWords {
  /// Whether a token (small letters, no accents) is one of English.
  package static func contains(_ token: String) -> Bool {
    english.contains(token)
  }

  /// Whether a token is one in any of these languages, by their codes.
  package static func contains(_ token: String, languages: some Sequence<String>) -> Bool {
    languages.contains { words[$0]?.contains(token) ?? false }
  }

  /// The languages with a list.
  package static let languages: [String] = lists.map(\.0)

  /// The language whose grammar words are plainly the most in a short text, or nil.
  ///
  /// Detectors that count letters need some sentences; a sentence of ten words has four or five words of grammar. Two of
  /// them at least, and more than any other language has.
  ///
  /// - Parameter tokens: small letters, with or without accents.
  package static func language(of tokens: some Sequence<String>) -> String? {
    var hits: [String: Int] = [:]
    // Of single letters each language has some, and so has every abbreviation.
    for token in tokens where token.utf8.count > 1 {
      for (language, _) in lists where words[language]?.contains(token) ?? false { hits[language, default: 0] += 1 }
    }
    let ranked = hits.sorted { $0.value > $1.value }
    guard let best = ranked.first, best.value >= 2 else { return nil }
    return ranked.count > 1 && ranked[1].value == best.value ? nil : best.key
  }

  /// By itself: a search asks for it alone, and starts quicker without the others.
  private static let english = set(lists[0].1)
  private static let words: [String: Set<String>] = Dictionary(
    uniqueKeysWithValues: lists.map { ($0.0, set($0.1)) })

  private static func set(_ list: String) -> Set<String> {
    Set(WordList.words(list))
  }
}
