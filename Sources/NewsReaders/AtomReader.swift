import NewsModel

extension Reader {
  /// Atom 1.0 and 0.3: each entry an article.
  package static let atom = Reader(file: "atom", version: 1, accepts: AtomFeed.accepts) {
    name, bytes, sink throws(Failure) in
    let feed = AtomFeed(try XMLParser.document(bytes, subject: name))
    feed.articles(sink)
    if feed.document.unclosed > 0 { sink(.failure(.cutOff(name))) }
  }
}

struct AtomFeed {
  let document: XMLDocument
  /// That of the feed's elements; some feeds declare none.
  private let namespace: XMLNamespace
  private let source: String?
  private let authors: [String]
  private let base: String?

  static func accepts(_ name: FileName, _ bytes: [UInt8]) -> Reader.Match {
    guard let root = XMLRoot(bytes) else { return .no }
    return root.name.local == "feed" || root.is(.atom, "entry") ? .byContent : .no
  }

  init(_ file: XMLDocument) {
    var document = file
    document.forgetRootNamespace()
    self.document = document
    namespace = document.name(of: 0).namespace
    guard document.name(of: 0).local == "feed" else {
      (source, authors, base) = (nil, [], nil)
      return
    }
    source = MarkupText.line(document.line(of: document.child(of: 0, namespace, "title")))
    authors = Self.authors(document, 0, namespace)
    base = Self.address(document, 0, namespace)
  }

  /// Yields the entries in their order. A file may be a single entry.
  func articles(_ sink: Reader.Sink) {
    let isEntry = document.is(0, namespace, "entry")
    let name = XMLName(namespace: namespace, local: "entry")
    let entries = document.entries { $0 == name }.filter { !isEntry || $0 == 0 }
    var keys: Set<String> = []
    for (number, entry) in entries.enumerated() {
      var article = article(entry)
      // Two versions of an entry have one identity; both are kept.
      if let key = article.key, !keys.insert(key).inserted { article.key = nil }
      article.member = isEntry ? nil : String(number + 1)
      sink(.success(article))
    }
  }

  private func child(_ entry: Int, _ local: String) -> Int? {
    document.child(of: entry, namespace, local)
  }

  private func article(_ entry: Int) -> Article {
    let own = FeedExtensions(document: document, entry: entry)
    let text = text(entry) ?? own.text ?? MarkupText(guessing: "")
    let title = child(entry, "title").flatMap { line($0) } ?? MarkupText.line(own.line(.media, "title"))
    var article = Article(title: title, body: text.text, format: "atom")
    article.key = document.line(of: child(entry, "id"))
    article.url =
      Self.address(document, entry, namespace).flatMap { document.address($0, in: 0, base: base) }
      ?? own.line(.feedburner, "origLink")
    let origin = child(entry, "source")
    article.source = origin.flatMap { MarkupText.line(document.line(of: child($0, "title"))) } ?? source
    article.authors = people(entry, own, origin: origin)
    article.language = document.language(of: child(entry, "content") ?? child(entry, "title") ?? entry)
    article.published =
      ["published", "issued", "created", "updated", "modified"].lazy
      .compactMap { document.line(of: child(entry, $0)) }.compactMap(FeedDate.date).first
      ?? FeedDate.date(own.line(.dublinCore, "date"))
    let enclosures = document.children(of: entry, namespace, "link")
      .filter { document.attribute("rel", of: $0) == "enclosure" && own.isPicture($0) }
      .compactMap { document.attribute("href", of: $0) }
    article.images =
      (own.images + enclosures + text.images).compactMap { document.address($0, in: entry, base: base) }
      .unique
    return article
  }

  // MARK: Text

  private func text(_ entry: Int) -> MarkupText? {
    for local in ["content", "summary", "tagline"] {
      if let index = child(entry, local), let text = markup(index), !text.text.isEmpty { return text }
    }
    return nil
  }

  /// A text construct: `type` is text, html or xhtml, or a media type; in Atom 0.3 `mode` says how it is escaped.
  private func markup(_ index: Int) -> MarkupText? {
    let type = document.attribute("type", of: index)?.lowercased() ?? "text"
    // Other media types are pictures, sounds, or base64.
    let isText = !type.contains("/") || ["text/", "html", "xml"].contains { type.firstRange(of: $0) != nil }
    guard isText, !type.hasPrefix("image/") else { return nil }
    if document.hasElements(index) { return document.markup(of: index) }
    let text = document.text(of: index)
    // Feeds declare plain text as HTML; its lines are kept.
    return type.hasSuffix("html") && HTMLFragment.looksLikeMarkup(text)
      ? MarkupText(html: text) : MarkupText(guessing: text)
  }

  private func line(_ index: Int) -> String? {
    document.hasElements(index)
      ? CleanText.line(document.markup(of: index).text) : MarkupText.line(document.text(of: index))
  }

  // MARK: People and addresses

  private func people(_ entry: Int, _ own: FeedExtensions, origin: Int?) -> [String] {
    let named = Self.authors(document, entry, namespace)
    if !named.isEmpty { return named }
    if !own.creators.isEmpty { return own.creators }
    if let origin {
      let named = Self.authors(document, origin, namespace)
      if !named.isEmpty { return named }
    }
    return own.performers.isEmpty ? authors : own.performers
  }

  private static func authors(_ document: XMLDocument, _ element: Int, _ namespace: XMLNamespace) -> [String] {
    document.children(of: element, namespace, "author")
      .compactMap { document.line(of: document.child(of: $0, namespace, "name")) }.flatMap(AuthorNames.people).unique
  }

  /// The address of the page: the first alternate link, pages before other kinds of files.
  private static func address(_ document: XMLDocument, _ element: Int, _ namespace: XMLNamespace) -> String? {
    let links = document.children(of: element, namespace, "link")
      .filter { document.attribute("rel", of: $0)?.hasSuffix("alternate") ?? true }
    let page = links.first { document.attribute("type", of: $0)?.contains("html") ?? true }
    guard let link = page ?? links.first else { return nil }
    return document.address(document.attribute("href", of: link) ?? document.line(of: link), in: link)
  }
}
