import NewsJSON
import NewsModel

extension Reader {
  /// JSON: one article, an array of articles, or an object that holds such an array.
  package static let json = Reader(file: "json", version: 2, accepts: JSONFile.accepts) {
    name, bytes, sink throws(Failure) in
    try JSONFile.articles(in: try JSONFile.value(bytes, name: name), name: name, format: "json", sink)
  }
}

/// What kind of JSON a file is, and where its articles are.
enum JSONFile {
  static let remedy = "correct the file; it is read again when it changes"
  /// The keys of envelopes, those that hold nothing but articles first.
  private static let lists = [
    "articles", "items", "docs", "results", "data", "hits", "entries", "posts", "stories", "@graph", "documents",
    "news", "records", "rows", "nodes", "edges", "response", "result", "value", "payload", "feed", "rss", "channel",
    "item", "entry", "_items",
  ]
  /// How many envelopes may be in each other.
  private static let deepest = 6

  static func accepts(_ name: FileName, _ bytes: [UInt8]) -> Reader.Match {
    if looksLikeJSON(bytes[...]) { return .byContent }
    return name.suffix == "json" ? .byName : .no
  }

  /// JSON is UTF-8; a few programs write UTF-16.
  static func utf8(_ bytes: [UInt8]) -> [UInt8] {
    WideText.text(bytes).map { Array($0.utf8) } ?? bytes
  }

  static func value(_ bytes: [UInt8], name: String) throws(Failure) -> JSONValue {
    do throws(JSONError) {
      return try utf8(bytes).withUnsafeBufferPointer { text in
        Result { () throws(JSONError) in try parse(text) }
      }.get()
    } catch {
      throw Failure(.notJSON, subject: name, cause: "is not JSON at \(error)", remedy: remedy)
    }
  }

  /// The value of a text; one that is not UTF-8 is read as plain texts are: a byte must not cost a file of articles.
  private static func parse(_ text: UnsafeBufferPointer<UInt8>) throws(JSONError) -> JSONValue {
    do throws(JSONError) {
      return try JSONValue.parse(text)
    } catch {
      guard String(validating: text, as: UTF8.self) == nil else { throw error }
      return try JSONValue.parse(Array(TextDecoding.narrow(Array(text)).utf8))
    }
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
  static func articles(
    in value: JSONValue, name: String, format: String, _ sink: Reader.Sink
  ) throws(Failure) {
    switch value {
    case .array(let values): yield(values, name, format, sink)
    case .object(let object):
      // An envelope may have a title of its own (a feed's), but no text.
      if !ArticleRecord.hasText(object) {
        if let list = list(in: object, depth: 0) { return yield(list, name, format, sink) }
        if let list = JSONTable.records(of: object) { return yield(list, name, format, sink) }
      }
      guard let article = ArticleRecord.article(object, format: format) else {
        throw Failure(.noArticle, subject: name, cause: ArticleRecord.nothingFound, remedy: ArticleRecord.remedy)
      }
      sink(.success(article))
    default:
      throw Failure(.noArticle, subject: name, cause: "holds neither an object nor an array", remedy: remedy)
    }
  }

  /// The array of articles in an envelope, also further down (`{"hits": {"hits": […]}}`).
  private static func list(in object: JSONObject, depth: Int) -> [JSONValue]? {
    guard depth < deepest else { return nil }
    for key in lists {
      guard let member = object.members.first(where: { $0.key.lowercased() == key }) else { continue }
      if case .array(let values) = member.value, values.contains(where: { $0.objectValue != nil }) { return values }
      if case .object(let inner) = member.value, let values = list(in: inner, depth: depth + 1) { return values }
    }
    return nil
  }

  private static func yield(_ values: [JSONValue], _ name: String, _ format: String, _ sink: Reader.Sink) {
    for (index, value) in values.enumerated() {
      let member = String(index + 1)
      guard let object = value.objectValue, var article = ArticleRecord.article(object, format: format) else {
        sink(.failure(ArticleRecord.missing(in: "\(name):\(member)")))
        continue
      }
      article.member = member
      sink(.success(article))
    }
  }
}
