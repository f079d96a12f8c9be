import NewsModel
import NewsText

extension Expansion {
  /// A word of the index that stands for another one.
  struct Inflection {
    var word: String
    /// The languages in whose articles it does; nil for all.
    var languages: UInt32?
  }

  /// The word and all words of the index that share its letters, its stem or, as names, its sound.
  ///
  /// - Parameter spelledOut: the token with the dots of its letters spelled out, where it was typed with dots.
  func inflections(of token: String, spelledOut: String? = nil) throws(Failure) -> [Inflection] {
    // No token has a space in it.
    let spelling = spelledOut.map { "\(token) \($0)" } ?? token
    if let known = vocabulary.inflections[spelling] { return known }
    let found = try inflectionsLookedUp(of: token, spelledOut: spelledOut)
    vocabulary.inflections[spelling] = found
    return found
  }

  private func inflectionsLookedUp(of token: String, spelledOut: String?) throws(Failure) -> [Inflection] {
    var found = Words()
    for base in try spellings(of: token, spelledOut: spelledOut) { found.insert(base, nil) }
    for base in found.list.prefix(Self.mostSpellings).map(\.word) {
      let plain = PlainLetters.plain(base) ?? base
      // Numbers have no inflections.
      guard let first = plain.utf8.first, first < 0x30 || first > 0x39 else { continue }
      for index in vocabulary.stemmedLanguages {
        let stem = forms.stem(plain, language: index)
        // What stands for the word everywhere need not be found again.
        let isOwn = !found.hasEverywhere(stem) && forms.stem(stem, language: index) == stem
        for word in try words(kind: StemLanguages.codes[index], key: stem, isOwn: isOwn)
        where forms.areForms(plain, PlainLetters.plain(word) ?? word, language: index) {
          found.insert(word, 1 << UInt32(index))
        }
      }
    }
    for name in try transcriptions(of: PlainLetters.plain(token) ?? token) { found.insert(name, nil) }
    return found.list
  }

  /// The word as the index may spell it: with other signs for the same letters, with dots or with what stands for them.
  private func spellings(of token: String, spelledOut: String?) throws(Failure) -> [String] {
    let plain = PlainLetters.plain(token) ?? token
    var spellings = [token]
    if plain != token { spellings.append(plain) }
    spellings += try vocabulary.words(kind: WordForms.letters, key: plain)
    for key in forms.keys(of: token, languages: 0) where key.kind == WordForms.umlaut {
      spellings.append(key.key)
    }
    if let spelledOut { spellings.append(spelledOut) }
    spellings += try vocabulary.words(kind: WordForms.umlaut, key: plain)
    return spellings
  }

  /// More spellings than these have no inflections looked for.
  private static let mostSpellings = 6

  /// The words under a key, and the key itself where it is one of them.
  private func words(kind: String, key: String, isOwn: Bool) throws(Failure) -> [String] {
    try vocabulary.words(kind: kind, key: key) + (isOwn ? [key] : [])
  }

  /// Other ways to write a name. A newsroom writes it in one of them, so that two names which stand together in articles are
  /// two names.
  private func transcriptions(of token: String) throws(Failure) -> [String] {
    guard let key = NameKey.key(for: token) else { return [] }
    let names = try words(kind: WordForms.name, key: key, isOwn: NameKey.key(for: key) == key)
    let candidates = names.filter { $0 != token }
    guard !candidates.isEmpty else { return [] }
    let own = try vocabulary.articles(with: token) ?? 0
    // What the index has as an ordinary word is meant as one.
    guard own == 0 || names.contains(token) else { return [] }
    var counted: [(word: String, articles: Int64)] = []
    for word in candidates {
      if let articles = try vocabulary.articles(with: word), articles > 0 { counted.append((word, articles)) }
    }
    counted.sort { $0.articles > $1.articles }
    var alike: [String] = []
    for (word, articles) in counted.prefix(Self.mostTranscriptions) {
      let most = min(own, articles) / Self.togetherShare
      let together = own == 0 ? 0 : try vocabulary.articlesTogether(token, word, most: most + 1)
      if together <= most { alike.append(word) }
    }
    return alike
  }

  private static let mostTranscriptions = 12
  /// Of the rarer name's articles, at most one in so many may hold the other one, too.
  private static let togetherShare: Int64 = 10

  private struct Words {
    private(set) var list: [Inflection] = []
    private var places: [String: Int] = [:]

    /// Whether the word is there already, and for all languages.
    func hasEverywhere(_ word: String) -> Bool {
      places[word].map { list[$0].languages == nil } ?? false
    }

    mutating func insert(_ word: String, _ languages: UInt32?) {
      if let place = places[word] {
        list[place].languages = languages.flatMap { new in list[place].languages.map { $0 | new } }
      } else {
        places[word] = list.count
        list.append(Inflection(word: word, languages: languages))
      }
    }
  }
}
