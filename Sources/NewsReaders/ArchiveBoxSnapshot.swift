import NewsJSON
import NewsModel

/// What ArchiveBox keeps of one page: the page in several forms, made by several programs, and `index.json` on it.
enum ArchiveBoxSnapshot {
  static func article(_ name: String, _ parts: [Part]) throws(Failure) -> Article {
    func bytes(_ names: [String]) -> [UInt8]? {
      names.lazy.compactMap { name in parts.first { $0.name == name && $0.bytes?.isEmpty == false }?.bytes }.first
    }
    var article = page(name, parts) ?? Article(body: "", format: "directory")
    article.body = body(
      article.body, bytes(Array(DirectoryBundle.archivedContents)), bytes(DirectoryBundle.archivedTexts))
    guard !article.body.isEmpty || article.title != nil else {
      throw Failure(
        .noArticle, subject: name, cause: "is a snapshot without any form of its page that can be read",
        remedy: "archive the page again with one of the methods dom, singlefile, readability, mercury or htmltotext")
    }
    for field in DirectoryBundle.archivedFields {
      if let object = bytes([field]).flatMap(object) { complete(&article, from: object) }
    }
    if let index = bytes(["index.json", "index.jsonl"]).flatMap(object) {
      if let url = index["url"]?.stringValue { article.url = url }
      if article.title == nil, let title = index["title"]?.stringValue, title != article.url { article.title = title }
    }
    return article
  }

  /// The page as one of the browsers left it: what ran in it is done, and its text is there.
  private static func page(_ name: String, _ parts: [Part]) -> Article? {
    var best: Article?
    let fetched = parts.map(\.name).filter(DirectoryBundle.isFetchedPage)
    for file in DirectoryBundle.archivedPages + fetched.prefix(1) {
      guard let bytes = parts.first(where: { $0.name == file })?.bytes, !bytes.isEmpty,
        let article = try? HTMLPage.article(bytes, name: "\(name)/\(file)")
      else { continue }
      // One of them may have been stopped halfway.
      if let known = best, article.body.utf8.count <= 2 * known.body.utf8.count { continue }
      best = article
    }
    return best
  }

  /// The page's own text, unless another program found much more: then it is a page that ours does not see through.
  private static func body(_ own: String, _ content: [UInt8]?, _ text: [UInt8]?) -> String {
    let other = content.map { HTMLFragment.text(of: String(decoding: $0, as: UTF8.self)) } ?? ""
    if own.utf8.count * 2 >= other.utf8.count, !own.isEmpty { return own }
    if !other.isEmpty { return other }
    return text.map { TextBody.body(of: TextDecoding.narrow($0), asking: 0) { _, _ in false } } ?? ""
  }

  /// Fields that the page itself did not give.
  private static func complete(_ article: inout Article, from object: JSONObject) {
    func text(_ keys: String...) -> String? {
      keys.lazy.compactMap { object[$0]?.stringValue }.compactMap(CleanText.line).first
    }
    if article.title == nil { article.title = text("title") }
    if article.authors.isEmpty { article.authors = text("byline", "author").map(AuthorNames.people) ?? [] }
    if article.published == nil {
      article.published = text("publishedTime", "date_published").flatMap { DateText.date($0, origin: .sidecar) }
    }
    if article.language == nil { article.language = text("lang") }
    if article.source == nil { article.source = text("siteName") }
    if article.images.isEmpty, let image = text("lead_image_url") { article.images = [image] }
  }

  /// The object, or the first of JSON lines.
  private static func object(_ bytes: [UInt8]) -> JSONObject? {
    if let object = (try? JSONValue.parse(bytes))?.objectValue { return object }
    return bytes.firstIndex(of: 0x0A).flatMap { (try? JSONValue.parse(Array(bytes[..<$0])))?.objectValue }
  }
}
