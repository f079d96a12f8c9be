import NewsModel
import NewsQuery
import NewsText

/// From a word as typed to the forms in which the index has it.
///
/// The index holds words as written. Inflections (same stem), transcriptions of names (same spelling key) and
/// words written in one piece, with a hyphen or apart are looked up in its vocabulary when a query comes.
struct Expansion {
  /// More forms than these add time and no hits worth having; the rarest are left out.
  static let mostForms = 48

  let vocabulary: Vocabulary
  let tokenizer: Tokenizer
  private let forms = WordForms()

  init(vocabulary: Vocabulary, tokenizer: Tokenizer) {
    self.vocabulary = vocabulary
    self.tokenizer = tokenizer
  }

  /// The tokens of a query's text as the index has them: scripts without spaces letter by letter.
  func tokens(of text: String) -> [String] {
    tokenizer.tokens(of: SpacelessScript.segmented(text) ?? text)
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
  /// with one of them it may be a word written in one piece.
  func concept(_ word: Word, before: Word? = nil, after: Word? = nil) throws(Failure) -> Concept? {
    let tokens = tokens(of: word.text)
    guard let last = tokens.last else { return nil }
    if word.isPrefix { return try prefix(word, tokens) }
    var found = OrderedForms()
    if tokens.count == 1 {
      try add(last, to: &found)
    } else if isPossessive(word.text, tokens) {
      try addParts(tokens.dropLast(), to: &found)
    } else {
      try addParts(tokens[...], to: &found)
    }
    if let joined = joined(before, word) { try addJoined(joined, to: &found) }
    if let joined = joined(word, after) { try addJoined(joined, to: &found) }
    return try concept(word.text, found, fallback: tokens)
  }

  // MARK: Kinds of words

  private func prefix(_ word: Word, _ tokens: [String]) throws(Failure) -> Concept {
    var form = try form(tokens)
    form.isPrefix = true
    form.articles = try vocabulary.articles(withPrefix: tokens[tokens.count - 1])
    return Concept(written: word.text + "*", forms: [form], articles: form.articles)
  }

  /// `Ukraine’s`: what the tokenizer makes two tokens of, the second an `s`.
  private func isPossessive(_ text: String, _ tokens: [String]) -> Bool {
    guard tokens.last == "s" else { return false }
    return text.unicodeScalars.dropLast().last.map { "'’ʼ`´".unicodeScalars.contains($0) } ?? false
  }

  /// A word of one token: itself, its inflections, its spellings, and what it is when taken apart.
  private func add(_ token: String, to found: inout OrderedForms) throws(Failure) {
    for form in try inflections(of: token) {
      found.insert([form])
      for parts in try vocabulary.words(kind: WordForms.compound, key: form) {
        found.insert(parts.split(separator: " ").map(String.init))
      }
    }
    for parts in try halves(of: token) { found.insert(parts) }
  }

  /// A word of several tokens (cease-fire, O'Brien): in this order, with the inflections of the last one, and in
  /// one piece.
  private func addParts(_ tokens: ArraySlice<String>, to found: inout OrderedForms) throws(Failure) {
    guard let last = tokens.last else { return }
    if tokens.count == 1 { return try add(last, to: &found) }
    found.insert(Array(tokens))
    for form in try inflections(of: last) { found.insert(tokens.dropLast() + [form]) }
    let joined = tokens.joined()
    if try isKnown(joined) { try add(joined, to: &found) }
  }

  /// Two words that stand side by side in the query, in one piece.
  private func addJoined(_ joined: String, to found: inout OrderedForms) throws(Failure) {
    guard try vocabulary.articles(with: joined) != nil else { return }
    for form in try inflections(of: joined) { found.insert([form]) }
  }

  private func joined(_ first: Word?, _ second: Word?) -> String? {
    guard let first, let second, !first.isPrefix, !second.isPrefix else { return nil }
    let tokens = tokens(of: first.text) + tokens(of: second.text)
    guard tokens.count == 2, tokens.allSatisfy({ $0.utf8.count >= 2 && !StopWords.contains($0) }) else { return nil }
    return tokens.joined()
  }

  private func isKnown(_ word: String) throws(Failure) -> Bool {
    if try vocabulary.articles(with: word) != nil { return true }
    return try inflections(of: word).count > 1
  }

  // MARK: The vocabulary's answers

  /// The word and all words of the index that share a stem or a spelling with it.
  private func inflections(of token: String) throws(Failure) -> [String] {
    var words = [token]
    var keys = forms.keys(of: token, languages: vocabulary.languages)
    // A word that is its own stem stands under no key; its inflections stand under itself.
    keys += StemLanguages.codes(in: vocabulary.languages).map {
      WordForms.Key(kind: StemLanguages.codes[$0], key: token)
    }
    keys.append(WordForms.Key(kind: WordForms.spelling, key: token))
    for key in keys {
      // A stem alone is a word of its own only where it is its own stem.
      let isOwnStem = StemLanguages.codes.firstIndex(of: key.kind).map { forms.stem(key.key, language: $0) == key.key }
      if isOwnStem ?? true, key.key != token { words.append(key.key) }
      if isOwnStem ?? true || key.key != token { words += try vocabulary.words(kind: key.kind, key: key.key) }
    }
    var seen = Set<String>()
    return words.filter { seen.insert($0).inserted }
  }

  /// The word in two halves (roadmap, road map), where both are words of the index long enough to be no accident.
  private func halves(of token: String) throws(Failure) -> [[String]] {
    let bytes = Array(token.utf8)
    guard bytes.count >= 6, bytes.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }) else { return [] }
    var found: [[String]] = []
    for cut in 3...bytes.count - 3 {
      let first = String(decoding: bytes[..<cut], as: UTF8.self)
      let second = String(decoding: bytes[cut...], as: UTF8.self)
      guard !StopWords.contains(first) || !StopWords.contains(second) else { continue }
      if try vocabulary.articles(with: first) != nil, try vocabulary.articles(with: second) != nil {
        found.append([first, second])
      }
    }
    return found
  }

  private func form(_ tokens: [String]) throws(Failure) -> Concept.Form {
    var least = Int64.max
    for token in tokens { least = min(least, try vocabulary.articles(with: token) ?? 0) }
    return Concept.Form(tokens: tokens, articles: least)
  }

  private func concept(_ written: String, _ found: OrderedForms, fallback: [String]) throws(Failure) -> Concept {
    var forms: [Concept.Form] = []
    for tokens in found.forms {
      let form = try form(tokens)
      if form.articles > 0 { forms.append(form) }
    }
    // A word the index does not have is looked for all the same, and not found.
    if forms.isEmpty { forms = [Concept.Form(tokens: fallback, articles: 0)] }
    if forms.count > Self.mostForms {
      forms = Array(forms.sorted { $0.articles > $1.articles }.prefix(Self.mostForms))
    }
    let sum = forms.reduce(0) { $0 + $1.articles }
    return Concept(written: written, forms: forms, articles: min(sum, vocabulary.articles))
  }
}

/// Forms in the order they were found, each once.
private struct OrderedForms {
  private(set) var forms: [[String]] = []
  private var known = Set<[String]>()

  mutating func insert(_ tokens: some Sequence<String>) {
    let tokens = Array(tokens)
    if !tokens.isEmpty, known.insert(tokens).inserted { forms.append(tokens) }
  }
}
