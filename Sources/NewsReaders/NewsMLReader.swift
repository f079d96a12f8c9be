import NewsModel

extension Reader {
  /// NewsML-G2 (newsItem, packageItem, newsMessage) and NewsML 1: each item of text an article.
  package static let newsML = Reader(file: "newsml", version: 1, accepts: NewsMLFile.accepts) {
    name, bytes, sink throws(Failure) in
    let document = try XMLParser.document(bytes, subject: name)
    let articles = NewsMLFile(document).articles
    for var (number, article) in articles.enumerated() {
      if articles.count > 1 { article.member = String(number + 1) }
      sink(.success(article))
    }
    if document.unclosed > 0 {
      sink(.failure(.cutOff(name)))
    } else if articles.isEmpty {
      throw Failure(
        .noArticle, subject: name, cause: "holds references or terms, but no item with a text",
        remedy: "deliver the items themselves, or keep the file out of the inbox")
    }
  }
}

/// A file of NewsML: one item, or a message with several.
struct NewsMLFile {
  private static let roots: Set = [
    "newsMessage", "newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem", "itemSet",
  ]

  /// Pictures of one item, and items that one refers to.
  private static let mostPictures = 50

  private let document: XMLDocument

  static func accepts(_ name: FileName, _ bytes: [UInt8]) -> Reader.Match {
    guard let root = XMLRoot(bytes) else { return .no }
    let isKnown = roots.contains(root.name.local) || root.is(.plain, "NewsML") || root.is(.plain, "NewsItem")
    return isKnown ? .byContent : .no
  }

  init(_ document: XMLDocument) {
    self.document = document
  }

  /// The articles in their order. A package lists items; where these are in the same message, they are the articles.
  var articles: [Article] {
    let root = document.name(of: 0).local
    if root == "NewsML" || root == "NewsItem" { return NewsML1Item.articles(document) }
    let sent = document.line(of: document.element(0, "header", "sent"))
    let items = document.entries { $0.local == "newsItem" }.map { NewsMLItem(document, $0, sent: sent) }
    let texts = items.filter(\.isText)
    // Pictures and films beside texts belong to them; alone they are captions, which can be found as well.
    guard !texts.isEmpty else { return items.map(\.article) }
    var pictures: [String: [String]] = [:]
    for item in items where !item.isText {
      if let key = item.key { pictures[key] = Array(item.images.prefix(Self.mostPictures)) }
    }
    return texts.map { item in
      var article = item.article
      let beside = item.references.unique.prefix(Self.mostPictures).flatMap { pictures[$0] ?? [] }
      article.images = (article.images + beside).unique
      return article
    }
  }
}
