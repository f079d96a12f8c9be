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
    let items = (root == "newsItem" ? [0] : document.elements(anywhereIn: 0, "newsItem"))
      .filter { !document.isCutOff($0) }.map { NewsMLItem(document, $0) }
    let texts = items.filter(\.isText)
    // Pictures and films beside texts belong to them; alone they are captions, which can be found as well.
    guard !texts.isEmpty else { return items.map(\.article) }
    var pictures: [String: [String]] = [:]
    for item in items where !item.isText {
      if let key = item.key { pictures[key] = item.images }
    }
    return texts.map { item in
      var article = item.article
      article.images = (article.images + item.references.flatMap { pictures[$0] ?? [] }).unique
      return article
    }
  }
}
