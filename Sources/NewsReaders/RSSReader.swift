import NewsModel

extension Reader {
  /// RSS 0.9x, 1.0 (RDF) and 2.0: each item an article.
  package static let rss = Reader(file: "rss", version: 1, accepts: RSSFeed.accepts) {
    name, bytes, sink throws(Failure) in
    let feed = RSSFeed(try XMLParser.document(bytes, subject: name))
    feed.articles(sink)
    if feed.document.unclosed > 0 { sink(.failure(.cutOff(name))) }
  }
}

struct RSSFeed {
  let document: XMLDocument
  private let source: String?
  private let language: String?
  /// What relative addresses are relative to.
  private let base: String?

  static func accepts(_ name: FileName, _ bytes: [UInt8]) -> Reader.Match {
    guard let root = XMLRoot(bytes) else { return .no }
    let isRSS = root.name.local.lowercased() == "rss" || root.is(.rdf, "RDF") || root.is(.plain, "channel")
    return isRSS ? .byContent : .no
  }

  init(_ file: XMLDocument) {
    var document = file
    document.forgetRootNamespace()
    self.document = document
    let isRoot = document.is(0, .plain, "channel")
    guard let channel = isRoot ? 0 : document.child(of: 0, .plain, "channel") else {
      (source, language, base) = (nil, nil, nil)
      return
    }
    let own = FeedExtensions(document: document, entry: channel)
    source = MarkupText.line(own.line(.plain, "title") ?? own.line(.dublinCore, "publisher"))
    language = own.line(.plain, "language") ?? own.line(.dublinCore, "language") ?? document.language(of: channel)
    base = document.address(own.line(.plain, "link"), in: channel)
  }

  /// Yields the items in their order; in RSS 1.0 they stand beside the channel.
  func articles(_ sink: Reader.Sink) {
    var number = 0
    var keys: Set<String> = []
    for item in document.entries(where: { $0 == XMLName(namespace: .plain, local: "item") }) {
      // `<items>` of RSS 1.0 lists addresses; an item without content is no entry.
      guard document.nodes[item].end > Int32(item) + 1, !isNoArticle(item) else { continue }
      number += 1
      var article = article(item)
      article.member = String(number)
      // Entries of one feed that share an address are told apart by their places.
      if let key = article.key, !keys.insert(key).inserted { article.key = nil }
      sink(.success(article))
    }
  }

  /// Items of WordPress's export that are parts of its site: pictures, menus, older versions.
  private func isNoArticle(_ item: Int) -> Bool {
    guard let type = document.line(of: document.element(item, "post_type")) else { return false }
    return ["attachment", "nav_menu_item", "revision"].contains(type)
  }

  private func article(_ item: Int) -> Article {
    let own = FeedExtensions(document: document, entry: item)
    let text = text(item, own)
    let title =
      own.line(.plain, "title") ?? own.line(.dublinCore, "title") ?? own.line(.media, "title")
      ?? own.line(.podcast, "title")
    var article = Article(title: MarkupText.line(title), body: text.text, format: "rss")
    article.key = own.line(.plain, "guid") ?? document.attribute("about", .rdf, of: item)
    article.url = address(item, own)
    article.key = article.key ?? article.url
    article.source = MarkupText.line(own.line(.plain, "source")) ?? source
    article.authors = authors(item, own)
    article.language = document.attribute("lang", .xml, of: item) ?? own.line(.dublinCore, "language") ?? language
    article.published = date(own)
    article.images = images(item, own, text)
    return article
  }

  /// The whole text where the item has it, else its description.
  private func text(_ item: Int, _ own: FeedExtensions) -> MarkupText {
    let candidates: [(XMLNamespace, String)] = [
      (.content, "encoded"), (.atom, "content"), (.xhtml, "body"), (.xhtml, "div"), (.plain, "encoded"),
      (.plain, "content"), (.plain, "fulltext"), (.plain, "description"), (.atom, "summary"),
    ]
    for (namespace, local) in candidates {
      guard let index = document.child(of: item, namespace, local) else { continue }
      let isHTML = local == "encoded"
      let text = markup(index, isHTML: isHTML)
      if !text.text.isEmpty { return text }
    }
    return own.text ?? MarkupText(guessing: "")
  }

  private func markup(_ index: Int, isHTML: Bool) -> MarkupText {
    if document.hasElements(index) { return document.markup(of: index) }
    let text = document.text(of: index)
    return isHTML && HTMLFragment.looksLikeMarkup(text) ? MarkupText(html: text) : MarkupText(guessing: text)
  }

  private func address(_ item: Int, _ own: FeedExtensions) -> String? {
    if let link = own.line(.plain, "link") { return document.address(link, in: item, base: base) }
    let links = document.children(of: item, .atom, "link") + document.children(of: item, .plain, "link")
    for link in links where ["alternate", nil].contains(document.attribute("rel", of: link)) {
      if let address = document.attribute("href", of: link) { return document.address(address, in: item, base: base) }
    }
    if let address = own.line(.feedburner, "origLink") { return address }
    // The identity is an address unless it says that it is none.
    if let guid = document.child(of: item, .plain, "guid"), document.attribute("isPermaLink", of: guid) != "false",
      let address = document.line(of: guid), WebAddress.isPage(address)
    {
      return address
    }
    return document.attribute("about", .rdf, of: item).flatMap { WebAddress.isPage($0) ? $0 : nil }
  }

  private func authors(_ item: Int, _ own: FeedExtensions) -> [String] {
    if !own.creators.isEmpty { return own.creators }
    let authors = (document.children(of: item, .plain, "author") + document.children(of: item, .atom, "author"))
      .compactMap { document.line(of: document.child(of: $0, .atom, "name") ?? $0) }.flatMap(AuthorNames.people)
    return authors.isEmpty ? own.performers : authors.unique
  }

  private func date(_ own: FeedExtensions) -> PublishedDate? {
    let fields: [(XMLNamespace, String)] = [
      (.plain, "pubDate"), (.dublinCore, "date"), (.dublinCoreTerms, "issued"), (.atom, "published"),
      (.dublinCoreTerms, "created"), (.plain, "pubdate"), (.plain, "published"), (.plain, "date"),
      (.atom, "updated"), (.dublinCoreTerms, "modified"), (.plain, "updated"),
    ]
    return fields.lazy.compactMap { own.line($0.0, $0.1) }.compactMap(FeedDate.date).first
  }

  private func images(_ item: Int, _ own: FeedExtensions, _ text: MarkupText) -> [String] {
    var images = own.images
    images += document.children(of: item, .plain, "enclosure").filter(own.isPicture).compactMap {
      document.attribute("url", of: $0)
    }
    images += document.children(of: item, .plain, "image").compactMap {
      document.line(of: document.child(of: $0, .plain, "url") ?? $0)
    }
    return (images + text.images).compactMap { document.address($0, in: item, base: base) }.unique
  }
}
