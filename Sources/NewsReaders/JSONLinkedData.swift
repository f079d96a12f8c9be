import NewsJSON

/// A page's structured data (JSON-LD, schema.org), as far as it describes the article.
struct JSONLinkedData {
  private static let articleTypes: Set = [
    "newsarticle", "article", "blogposting", "reportagenewsarticle", "analysisnewsarticle", "opinionnewsarticle",
    "backgroundnewsarticle", "reviewnewsarticle", "liveblogposting", "techarticle", "scholarlyarticle", "report",
    "advertisercontentarticle", "satiricalarticle", "socialmediaposting", "review",
  ]
  /// Objects looked at in all of a page's data.
  private static let mostObjects = 2_000

  /// The object that describes the article, or nil.
  let article: JSONObject?
  /// The day that the data gives the page itself, where no article is described.
  private(set) var pageDate: String?
  /// Objects by their `@id`, which others refer to.
  private var byID: [String: JSONObject] = [:]

  init(_ document: HTMLDocument) {
    var waiting: [JSONValue] = []
    for (index, node) in document.nodes.enumerated() where node.tag == .script {
      guard document.attribute(.type, of: index)?.lowercased().contains("ld+json") == true else { continue }
      // What cannot be read is passed over: the page has its text all the same.
      if let value = Self.parse(document.rawText(of: index)) { waiting.append(value) }
    }
    var found: (object: JSONObject, rank: Int)?
    var seen = 0
    waiting.reverse()
    while let value = waiting.popLast(), seen < Self.mostObjects {
      switch value {
      case .array(let values): waiting += values.reversed()
      case .object(let object):
        seen += 1
        if let id = object["@id"]?.stringValue, object.members.count > 1 { byID[id] = object }
        if pageDate == nil, Self.isPage(object) { pageDate = object["datePublished"]?.stringValue }
        if let rank = Self.rank(of: object), rank > found?.rank ?? -1 { found = (object, rank) }
        for key in ["mainEntity", "mainEntityOfPage", "hasPart", "@graph"] {
          if let inner = object[key] { waiting.append(inner) }
        }
      default: break
      }
    }
    article = found?.object
  }

  /// - Parameter byID: The objects around it that it may refer to.
  init(article: JSONObject, byID: [String: JSONObject]) {
    self.article = article
    self.byID = byID
  }

  /// The value of a script. Some wrap it in comments, or hold line ends in strings.
  private static func parse(_ bytes: [UInt8]) -> JSONValue? {
    guard let start = bytes.firstIndex(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") }),
      let end = bytes.lastIndex(where: { $0 == UInt8(ascii: "}") || $0 == UInt8(ascii: "]") }), start < end
    else { return nil }
    return try? JSONValue.parse(bytes[start...end], lenient: true)
  }

  /// How well an object describes an article, or nil where it is something else.
  static func rank(of object: JSONObject) -> Int? {
    let types: [String]
    switch object["@type"] {
    case .string(let type): types = [type]
    case .array(let values): types = values.compactMap(\.stringValue)
    default: return nil
    }
    guard types.contains(where: { articleTypes.contains($0.lowercased()) }) else { return nil }
    return (object["headline"] != nil ? 2 : 0) + (object["datePublished"] != nil ? 1 : 0)
  }

  private static func isPage(_ object: JSONObject) -> Bool {
    guard let type = object["@type"] else { return false }
    let types = type.arrayValue?.compactMap(\.stringValue) ?? [type.stringValue ?? ""]
    return types.contains { $0.hasSuffix("Page") || $0 == "CreativeWork" || $0 == "VideoObject" || $0 == "Event" }
  }

  func text(_ key: String) -> String? {
    guard case .string(let text)? = article?[key] else { return nil }
    return CleanText.line(HTMLFragment.hasEntity(text) ? HTMLFragment.text(of: text) : text)
  }

  /// The article's text as the data has it, line ends and all.
  var articleBody: String? {
    guard case .string(let text)? = article?["articleBody"] else { return nil }
    return text
  }

  var publisher: String? {
    names(article?["publisher"]).first ?? names(article?["sourceOrganization"]).first
  }

  var authors: [String] {
    let found = names(article?["author"])
    return found.isEmpty ? names(article?["creator"]) : found
  }

  var url: String? {
    if let url = text("url"), url.hasPrefix("http") { return url }
    let main = article?["mainEntityOfPage"]
    let address = main?.stringValue ?? main?["@id"]?.stringValue ?? main?["url"]?.stringValue
    return address.flatMap { $0.hasPrefix("http") ? $0 : nil }
  }

  var language: String? {
    LanguageTag.normal(article?["inLanguage"]?.stringValue ?? article?["inLanguage"]?["name"]?.stringValue)
  }

  var images: [String] {
    addresses(article?["image"])
  }

  /// The names of persons or organisations: strings, objects, lists, references by `@id`.
  private func names(_ value: JSONValue?) -> [String] {
    switch value {
    case .string(let text): return [text]
    case .array(let values): return values.flatMap { names($0) }
    case .object(let object):
      if let name = object["name"] { return names(name) }
      if let id = object["@id"]?.stringValue, let other = byID[id], let name = other["name"] { return names(name) }
      return []
    default: return []
    }
  }

  private func addresses(_ value: JSONValue?) -> [String] {
    switch value {
    case .string(let text): return [text]
    case .array(let values): return values.flatMap { addresses($0) }
    case .object(let object):
      if let url = object["url"] ?? object["contentUrl"] { return addresses(url) }
      if let id = object["@id"]?.stringValue, let other = byID[id] { return addresses(other["url"]) }
      return []
    default: return []
    }
  }
}
