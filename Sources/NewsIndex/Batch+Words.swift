import NewsJSON
import NewsModel
import NewsText

extension Batch {
  /// Takes an article in, with its texts cut into words; gives the bytes of the texts.
  mutating func append(_ article: Article, cutBy tokenizer: Tokenizer, _ scratch: TextTokens) -> Int {
    let authors = list(article.authors) ?? ""
    let number = UInt32(articles.count + 1)
    let language = StemLanguages.bit(of: article.language)
    var columns: [Range<Int>] = []
    var segmented: [String?] = []
    var textBytes = 0
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
    return textBytes
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
      var previousEnd = bytes.count
      tokenizer.forEachToken(in: bytes) { token in
        var evidence = CapitalEvidence(bytes, after: previousEnd, at: token.start)
        // Headlines may have capitals everywhere.
        if !isProse { evidence.remove(.capital) }
        scratch.append(token.bytes, evidence)
        acronyms.look(at: token.start..<token.end, of: bytes)
        if Hyphen.joins(bytes, previousEnd, token.start), let (first, second) = scratch.lastTwo() {
          compounds.insert(first, second)
        }
        previousEnd = token.end
      }
    }
    acronyms.endText()
    scratch.forEach { token, key, evidence in
      tokens.append(words.count(token, key, evidence, article: article, language: language))
    }
    return scratch.count
  }
}

/// The hyphens that join the parts of a word.
enum Hyphen {
  /// Whether nothing but one hyphen stands between two places of a text.
  @inline(__always)
  static func joins(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    switch end - start {
    case 1: text[start] == UInt8(ascii: "-")
    // U+2010 hyphen and U+2011 non-breaking hyphen.
    case 3: text[start] == 0xE2 && text[start + 1] == 0x80 && (text[start + 2] == 0x90 || text[start + 2] == 0x91)
    default: false
    }
  }
}
