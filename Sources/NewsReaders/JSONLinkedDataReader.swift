import NewsJSON
import NewsModel

extension Reader {
  /// schema.org's articles as JSON-LD: one, an array, or a graph.
  package static let jsonLD = Reader(file: "jsonld", version: 1, accepts: LinkedDataArticle.accepts) {
    name, bytes, sink throws(Failure) in
    let found = LinkedDataArticle.articles(in: try JSONFile.value(bytes, name: name), format: "jsonld")
    guard !found.isEmpty else {
      throw Failure(
        .noArticle, subject: name, cause: "describes no article (NewsArticle, Article, BlogPosting …)",
        remedy: "deliver the page itself, or keep the file out of the inbox")
    }
    for var (number, article) in found.enumerated() {
      if found.count > 1 { article.member = String(number + 1) }
      sink(.success(article))
    }
  }
}

/// Articles that schema.org's vocabulary describes, outside of a page.
enum LinkedDataArticle {
  /// Objects looked at in one file.
  private static let mostObjects = 200_000

  static func accepts(_ name: FileName, _ bytes: [UInt8]) -> Reader.Match {
    guard JSONFile.looksLikeJSON(bytes[...]) else { return .no }
    return bytes.prefix(65_536).withUnsafeBufferPointer { head in
      func has(_ text: StaticString) -> Bool { head.place(of: text, from: 0) != nil }
      let isLinked = has("\"@context\"") && (has("schema.org") || has("\"@graph\"")) && has("\"@type\"")
      return isLinked ? .byContent : name.suffix == "jsonld" ? .byName : .no
    }
  }

  /// Whether a record is one of schema.org's, or a graph of them.
  static func matches(_ object: JSONObject) -> Bool {
    object["@type"] != nil ? isArticle(object) : object["@graph"]?.arrayValue != nil
  }

  /// The first article in a record.
  static func article(_ object: JSONObject, format: String) -> Article? {
    articles(in: .object(object), format: format).first
  }

  /// Every article in a value, in its order; what an article holds is no article beside it.
  static func articles(in value: JSONValue, format: String) -> [Article] {
    var waiting = [value]
    var found: [JSONObject] = []
    var byID: [String: JSONObject] = [:]
    var seen = 0
    while let value = waiting.popLast(), seen < mostObjects {
      switch value {
      case .array(let values): waiting += values.reversed()
      case .object(let object):
        seen += 1
        if let id = object["@id"]?.stringValue, object.members.count > 1, byID[id] == nil { byID[id] = object }
        if isArticle(object) {
          found.append(object)
        } else {
          for key in ["hasPart", "item", "itemListElement", "mainEntityOfPage", "mainEntity", "@graph"] {
            if let inner = object[key] { waiting.append(inner) }
          }
        }
      default: break
      }
    }
    return found.compactMap { article(JSONLinkedData(article: $0, byID: byID), $0, format: format) }
  }

  private static func isArticle(_ object: JSONObject) -> Bool {
    JSONLinkedData.rank(of: object) != nil
  }

  private static func article(_ data: JSONLinkedData, _ object: JSONObject, format: String) -> Article? {
    let title = data.text("headline") ?? data.text("name")
    let body = ([text(object)] + updates(object)).filter { !$0.isEmpty }.joined(separator: "\n\n")
    guard title != nil || !body.isEmpty else { return nil }
    var article = Article(title: title, body: body, format: format)
    article.key = key(object)
    article.url = data.url
    article.source = data.publisher ?? object["isPartOf"]?["name"]?.stringValue
    article.authors = data.authors.flatMap(AuthorNames.people).unique
    article.language = data.language
    article.published =
      ["datePublished", "dateCreated", "uploadDate", "dateModified"].lazy
      .compactMap { object[$0]?.stringValue ?? object[$0]?["@value"]?.stringValue }.compactMap(FeedDate.date).first
    article.images = (data.images + (object["thumbnailUrl"]?.stringValue.map { [$0] } ?? [])).unique
    return article
  }

  /// The whole text; the description where there is none.
  private static func text(_ object: JSONObject) -> String {
    for key in ["articleBody", "reviewBody", "text", "description", "abstract"] {
      let value = object[key]
      let parts = value?.arrayValue?.compactMap(\.stringValue) ?? [value?.stringValue ?? ""]
      let text = parts.map { MarkupText(guessing: $0).text }.filter { !$0.isEmpty }.joined(separator: "\n\n")
      if !text.isEmpty { return text }
    }
    return ""
  }

  /// The entries of a live blog.
  private static func updates(_ object: JSONObject) -> [String] {
    let entries = object["liveBlogUpdate"]?.arrayValue?.compactMap(\.objectValue) ?? []
    return entries.map { entry in
      [MarkupText.line(entry["headline"]?.stringValue) ?? "", text(entry)].filter { !$0.isEmpty }
        .joined(separator: "\n\n")
    }
  }

  private static func key(_ object: JSONObject) -> String? {
    let identifier = object["identifier"]
    return identifier?.stringValue ?? identifier?.integerValue.map(String.init) ?? identifier?["value"]?.stringValue
      ?? object["@id"]?.stringValue
  }
}
