import NewsModel

extension BatchWriting {
  /// Counts the batch's words and stores the forms of those that are new. The vocabulary knows a word in the same
  /// transaction in which its article becomes searchable.
  mutating func writeVocabulary() throws(Failure) {
    for article in known { vocabulary.skip(words(of: batch.articles[article])) }
    for index in batch.sortedWords {
      try count(batch.words[index])
    }
    for (joined, parts) in batch.compounds.parts.sorted(by: { $0.key < $1.key }) {
      try insertForm(WordForms.compound, joined, parts)
    }
    try takeOut()
    for (code, change) in vocabulary.languages where change != 0 {
      statements.countLanguage.bind(code, at: 1)
      statements.countLanguage.bind(Int64(change), at: 2)
      try statements.countLanguage.run()
    }
    if memory.knownForms.count > WriterMemory.mostForms { memory.knownForms.removeAll() }
  }

  private mutating func count(_ word: WordTable.Word) throws(Failure) {
    let known = memory.knownForms[word.hash] ?? 0
    let missing = word.languages & ~known
    let isNew = memory.knownForms[word.hash] == nil
    memory.knownForms[word.hash] = known | word.languages
    statements.countWord.bind(Int64(word.articles), at: 2)
    statements.countWord.bind(batch.words.bytes(of: word), at: 1)
    try statements.countWord.run()
    guard missing != 0 || isNew else { return }
    let text = batch.words.text(of: word)
    for form in forms.keys(of: text, languages: missing) { try insertForm(form.kind, form.key, text) }
  }

  private func insertForm(_ kind: String, _ key: String, _ word: String) throws(Failure) {
    statements.insertForm.bind(kind, at: 1)
    statements.insertForm.bind(key, at: 2)
    statements.insertForm.bind(word, at: 3)
    try statements.insertForm.run()
  }

  /// The different words of an article of the batch.
  private func words(of article: PreparedArticle) -> Set<String> {
    var words = Set<String>()
    for column in article.columns {
      batch.tokens.forEachToken(in: column) { token in
        words.insert(String(decoding: token, as: UTF8.self))
        return true
      }
    }
    return words
  }

  private mutating func takeOut() throws(Failure) {
    for (word, articles) in vocabulary.removed.sorted(by: { $0.key < $1.key }) {
      statements.uncountWord.bind(word, at: 1)
      statements.uncountWord.bind(Int64(articles), at: 2)
      try statements.uncountWord.run()
      statements.dropWord.bind(word, at: 1)
      try statements.dropWord.run()
      guard statements.changes > 0 else { continue }
      var bytes = word
      let hash = bytes.withUTF8 { $0.reduce(Tokenizer.hashSeed, Tokenizer.hash) }
      memory.knownForms[hash] = nil
    }
  }
}
