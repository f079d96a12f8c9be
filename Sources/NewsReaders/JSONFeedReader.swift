import NewsJSON
import NewsModel

extension Reader {
  /// JSON Feed 1 and 1.1: each item an article.
  package static let jsonFeed = Reader(file: "jsonfeed", version: 1, accepts: JSONFeed.accepts) {
    name, bytes, sink throws(Failure) in
    guard let feed = try JSONFile.value(bytes, name: name).objectValue else { throw ArticleRecord.missing(in: name) }
    JSONFeed(feed).articles(name: name, sink)
  }
}

struct JSONFeed {
  private let feed: JSONValue
  private let source: String?
  private let authors: [String]
  private let base: String?

  /// By the address of its version.
  static func accepts(_ name: FileName, _ bytes: [UInt8]) -> Reader.Match {
    guard JSONFile.looksLikeJSON(bytes[...]) else { return .no }
    return bytes.prefix(65_536).withUnsafeBufferPointer { head in
      let isFeed =
        head.place(of: "jsonfeed.org/version", from: 0) != nil
        || head.place(of: "jsonfeed.org\\/version", from: 0) != nil
      return isFeed && head.place(of: "\"version\"", from: 0) != nil ? .byContent : .no
    }
  }

  init(_ feed: JSONObject) {
    self.feed = .object(feed)
    source = MarkupText.line(feed["title"]?.stringValue)
    authors = Self.people(self.feed)
    base = CleanText.line(feed["home_page_url"]?.stringValue ?? feed["feed_url"]?.stringValue)
  }

  func articles(name: String, _ sink: Reader.Sink) {
    for (number, item) in (feed["items"]?.arrayValue ?? []).enumerated() {
      let member = String(number + 1)
      guard item.objectValue != nil else {
        sink(.failure(ArticleRecord.missing(in: "\(name):\(member)")))
        continue
      }
      var article = article(item)
      article.member = member
      sink(.success(article))
    }
  }

  private func article(_ item: JSONValue) -> Article {
    let text = text(item)
    var article = Article(title: MarkupText.line(item["title"]?.stringValue), body: text.text, format: "jsonfeed")
    // Version 1 lets programs write numbers.
    article.key = item["id"]?.stringValue ?? item["id"]?.integerValue.map(String.init)
    article.url =
      (item["url"]?.stringValue ?? item["external_url"]?.stringValue).map(whole)
      ?? article.key.flatMap { WebAddress.isPage($0) ? $0 : nil }
    article.source = source
    let people = Self.people(item)
    article.authors = people.isEmpty ? authors : people
    article.language = item["language"]?.stringValue ?? feed["language"]?.stringValue
    article.published =
      FeedDate.date(item["date_published"]?.stringValue) ?? FeedDate.date(item["date_modified"]?.stringValue)
    article.images = images(item, text)
    return article
  }

  private func text(_ item: JSONValue) -> MarkupText {
    if let html = item["content_html"]?.stringValue, case let text = MarkupText(guessing: html), !text.text.isEmpty {
      return text
    }
    let plain = [item["content_text"], item["summary"]].lazy.compactMap { $0?.stringValue }
      .map { MarkupText(guessing: $0) }.first { !$0.text.isEmpty }
    return plain ?? MarkupText(guessing: "")
  }

  /// `authors` of version 1.1, `author` of version 1.
  private static func people(_ value: JSONValue) -> [String] {
    let listed = value["authors"]?.arrayValue ?? []
    return (listed + [value["author"] ?? .null]).compactMap { $0["name"]?.stringValue ?? $0.stringValue }
      .flatMap(AuthorNames.people).unique
  }

  private func images(_ item: JSONValue, _ text: MarkupText) -> [String] {
    let attached = (item["attachments"]?.arrayValue ?? [])
      .filter { $0["mime_type"]?.stringValue?.hasPrefix("image/") == true }.compactMap { $0["url"]?.stringValue }
    let own = [item["image"], item["banner_image"]].compactMap { $0?.stringValue }
    return (own + attached + text.images).compactMap(CleanText.line).map(whole).unique
  }

  private func whole(_ address: String) -> String {
    base.map { WebAddress.resolved(address, against: $0) } ?? address
  }
}
