import NewsModel

/// One newsItem of NewsML-G2.
struct NewsMLItem {
  private let document: XMLDocument
  private let item: Int
  private let sent: String?
  private let meta: Int?
  private let about: Int?
  private let contents: [Int]

  /// - Parameter sent: When the message with the item was sent.
  init(_ document: XMLDocument, _ item: Int, sent: String?) {
    self.sent = sent
    self.document = document
    self.item = item
    meta = document.element(item, "itemMeta")
    about = document.element(item, "contentMeta")
    contents = document.elements(item, "contentSet")
  }

  /// The item's own identity.
  var key: String? { CleanText.line(document.attribute("guid", of: item)) }

  /// Whether it is a text and not a picture, a film or a sound: by its class, else by what it holds.
  var isText: Bool {
    if let item = meta.flatMap({ document.element($0, "itemClass") }),
      let code = document.attribute("qcode", of: item) ?? document.attribute("uri", of: item)
    {
      let name = code.split { $0 == ":" || $0 == "/" }.last
      return name == "text" || name == "composite" || !content("inlineXML").isEmpty
    }
    return !content("inlineXML").isEmpty || !content("inlineData").isEmpty
  }

  var article: Article {
    let text = NewsMLText(document, contents: content("inlineXML") + content("inlineData"), headline: headline)
    var body = text.body
    if body.isEmpty { body = descriptions }
    body = Dateline.inFront(of: body, line(about.flatMap { document.element($0, "dateline") }))
    var article = Article(title: headline ?? text.title, body: body, format: "newsml")
    article.key = key
    article.url = address
    article.source = source
    article.authors = authors(text)
    article.language = language ?? text.language ?? document.language(of: item)
    article.published = date
    article.images = (images + text.images).unique
    return article
  }

  // MARK: Headline and summary

  /// The headline that ranks first; the item's title where there is none.
  private var headline: String? {
    let headlines = elements(about, "headline").filter { line($0) != nil }
    let first = headlines.enumerated().min { a, b in
      (order(a.element), a.offset) < (order(b.element), b.offset)
    }
    return line(first?.element) ?? line(meta.flatMap { document.element($0, "title") })
  }

  /// How far behind others a headline stands: one of another language, one below the headline, one of lower rank.
  private func order(_ headline: Int) -> Int {
    let tag = LanguageTag.normal(document.attribute("lang", .xml, of: headline))?.prefix(2)
    let isForeign = tag != nil && tag != LanguageTag.normal(language)?.prefix(2) && language != nil
    let role = document.attribute("role", of: headline)?.lowercased() ?? ""
    let isBelow = ["sub", "short", "kicker", "overline", "alternat"].contains { role.firstRange(of: $0) != nil }
    return (isForeign ? 1_000_000 : 0) + (isBelow ? 100_000 : 0) + min(max(rank(headline), 0), 99_999)
  }

  private func rank(_ index: Int) -> Int {
    document.attribute("rank", of: index).flatMap(Int.init) ?? 1
  }

  private var descriptions: String {
    elements(about, "description").map { document.paragraphs(of: $0) }.filter { !$0.isEmpty }.unique
      .joined(separator: "\n\n")
  }

  // MARK: People and names

  private func authors(_ text: NewsMLText) -> [String] {
    let line = elements(about, "by").compactMap { self.line($0) }.flatMap(AuthorNames.people)
    if !line.isEmpty { return line.unique }
    if !text.authors.isEmpty { return text.authors }
    // Creators are often editors by the names of their accounts, or the agency.
    let creators = elements(about, "creator").filter { !isOrganisation($0) }
    let writers = elements(about, "contributor").filter { contributor in
      let role = document.attribute("role", of: contributor)?.lowercased() ?? ""
      return ["author", "writer", "reporter", "journalist"].contains { role.firstRange(of: $0) != nil }
    }
    return (creators + writers).compactMap { name(of: $0) }.filter { !Self.isAccount($0) }
      .flatMap(AuthorNames.people).unique
  }

  private func isOrganisation(_ index: Int) -> Bool {
    document.attribute("type", of: index)?.lowercased().firstRange(of: "organi") != nil
  }

  private static func isAccount(_ name: String) -> Bool {
    !name.contains(" ") && name == name.lowercased()
  }

  /// The name of a party or concept: its `name`, else what `literal` says.
  private func name(of index: Int) -> String? {
    line(document.elements(index, "name").first) ?? CleanText.line(document.attribute("literal", of: index))
  }

  private var source: String? {
    let provider = meta.flatMap { document.element($0, "provider") }
    let holder = document.element(item, "rightsInfo", "copyrightHolder")
    return provider.flatMap { name(of: $0) } ?? line(about.flatMap { document.element($0, "creditline") })
      ?? holder.flatMap { name(of: $0) }
      ?? provider.flatMap { document.attribute("qcode", of: $0) }
      .map { String($0.drop { $0 != ":" }.dropFirst()) }
  }

  // MARK: Language, date, addresses

  private var language: String? {
    about.flatMap { document.element($0, "language") }.flatMap { document.attribute("tag", of: $0) }
  }

  /// When this version was made, which is what was published; an embargo's end only where nothing else is stated.
  private var date: PublishedDate? {
    let times =
      ["versionCreated", "firstCreated"].map { name in line(meta.flatMap { document.element($0, name) }) }
      + ["contentModified", "contentCreated"].map { name in line(about.flatMap { document.element($0, name) }) }
      + [line(meta.flatMap { document.element($0, "embargoed") }), sent]
    return times.lazy.compactMap(FeedDate.date).first
  }

  private var links: [Int] { elements(meta, "link") + document.elements(item, "link") }

  private var address: String? {
    for link in links {
      let relation = document.attribute("rel", of: link)?.split(separator: ":").last?.lowercased()
      if let relation, ["canonical", "permalink", "ispublishedat", "webpage"].contains(relation),
        let address = document.attribute("href", of: link)
      {
        return address
      }
    }
    return key.flatMap { WebAddress.isPage($0) ? $0 : nil }
  }

  /// The items that this one refers to.
  var references: [String] {
    links.compactMap { document.attribute("residref", of: $0) }
  }

  /// Pictures that stand elsewhere.
  var images: [String] {
    let remote = content("remoteContent").filter { index in
      let type = document.attribute("contenttype", of: index) ?? document.attribute("contentType", of: index)
      return type.map { $0.lowercased().hasPrefix("image/") } ?? !isText
    }
    let linked = links.filter { link in
      let code = document.element(link, "itemClass").flatMap { document.attribute("qcode", of: $0) }
      return code.map { $0.hasSuffix(":picture") || $0.hasSuffix(":graphic") }
        ?? (document.attribute("contenttype", of: link)?.hasPrefix("image/") ?? false)
    }
    return (remote + linked).compactMap { CleanText.line(document.attribute("href", of: $0)) }.unique
  }

  // MARK: Elements

  private func elements(_ index: Int?, _ name: String) -> [Int] {
    index.map { document.elements($0, name) } ?? []
  }

  private func content(_ name: String) -> [Int] {
    contents.flatMap { document.elements($0, name) }
  }

  private func line(_ index: Int?) -> String? { document.line(of: index) }
}
