import NewsModel

extension BatchWriting {
  /// Counts the batch's words and stores the forms of those that are new. The vocabulary knows a word in the same
  /// transaction in which its article becomes searchable.
  mutating func writeVocabulary() throws(Failure) {
    let writing = VocabularyWriting(statements: statements, forms: forms, memory: memory)
    if !known.isEmpty {
      let tokens = batch.tokensAgain()
      for article in known { vocabulary.skip(words(of: batch.articles[article], tokens)) }
    }
    for index in batch.sortedWords {
      let word = batch.words[index]
      vocabulary.count(try writing.number(of: word, at: index, in: batch.vocabulary), Int64(word.articles))
    }
    try writing.writeCompounds(batch.compounds)
    let removed = try takeOut()
    try writing.writeCounts(vocabulary, removed: removed)
  }

  /// Counts the articles of each language.
  func writeLanguages() throws(Failure) {
    for (code, change) in vocabulary.languages where change != 0 {
      statements.countLanguage.bind(code, at: 1)
      statements.countLanguage.bind(Int64(change), at: 2)
      try statements.countLanguage.run()
    }
  }

  /// The different words of an article of the batch.
  private func words(of article: PreparedArticle, _ tokens: TokenStream) -> Set<String> {
    var words = Set<String>()
    for column in article.columns {
      for number in tokens[column] { words.insert(batch.words.text(of: batch.words[number])) }
    }
    return words
  }

  /// Gives the words that went out of articles, by their numbers.
  private mutating func takeOut() throws(Failure) -> [Int64: String] {
    var removed: [Int64: String] = [:]
    for (word, articles) in vocabulary.removed.sorted(by: { $0.key < $1.key }) {
      statements.findWord.bind(word, at: 1)
      let number = try statements.findWord.step() ? statements.findWord.optionalInteger(0) : nil
      statements.findWord.reset()
      if let number {
        vocabulary.count(number, -Int64(articles))
        removed[number] = word
        // It may vanish; then its number means nothing.
        memory.words[WordKey(word)] = nil
      }
    }
    return removed
  }
}
