import NewsJSON
import NewsModel

extension Reader {
  /// ninjs, the IPTC's news in JSON, 1.x to 3.x: an item, or an array of them.
  package static let ninjs = Reader(file: "ninjs", version: 1, accepts: NinjsItem.accepts) {
    name, bytes, sink throws(Failure) in
    try JSONFile.articles(in: try JSONFile.value(bytes, name: name), name: name, format: "ninjs", sink)
  }
}

/// One item of ninjs. The names differ between its versions: 1.x has `headline`, `body_text`, `byline`; 2.x has
/// `headlines`, `bodies`, `by`; 3.x writes them in camel case.
struct NinjsItem {
  private let item: JSONValue

  /// By what only ninjs has beside a `uri`. The names are looked for in the file's first bytes.
  static func accepts(_ name: FileName, _ bytes: [UInt8]) -> Reader.Match {
    guard JSONFile.looksLikeJSON(bytes[...]) else { return .no }
    let head = bytes.prefix(65_536).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    return head.withUnsafeBufferPointer { head in
      func has(_ key: StaticString) -> Bool { head.place(of: key, from: 0) != nil }
      let isOwn =
        has("\"versioncreated\"") || has("\"representationtype\"") || has("\"bodies\"") || has("\"body_xhtml\"")
      return has("\"uri\"") && isOwn ? .byContent : .no
    }
  }

  static func matches(_ object: JSONObject) -> Bool {
    guard object["uri"] != nil else { return false }
    let keys = Set(object.members.compactMap { RecordField.plain($0.key) })
    return !keys.isDisjoint(with: ["versioncreated", "representationtype", "bodies", "bodyxhtml"])
      && !keys.isDisjoint(with: [
        "headline", "headlines", "title", "bodies", "bodytext", "bodyxhtml", "bodyhtml", "type",
      ])
  }

  init(_ object: JSONObject) {
    item = .object(object)
  }

  /// The article, or nil where it has neither headline nor text.
  func article(format: String) -> Article? {
    let text = text
    guard title != nil || !text.text.isEmpty else { return nil }
    var article = Article(title: title, body: text.text, format: format)
    article.key = line("uri")
    article.url = line("canonicalUrl") ?? line("uri").flatMap { WebAddress.isPage($0) ? $0 : nil }
    article.source = source
    article.authors = authors
    article.language = line("language")
    article.published =
      ["versioncreated", "firstcreated", "contentmodified", "contentcreated", "embargoed"].lazy
      .compactMap { FeedDate.date(line($0)) }.first
    article.images = (pictures + text.images).unique
    return article
  }

  // MARK: Headline and text

  private var title: String? {
    let main = list("headlines").filter { !($0[named: "value"]?.stringValue ?? "").isEmpty }
    let chosen = main.first { $0["role"]?.stringValue == "main" } ?? main.first
    return MarkupText.line(chosen?[named: "value"]?.stringValue) ?? MarkupText.line(line("headline"))
      ?? MarkupText.line(line("title"))
  }

  /// The text in its richest form: HTML has paragraphs, which plain text may have lost. The description where there is
  /// no text.
  private var text: MarkupText {
    for candidates in [forms("body", "bodies"), forms("description", "descriptions")] {
      for form in candidates.sorted(by: { $0.rank < $1.rank }) {
        let text = form.markup
        if !text.text.isEmpty { return text }
      }
    }
    return MarkupText(guessing: "")
  }

  /// One form of a text.
  private struct Form {
    let value: String
    let rank: Int

    init(_ value: String, kind: String) {
      self.value = value
      let kind = kind.lowercased()
      rank = kind.contains("html") ? 0 : kind.contains("xml") || kind.contains("nitf") ? 2 : 1
    }

    var markup: MarkupText {
      guard rank == 2 else { return MarkupText(guessing: value) }
      guard let document = try? XMLParser.document(Array(value.utf8), subject: ""), document.name(of: 0).local == "nitf"
      else { return MarkupText(html: value) }
      let nitf = NITFArticle(document, 0)
      return MarkupText(text: nitf.body, images: nitf.images)
    }
  }

  /// The forms of a text: `body_text`, `body_xhtml` …, or a list with a content type each.
  private func forms(_ prefix: String, _ list: String) -> [Form] {
    let named = item.objectValue?.members.compactMap { member -> Form? in
      guard let value = member.value.stringValue, member.key.lowercased().hasPrefix(prefix + "_") else { return nil }
      return Form(value, kind: String(member.key.dropFirst(prefix.utf8.count + 1)))
    }
    let listed = self.list(list).compactMap { entry -> Form? in
      guard let value = entry[named: "value"]?.stringValue else { return nil }
      let type = entry[named: "contenttype"]?.stringValue ?? entry["role"]?.stringValue ?? ""
      return Form(value, kind: type)
    }
    let whole = item[named: prefix]?.stringValue.map { [Form($0, kind: "")] }
    return (named ?? []) + listed + (whole ?? [])
  }

  // MARK: People, source, pictures

  private var authors: [String] {
    let line = MarkupText.line(self.line("byline") ?? self.line("by"))
    if let line, case let people = AuthorNames.people(in: line), !people.isEmpty { return people }
    return RecordFields(JSONObject([("authors", item[named: "authors"] ?? item[named: "creators"] ?? .null)]))
      .people(.authors)
  }

  private var source: String? {
    let sources = list("infosources").compactMap { $0["name"]?.stringValue }
    return sources.first ?? line("source") ?? line("provider") ?? line("copyrightholder") ?? line("creditline")
      ?? item[named: "provider"]?["name"]?.stringValue
  }

  /// The pictures of the item and of those that go with it, one rendition of each.
  private var pictures: [String] {
    var found = isPicture(item) ? [rendition(of: item)] : []
    for association in list("associations") where isPicture(association) { found.append(rendition(of: association)) }
    return found.compactMap(\.self)
  }

  private func isPicture(_ item: JSONValue) -> Bool {
    let type = item["type"]?.stringValue
    return type == "picture" || type == "graphic" || (type == nil && item[named: "renditions"] != nil)
  }

  /// The address of the largest rendition.
  private func rendition(of item: JSONValue) -> String? {
    let renditions = entries(item[named: "renditions"]).filter {
      ($0[named: "mimetype"] ?? $0[named: "contenttype"])?.stringValue?.hasPrefix("image/") ?? true
    }
    let widest = renditions.enumerated().max {
      let (a, b) = ($0.element["width"]?.doubleValue ?? 0, $1.element["width"]?.doubleValue ?? 0)
      return (a, -$0.offset) < (b, -$1.offset)
    }
    return (widest?.element["href"] ?? widest?.element["url"] ?? item["href"])?.stringValue
  }

  // MARK: Values

  private func line(_ key: String) -> String? { CleanText.line(item[named: key]?.stringValue) }

  private func list(_ key: String) -> [JSONValue] { entries(item[named: key]) }

  /// The entries of an array, or of an object that has a name for each.
  private func entries(_ value: JSONValue?) -> [JSONValue] {
    switch value {
    case .array(let values): values
    case .object(let object): object.members.map(\.value)
    default: []
    }
  }
}
