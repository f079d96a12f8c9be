import NewsModel

/// One text of NewsML 1.x, where components hold each other and their lines count for all that they hold.
struct NewsML1Item {
  private let document: XMLDocument
  private let item: Int
  /// The `ContentItem` with the text.
  private let content: Int

  /// The texts of all items, in their order; captions of pictures are none.
  static func articles(_ document: XMLDocument) -> [Article] {
    let items = document.is(0, .plain, "NewsItem") ? [0] : document.elements(anywhereIn: 0, "NewsItem")
    return items.filter { !document.isCutOff($0) }.flatMap { item in
      document.elements(anywhereIn: item, "ContentItem").map {
        NewsML1Item(document: document, item: item, content: $0)
      }
      .filter(\.isText).map(\.article)
    }
  }

  private var isText: Bool {
    guard document.element(content, "DataContent") != nil, !isCaption else { return false }
    let type = document.element(content, "MediaType").flatMap { document.attribute("FormalName", of: $0) }?.lowercased()
    return type == nil || type == "text" || type == "complexdata"
  }

  private var isCaption: Bool {
    components.contains { component in
      let role = document.element(component, "Role").flatMap { document.attribute("FormalName", of: $0) }
      return role?.lowercased().hasSuffix("caption") ?? false
    }
  }

  /// The components around the text, innermost first.
  private var components: [Int] {
    var found: [Int] = []
    var place = Int(document.nodes[content].parent)
    while place > item {
      if document.name(of: place).local == "NewsComponent" { found.append(place) }
      place = Int(document.nodes[place].parent)
    }
    return found
  }

  private var article: Article {
    let text = NewsMLText(document, contents: document.elements(content, "DataContent"), headline: line("HeadLine"))
    let body = Dateline.inFront(of: text.body, line("DateLine"))
    var article = Article(title: line("HeadLine") ?? text.title, body: body, format: "newsml")
    article.key = identifier("PublicIdentifier") ?? identifier("NewsItemId")
    let byline = line("ByLine").map(AuthorNames.people) ?? []
    article.authors = byline.isEmpty ? text.authors : byline
    article.source = party("Provider") ?? party("Source") ?? identifier("ProviderId")
    article.language = language ?? text.language ?? document.language(of: item)
    article.published = date
    article.images = (images + text.images).unique
    return article
  }

  /// The nearest of the lines that stand around the text (`HeadLine`, `ByLine`, `DateLine`).
  private func line(_ name: String) -> String? {
    components.lazy.compactMap { document.line(of: document.element($0, "NewsLines", name)) }.first
  }

  private func identifier(_ name: String) -> String? {
    document.line(of: document.element(item, "Identification", "NewsIdentifier", name))
  }

  private func party(_ name: String) -> String? {
    components.lazy.compactMap { document.element($0, "AdministrativeMetadata", name, "Party") }
      .compactMap { CleanText.line(document.attribute("FormalName", of: $0)) }.first
  }

  private var language: String? {
    components.lazy.compactMap { document.element($0, "DescriptiveMetadata", "Language") }
      .compactMap { document.attribute("FormalName", of: $0) }.first
  }

  private var date: PublishedDate? {
    let times = ["ThisRevisionCreated", "FirstCreated"].map {
      document.line(of: document.element(item, "NewsManagement", $0))
    }
    return (times + [document.line(of: document.element(0, "NewsEnvelope", "DateAndTime")), identifier("DateId")]).lazy
      .compactMap(FeedDate.date).first
  }

  private var images: [String] {
    document.elements(anywhereIn: item, "ContentItem").filter { content in
      let type = document.element(content, "MediaType").flatMap { document.attribute("FormalName", of: $0) }
      return ["photo", "graphic", "image", "picture"].contains(type?.lowercased() ?? "")
    }.compactMap { document.attribute("Href", of: $0) }
  }
}
