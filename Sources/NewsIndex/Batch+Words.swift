import NewsJSON
import NewsModel
import NewsText

extension Batch {
  /// Takes an article in, with its texts cut into words.
  mutating func append(_ article: Article, cutBy tokenizer: Tokenizer, _ scratch: TextTokens) {
    let authors = list(article.authors) ?? ""
    let number = UInt32(articles.count + 1)
    let language = StemLanguages.bit(of: article.language)
    var columns: [Range<Int>] = []
    var segmented: [String?] = []
    var length = 0
    var acronyms = Acronyms()
    for (column, text) in [article.title ?? "", authors, article.body].enumerated() {
      let apart = SpacelessScript.segmented(text)
      let first = tokens.end
      length += cut(
        apart ?? text, by: tokenizer, scratch, &acronyms, article: number, language: language,
        isProse: column == Int(Column.body.rawValue))
      columns.append(first..<tokens.end)
      segmented.append(apart)
      textBytes += text.utf8.count
    }
    let first = tokens.end
    var none = Acronyms()
    _ = cut(acronyms.text, by: tokenizer, scratch, &none, article: number, language: 0, isProse: false)
    columns.append(first..<tokens.end)
    articles.append(
      PreparedArticle(
        article: article, authors: authors, images: list(article.images), columns: columns, segmented: segmented,
        acronyms: acronyms.text.isEmpty ? nil : acronyms.text, length: length))
  }

  private func list(_ texts: [String]) -> String? {
    texts.isEmpty ? nil : JSONValue.array(texts.map(JSONValue.string)).text
  }

  /// Puts the words of a text behind the others and counts them; gives how many there are.
  ///
  /// In two passes: cutting is full of branches that the processor guesses wrong, counting is a row of look-ups that do
  /// not wait for each other where nothing stands between them.
  private mutating func cut(
    _ text: String, by tokenizer: Tokenizer, _ scratch: TextTokens, _ acronyms: inout Acronyms, article: UInt32,
    language: UInt32, isProse: Bool
  ) -> Int {
    var text = text
    scratch.removeAll()
    text.withUTF8 { bytes in
      takeTokens(of: bytes, by: tokenizer, scratch, &acronyms, language: language, isProse: isProse)
    }
    acronyms.endText()
    return count(scratch, article: article, language: language)
  }

  /// The first pass: the tokens of a text, with what their neighbourhood tells of them.
  private mutating func takeTokens(
    of bytes: UnsafeBufferPointer<UInt8>, by tokenizer: Tokenizer, _ scratch: TextTokens, _ acronyms: inout Acronyms,
    language: UInt32, isProse: Bool
  ) {
    var previousEnd = bytes.count
    var joining = JoinedWords(language: language)
    var place = 0
    while let token = tokenizer.nextToken(in: bytes, from: &place) {
      var evidence = CapitalEvidence(bytes, after: previousEnd, at: token.start)
      // Headlines may have capitals everywhere.
      if !isProse { evidence.remove(.capital) }
      scratch.append(token.bytes, evidence)
      acronyms.look(at: token.start..<token.end, of: bytes)
      // A space, as between most words, joins nothing.
      if !(token.start == previousEnd + 1 && bytes[previousEnd] == 0x20) || joining.isOpen {
        joining.look(at: Joint(bytes, previousEnd, token.start), scratch, &compounds)
      }
      // What the tokenizer folds into fewer bytes had a mark.
      if token.end - token.start > token.bytes.count {
        compounds.insertDotted(token.bytes, written: UnsafeBufferPointer(rebasing: bytes[token.start..<token.end]))
      }
      previousEnd = token.end
    }
    joining.end(&compounds)
  }

  /// The second pass: puts the words behind the others and counts them; gives how many there are. The memory where each is looked
  /// for is fetched in two steps while those before it are counted.
  private func count(_ scratch: TextTokens, article: UInt32, language: UInt32) -> Int {
    let count = scratch.count
    let numbers = tokens.append(count)
    scratch.forEach { index, token, key, evidence in
      if index + 16 < count { words.fetchSlot(scratch.key(index + 16)) }
      if index + 8 < count { words.fetchWord(scratch.key(index + 8)) }
      numbers[index] = words.count(token, key, evidence, article: article, language: language)
    }
    return count
  }
}
