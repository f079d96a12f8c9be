import NewsText

/// The keys under which a word is found by its other forms: its stem in each language, its plain letters, its sound as a name.
///
/// Keys that are the word itself are left out: whoever looks for a key tries it as a word, too.
final class WordForms {
  /// Kinds of keys beside the languages' codes.
  ///
  /// `letters`: the word in plain letters. `umlaut`: the word with the dots of its letters spelled out. `name`: what the
  /// transcriptions of a name share. `compound`: the word in one piece, for what was written in parts.
  static let letters = "letters"
  static let umlaut = "umlaut"
  static let name = "name"
  static let compound = "compound"

  /// One key of a word.
  struct Key: Hashable {
    /// A language's code, or one of the kinds above.
    var kind: String
    var key: String
  }

  private var stemmers = [Stemmer?](repeating: nil, count: StemLanguages.codes.count)

  /// The keys of a word that occurs in articles of these languages.
  func keys(of word: String, languages: UInt32) -> [Key] {
    // Acronyms are looked for as such.
    if Acronyms.isToken(word) { return [] }
    let plain = PlainLetters.plain(word)
    var keys: [Key] = []
    if let plain {
      keys.append(Key(kind: Self.letters, key: plain))
      if let spelledOut = SpelledOutLetters.spelledOut(word),
        case let other = PlainLetters.plain(spelledOut) ?? spelledOut,
        other != plain
      {
        keys.append(Key(kind: Self.umlaut, key: other))
      }
    }
    let letters = plain ?? word
    // Numbers have no inflections.
    guard let first = letters.utf8.first, first < 0x30 || first > 0x39 else { return keys }
    for index in StemLanguages.codes(in: languages) {
      let stem = stem(letters, language: index)
      if stem != word { keys.append(Key(kind: StemLanguages.codes[index], key: stem)) }
    }
    return keys
  }

  /// The key of a word that is used as a name; nil where it has no other spellings.
  func nameKey(of word: String) -> Key? {
    guard let key = NameKey.key(for: PlainLetters.plain(word) ?? word), key != word else { return nil }
    return Key(kind: Self.name, key: key)
  }

  /// The stem of a word in plain letters in one language, by the language's place in `StemLanguages.codes`. English is
  /// brought into one spelling, and irregular forms to their lemma, before.
  func stem(_ word: String, language index: Int) -> String {
    if stemmers[index] == nil { stemmers[index] = Stemmer(StemLanguages.codes[index]) }
    let word = index == StemLanguages.englishIndex ? EnglishForms.canonical(word) : word
    return stemmers[index]?.stem(word) ?? word
  }

  /// Whether two words in plain letters that share a stem are forms of one word. Only English's stems are so coarse that it
  /// needs asking.
  func areForms(_ a: String, _ b: String, language index: Int) -> Bool {
    guard index == StemLanguages.englishIndex else { return true }
    return EnglishForms.areForms(EnglishForms.canonical(a), EnglishForms.canonical(b))
  }
}
