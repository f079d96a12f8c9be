import NewsModel

/// A fingerprint of all that is shown of an article (XXH3, 64 bits), stored with it: what a disk has changed is told from what
/// was written, and never shown. Not a guard against forgery.
struct ArticleMark {
  private(set) var value: UInt64

  /// - Parameter number: the article's, so that a row in another's place is noticed, too.
  init(of number: Int64) {
    value = UInt64(bitPattern: number)
  }

  /// Adds the next text; each is told from its neighbours, and none from an empty one.
  mutating func add(_ text: UnsafeBufferPointer<UInt8>?) {
    guard let text else {
      value = value &* 0x9E37_79B9_7F4A_7C15 &+ 1
      return
    }
    value = XXHash.short(of: text, seed: value &+ UInt64(text.count))
  }

  mutating func add(_ text: String?) {
    guard var text else { return add(nil as UnsafeBufferPointer<UInt8>?) }
    text.withUTF8 { add($0) }
  }
}

extension ArticleMark {
  /// What `isRight` reads, for a statement over `article` and `text`.
  static let columns = """
    article.id, article.mark, article.key, article.member, article.headline, article.url, article.source, article.byline,
    article.language, article.published, article.published_from, article.seen, article.images, article.format,
    text.body, text.left_out
    """
  static let columnCount: Int32 = 16
  /// The place of the text among them.
  static let body: Int32 = 14

  /// Whether the row that a statement stands at is as it was written.
  ///
  /// - Parameter first: the place of the first of `columns` in it.
  static func isRight(_ row: RawStatement, from first: Int32 = 0) -> Bool {
    var mark = ArticleMark(of: row.integer(first))
    for column in first + 2..<first + columnCount {
      if row.withText(column, { mark.add($0) }) == nil { mark.add(nil as UnsafeBufferPointer<UInt8>?) }
    }
    return Int64(bitPattern: mark.value) == row.integer(first + 1)
  }
}

extension PreparedArticle {
  /// The mark of the article under this number.
  ///
  /// - Parameter seen: when it was first seen.
  func mark(number: Int64, seen: String) -> Int64 {
    var mark = ArticleMark(of: number)
    let published = article.published
    for text in [article.key, article.member, article.title, article.url, article.source] { mark.add(text) }
    for text in [authors, article.language, published?.iso, published?.origin.rawValue, seen] { mark.add(text) }
    for text in [images, article.format, article.body, article.leftOut] { mark.add(text) }
    return Int64(bitPattern: mark.value)
  }
}

extension Failure {
  /// The disk has changed what is stored of an article.
  static func damagedArticle(_ number: Int64, path: String?) -> Failure {
    Failure(
      .damagedText, subject: "article \(number)",
      cause: "it is not what was stored" + (path.map { " from \($0)" } ?? "") + ", and is not shown",
      remedy: "stop newsqd and run newsq reindex --rebuild: its bundle is read again where that is still there")
  }
}
