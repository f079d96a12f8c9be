import NewsModel
import NewsQuery
import NewsText

/// From a word as typed to the forms in which the index has it.
///
/// The index holds words as written. Inflections (same stem), other spellings, transcriptions of names, the user's aliases and
/// words written in one piece, with a hyphen or apart are looked up in its vocabulary when a query comes.
struct Expansion {
  /// More forms than these add time and no hits worth having; the rarest are left out.
  static let mostForms = 48

  let vocabulary: Vocabulary
  let tokenizer: Tokenizer
  let aliases: AliasTable
  var forms: WordForms { vocabulary.forms }

  init(vocabulary: Vocabulary, tokenizer: Tokenizer, aliases: AliasTable = AliasTable()) {
    self.vocabulary = vocabulary
    self.tokenizer = tokenizer
    self.aliases = aliases
  }

  /// The tokens of a query's text as the index has them: scripts without spaces letter by letter, and without characters that
  /// cannot be seen.
  func tokens(of text: String) -> [String] {
    let visible = InvisibleCharacters.removed(from: text)
    return tokenizer.tokens(of: SpacelessScript.segmented(visible) ?? visible)
  }

  /// A quoted phrase: exactly these tokens.
  func concept(_ phrase: Phrase) throws(Failure) -> Concept? {
    let tokens = tokens(of: phrase.text)
    guard !tokens.isEmpty else { return nil }
    var form = try form(tokens)
    form.slop = phrase.slop
    return Concept(written: "\"\(phrase.text)\"", forms: [form], articles: form.articles)
  }

  /// A word with all its forms. `before` and `after` are the words that stand beside it in the query: together
  /// with one of them it may be a word written in one piece, a number in groups, or an alias of two words.
  func concept(_ word: Word, before: Word? = nil, after: Word? = nil) throws(Failure) -> Concept? {
    let tokens = tokens(of: word.text)
    guard !tokens.isEmpty else { return nil }
    if word.isPrefix { return try prefix(word, tokens) }
    var found = FoundForms()
    found.insert(tokens)
    if !word.isExact {
      try add(word.text, tokens, to: &found)
      for neighbours in [before.map { [$0, word] }, after.map { [word, $0] }] {
        if let neighbours { try addTogether(neighbours, to: &found) }
      }
    }
    return try concept(word.text, found)
  }

  private func prefix(_ word: Word, _ tokens: [String]) throws(Failure) -> Concept {
    var form = try form(tokens)
    form.isPrefix = true
    form.articles = try vocabulary.articles(withPrefix: tokens[tokens.count - 1])
    return Concept(written: word.text + "*", forms: [form], articles: form.articles)
  }

  // MARK: Kinds of words

  /// All that a word stands for beside its own tokens.
  private func add(_ text: String, _ tokens: [String], to found: inout FoundForms) throws(Failure) {
    let tokens = withoutGrammar(text, tokens)
    if tokens.count == 1 {
      try add(tokens[0], spelledOut: spelledOut(text), to: &found)
    } else {
      try addParts(tokens, to: &found)
    }
    try addAliases(of: tokens, to: &found)
  }

  /// `Ukraine’s` is Ukraine, `l’Ukraine` as well where the index has articles in languages that write so.
  private func withoutGrammar(_ text: String, _ tokens: [String]) -> [String] {
    guard tokens.count > 1, text.unicodeScalars.contains(where: Apostrophe.isOne) else { return tokens }
    if tokens[tokens.count - 1] == "s", text.unicodeScalars.dropLast().last.map(Apostrophe.isOne) ?? false {
      return tokens.dropLast()
    }
    let isElided = Apostrophe.elided.contains(tokens[0]) && vocabulary.languages & StemLanguages.eliding != 0
    return isElided ? Array(tokens.dropFirst()) : tokens
  }

  /// A word of one token: its inflections, its spellings, and what it is when taken apart.
  func add(_ token: String, spelledOut: String? = nil, to found: inout FoundForms) throws(Failure) {
    for form in try inflections(of: token, spelledOut: spelledOut) {
      found.insert([form.word], languages: form.languages)
      for parts in try vocabulary.words(kind: WordForms.compound, key: form.word) {
        found.insert(parts.split(separator: " ").map(String.init), languages: form.languages)
      }
    }
    for parts in try halves(of: token) { found.insert(parts) }
    if let groups = NumberGroups.split(PlainLetters.plain(token) ?? token) { found.insert(groups) }
  }

  /// A word of several tokens (cease-fire, O'Brien): in this order, with the inflections of the last one, and in
  /// one piece.
  private func addParts(_ tokens: [String], to found: inout FoundForms) throws(Failure) {
    found.insert(tokens)
    for widths in try otherWidths(of: tokens) { found.insert(widths) }
    guard let last = tokens.last, tokens.count <= Self.mostParts else { return }
    for form in try inflections(of: last) { found.insert(tokens.dropLast() + [form.word], languages: form.languages) }
    let joined = tokens.joined()
    if let number = NumberGroups.joined(tokens) {
      try add(number, to: &found)
    } else if try isKnown(joined) {
      try add(joined, to: &found)
    }
  }

  /// Words of more parts are addresses and sentences without spaces; their parts stand for themselves.
  private static let mostParts = 6

  private func spelledOut(_ text: String) -> String? {
    guard let other = SpelledOutLetters.spelledOut(text) else { return nil }
    let tokens = tokens(of: other)
    return tokens.count == 1 ? tokens[0] : nil
  }

  /// Whether the vocabulary has a word, or a form of it.
  func isKnown(_ word: String) throws(Failure) -> Bool {
    if try vocabulary.articles(with: word) != nil { return true }
    if try !vocabulary.words(kind: WordForms.compound, key: word).isEmpty { return true }
    return try inflections(of: word).count > 1
  }

  // MARK: Together

  func form(_ tokens: [String], languages: UInt32? = nil) throws(Failure) -> Concept.Form {
    var least = Int64.max
    for token in tokens { least = min(least, try vocabulary.articles(with: token) ?? 0) }
    return Concept.Form(tokens: tokens, articles: least, languages: languages)
  }

  private func concept(_ written: String, _ found: FoundForms) throws(Failure) -> Concept {
    var forms: [Concept.Form] = []
    for (tokens, languages) in found.forms {
      let form = try form(tokens, languages: languages)
      if form.articles > 0 { forms.append(form) }
    }
    // A word the index does not have is looked for all the same, and not found.
    if forms.isEmpty { forms = [Concept.Form(tokens: found.forms[0].tokens, articles: 0)] }
    if forms.count > Self.mostForms {
      forms = [forms[0]] + forms.dropFirst().sorted { $0.articles > $1.articles }.prefix(Self.mostForms - 1)
    }
    let sum = forms.reduce(0) { $0 + $1.articles }
    return Concept(written: written, forms: forms, articles: min(sum, vocabulary.articles))
  }
}

/// Forms in the order they were found, each once, with the languages in whose articles they count (nil: all).
struct FoundForms {
  private(set) var forms: [(tokens: [String], languages: UInt32?)] = []
  /// By the tokens with spaces between them.
  private var places: [String: Int] = [:]

  mutating func insert(_ tokens: [String], languages: UInt32? = nil) {
    guard !tokens.isEmpty else { return }
    let text = tokens.joined(separator: " ")
    if let place = places[text] {
      forms[place].languages = languages.flatMap { new in forms[place].languages.map { $0 | new } }
    } else {
      places[text] = forms.count
      forms.append((tokens, languages))
    }
  }
}
