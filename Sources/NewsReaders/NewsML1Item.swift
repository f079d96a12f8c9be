import NewsModel

/// One NewsItem of NewsML 1.x, where components hold each other and their lines count for all that they hold.
struct NewsML1Item {
  /// Components around a text that are looked at.
  private static let deepest = 20

  private let document: XMLDocument
  private let item: Int
  private let sent: String?
  private let contents: [Int]
  /// The lines, metadata and role of each component, by the component and their name.
  private var parts: [Part: Int] = [:]

  private struct Part: Hashable {
    var component: Int32
    var name: String
  }

  /// The texts of all items, in their order; captions of pictures are none.
  static func articles(_ document: XMLDocument) -> [Article] {
    let sent = document.line(of: document.element(0, "NewsEnvelope", "DateAndTime"))
    return document.entries { $0.local == "NewsItem" }.flatMap { NewsML1Item(document, $0, sent: sent).articles }
  }

  private init(_ document: XMLDocument, _ item: Int, sent: String?) {
    self.sent = sent
    self.document = document
    self.item = item
    contents = document.elements(anywhereIn: item, "ContentItem", outside: "ContentItem")
    let names: Set = ["NewsLines", "AdministrativeMetadata", "DescriptiveMetadata", "Role"]
    for place in item + 1..<Int(document.nodes[item].end) where !document.nodes[place].isText {
      let name = document.name(of: place).local
      guard names.contains(name) else { continue }
      let part = Part(component: document.nodes[place].parent, name: name)
      if parts[part] == nil { parts[part] = place }
    }
  }

  private var articles: [Article] {
    let key = identifier("PublicIdentifier") ?? identifier("NewsItemId")
    let (date, pictures) = (date, pictures)
    return contents.compactMap { content in
      let components = components(around: content)
      guard isText(content, components) else { return nil }
      var article = article(content, components)
      article.key = key
      article.published = date
      article.images = (pictures + article.images).unique
      return article
    }
  }

  /// The components around a text, innermost first.
  private func components(around content: Int) -> [Int32] {
    var found: [Int32] = []
    var place = document.nodes[content].parent
    while place > Int32(item), found.count < Self.deepest {
      if document.name(of: Int(place)).local == "NewsComponent" { found.append(place) }
      place = document.nodes[Int(place)].parent
    }
    return found
  }

  private func isText(_ content: Int, _ components: [Int32]) -> Bool {
    guard document.element(content, "DataContent") != nil else { return false }
    let isCaption = components.contains { component in
      formalName(parts[Part(component: component, name: "Role")])?.lowercased().hasSuffix("caption") ?? false
    }
    let type = formalName(document.element(content, "MediaType"))?.lowercased()
    return !isCaption && (type == nil || type == "text" || type == "complexdata")
  }

  private func article(_ content: Int, _ components: [Int32]) -> Article {
    /// The nearest of the parts around the text.
    func nearest(_ part: String, _ read: (Int) -> String?) -> String? {
      components.lazy.compactMap { parts[Part(component: $0, name: part)] }.compactMap(read).first
    }
    func line(_ name: String) -> String? {
      nearest("NewsLines") { document.line(of: document.element($0, name)) }
    }
    func party(_ name: String) -> String? {
      nearest("AdministrativeMetadata") { formalName(document.element($0, name, "Party")) }
    }
    let headline = line("HeadLine")
    let text = NewsMLText(document, contents: document.elements(content, "DataContent"), headline: headline)
    let body = Dateline.inFront(of: text.body, line("DateLine"))
    var article = Article(title: headline ?? text.title, body: body, format: "newsml")
    let people = line("ByLine").map(AuthorNames.people) ?? []
    article.authors = people.isEmpty ? text.authors : people
    article.source = party("Provider") ?? party("Source") ?? identifier("ProviderId")
    let language = nearest("DescriptiveMetadata") { formalName(document.element($0, "Language")) }
    article.language = language ?? text.language ?? document.language(of: item)
    article.images = text.images
    return article
  }

  private func formalName(_ index: Int?) -> String? {
    index.flatMap { CleanText.line(document.attribute("FormalName", of: $0)) }
  }

  private func identifier(_ name: String) -> String? {
    document.line(of: document.element(item, "Identification", "NewsIdentifier", name))
  }

  private var date: PublishedDate? {
    let times = ["ThisRevisionCreated", "FirstCreated"].map {
      document.line(of: document.element(item, "NewsManagement", $0))
    }
    return (times + [sent, identifier("DateId")]).lazy.compactMap(FeedDate.date).first
  }

  private var pictures: [String] {
    let kinds: Set = ["photo", "graphic", "image", "picture"]
    return Array(
      contents.filter { kinds.contains(formalName(document.element($0, "MediaType"))?.lowercased() ?? "") }
        .compactMap { document.attribute("Href", of: $0) }.prefix(50))
  }
}
