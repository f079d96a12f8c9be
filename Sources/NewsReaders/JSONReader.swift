import NewsJSON
import NewsModel

extension Reader {
  /// JSON: one article, an array of articles, or an object that holds such an array.
  package static let json = Reader(file: "json", version: 1, accepts: JSONFile.accepts) {
    name, bytes, sink throws(Failure) in
    let bytes = JSONFile.utf8(bytes)
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONValue.parse(bytes)
    } catch {
      throw Failure(.notJSON, subject: name, cause: "is not JSON at \(error)", remedy: JSONFile.remedy)
    }
    try JSONFile.articles(in: value, name: name, sink)
  }
}

/// What kind of JSON a file is, and where its articles are.
enum JSONFile {
  static let remedy = "correct the file; it is read again when it changes"
  private static let lists = [
    "articles", "items", "docs", "results", "data", "hits", "entries", "posts", "stories", "@graph",
  ]

  static func accepts(_ name: FileName, _ bytes: [UInt8]) -> Reader.Match {
    if looksLikeJSON(bytes[...]) { return .byContent }
    return name.suffix == "json" ? .byName : .no
  }

  /// JSON is UTF-8; a few programs write UTF-16.
  static func utf8(_ bytes: [UInt8]) -> [UInt8] {
    TextDecoding.utf16(bytes).map { Array($0.utf8) } ?? bytes
  }

  /// Whether an object or array begins here: a bracket, then something that can stand first in it.
  static func looksLikeJSON(_ bytes: ArraySlice<UInt8>) -> Bool {
    var significant = bytes.prefix(4_096).lazy.filter { $0 > 0x20 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }
      .makeIterator()
    switch (significant.next(), significant.next()) {
    case (UInt8(ascii: "{"), UInt8(ascii: "\"")?), (UInt8(ascii: "{"), UInt8(ascii: "}")?),
      (UInt8(ascii: "["), UInt8(ascii: "{")?), (UInt8(ascii: "["), UInt8(ascii: "]")?):
      return true
    default: return false
    }
  }

  /// Yields the articles of a document in their order.
  static func articles(in value: JSONValue, name: String, _ sink: Reader.Sink) throws(Failure) {
    switch value {
    case .array(let values): yield(values, name, sink)
    case .object(let object):
      // An envelope may have a title of its own (a feed's), but no text.
      if !ArticleRecord.hasText(object), let list = list(in: object) { return yield(list, name, sink) }
      guard let article = ArticleRecord.article(object, format: "json") else {
        throw Failure(.noArticle, subject: name, cause: ArticleRecord.nothingFound, remedy: ArticleRecord.remedy)
      }
      sink(.success(article))
    default:
      throw Failure(.noArticle, subject: name, cause: "holds neither an object nor an array", remedy: remedy)
    }
  }

  /// The array of articles in an envelope, also one level down (`{"hits": {"hits": […]}}`).
  private static func list(in object: JSONObject) -> [JSONValue]? {
    for key in lists {
      guard let member = object.members.first(where: { $0.key.lowercased() == key }) else { continue }
      if case .array(let values) = member.value, values.contains(where: { $0.objectValue != nil }) { return values }
      if case .object(let inner) = member.value, let values = list(in: inner) { return values }
    }
    return nil
  }

  private static func yield(_ values: [JSONValue], _ name: String, _ sink: Reader.Sink) {
    for (index, value) in values.enumerated() {
      let member = String(index + 1)
      guard let object = value.objectValue, var article = ArticleRecord.article(object, format: "json") else {
        sink(.failure(ArticleRecord.missing(in: "\(name):\(member)")))
        continue
      }
      article.member = member
      sink(.success(article))
    }
  }
}
