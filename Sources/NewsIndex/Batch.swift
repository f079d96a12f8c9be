import NewsModel

/// Bundles and what was read from them, ready to be written in one transaction.
package struct Batch: Sendable {
  var bundles: [BundleUpdate] = []
  var articles: [PreparedArticle] = []
  /// Places of articles that are not to be written: their bundles could not be read to the end.
  var left: [Range<Int>] = []
  /// The words of the articles' texts, one behind the other, until they are grouped (see `tokensAgain()`).
  private(set) var tokens: TokenStream
  let words: WordTable
  /// Words that stood with a hyphen between their parts.
  var compounds = CompoundTable()
  /// The words in the order of their bytes: the vocabulary is written in the order it is stored.
  var sortedWords: [UInt32] = []
  var postings: Postings?
  var forms = BatchForms()
  /// Lines that were found to be their sources', not their articles'.
  var siteLines: [SiteLine] = []
  /// Bytes of the articles' texts.
  package internal(set) var textBytes = 0

  /// - Parameters:
  ///   - tokens: room for so many tokens, where it is known how many will come.
  ///   - words: the same of different words.
  init(tokens: Int = 0, words: Int = 0) {
    self.tokens = TokenStream(capacity: tokens)
    self.words = WordTable(words: words)
  }

  package var isEmpty: Bool { bundles.isEmpty }

  /// What of it the vocabulary is written from.
  var vocabulary: BatchVocabulary {
    BatchVocabulary(words: words, sortedWords: sortedWords, forms: forms, compounds: compounds)
  }
}

/// The words of a batch, with the keys of those that its reader had not met.
struct BatchVocabulary: Sendable {
  let words: WordTable
  /// In the order of their bytes.
  let sortedWords: [UInt32]
  let forms: BatchForms
  let compounds: CompoundTable
}

/// What became of one bundle.
struct BundleUpdate: Sendable {
  enum Outcome: Sendable {
    /// `articles` are places in the batch's list.
    case read(reader: String, version: Int, articles: Range<Int>, failures: [Failure])
    case failed(Failure)
    case unchanged
  }

  enum Subject: Sendable {
    case bundle(Bundle, ContentHash?, Outcome)
    /// Removed by its owner.
    case gone(path: String, forget: Bool)
    /// Articles that are to be nowhere any more, by their numbers.
    case forgotten([Int64])
  }

  var subject: Subject
}

/// An article with its texts cut into words.
struct PreparedArticle: Sendable {
  var article: Article
  /// The people as a JSON array: what is stored, and what is indexed as the byline.
  var authors: String
  /// The pictures as a JSON array, nil where there are none.
  var images: String?
  /// For each column its words, as a part of the batch's tokens.
  var columns: [Range<Int>]
  /// Texts with zero-width spaces for scripts without spaces, for each column; nil where the text serves as it is.
  var segmented: [String?]
  /// The words in capitals (see `Acronyms`), nil where there are none.
  var acronyms: String?

  /// The number of words in all columns.
  var length: Int

  /// The number that the article has had, and when it was first seen, where it comes from another database.
  var stored: Stored?

  struct Stored: Sendable {
    var number: Int64
    var seen: String
  }
}

extension Batch {
  /// Sorts and groups the batch's words for the index: the articles in the order of the numbers that they will have.
  ///
  /// - Parameter met: the words that were met (see `BatchForms`).
  mutating func group(_ forms: WordForms, met: MetWordsInCommon) {
    sortedWords = words.sorted()
    self.forms = BatchForms(of: words, sortedWords, forms: forms, met: met)
    let today = Timestamp.today()
    let firsts = articles.map { prepared in
      if let stored = prepared.stored { return stored.number }
      let published = prepared.article.published
      return ArticleNumber.range(day: published?.day ?? today, dated: published != nil).lowerBound
    }
    let order = articles.indices.sorted { (firsts[$0], $0) < (firsts[$1], $1) }
    postings = Postings(of: articles, in: order, tokens: tokens, table: words, words: sortedWords)
    // A batch may wait for long, and most are written without: it takes a fifth less memory.
    tokens = TokenStream()
    words.close()
  }

  /// The words of the articles' texts, one behind the other, of a batch that was grouped.
  func tokensAgain() -> TokenStream {
    postings?.tokens(of: articles, table: words, words: sortedWords) ?? tokens
  }
}
