import NewsModel

extension Reader {
  /// NITF, the IPTC's News Industry Text Format: one article.
  package static let nitf = Reader(file: "nitf", version: 1, accepts: NITFArticle.accepts) {
    name, bytes, sink throws(Failure) in
    let document = try XMLParser.document(bytes, subject: name)
    guard document.unclosed == 0 else { throw Failure.cutOff(name) }
    sink(.success(NITFArticle(document, 0).article))
  }
}

/// An article in NITF, as a file of its own or inside of a NewsML item.
struct NITFArticle {
  private let document: XMLDocument
  /// The `nitf` element.
  private let root: Int
  private let data: Int?
  private let head: Int?

  static func accepts(_ name: FileName, _ bytes: [UInt8]) -> Reader.Match {
    XMLRoot(bytes)?.name.local == "nitf" ? .byContent : .no
  }

  init(_ document: XMLDocument, _ root: Int) {
    self.document = document
    self.root = root
    data = document.element(root, "head", "docdata")
    head = document.element(root, "body", "body.head")
  }

  var article: Article {
    var article = Article(title: title, body: body, format: "nitf")
    article.key = value("doc-id", "id-string") ?? value("du-key", "key")
    article.url = address
    article.source = source
    article.authors = authors
    article.language = language
    article.published = date
    article.images = images
    return article
  }

  // MARK: Text

  var title: String? {
    if let hedline = head.flatMap({ document.element($0, "hedline") }) {
      if let line = line(document.element(hedline, "hl1")) ?? line(hedline) { return line }
    }
    return line(document.elements(anywhereIn: root, "hl1").first) ?? line(document.element(root, "head", "title"))
  }

  /// The content's blocks, without pictures and their captions; the abstract where there is no content.
  var body: String {
    for content in document.elements(anywhereIn: root, "body.content", outside: "body.content") {
      let media = document.elements(anywhereIn: content, "media") + document.elements(anywhereIn: content, "copyrite")
      let text = document.paragraphs(of: content, leavingOut: Set(media))
      if !text.isEmpty { return Dateline.inFront(of: text, dateline) }
    }
    guard let abstract = head.flatMap({ document.element($0, "abstract") }) else { return "" }
    return Dateline.inFront(of: document.paragraphs(of: abstract), dateline)
  }

  private var dateline: String? {
    line(head.flatMap { document.element($0, "dateline") })
  }

  /// The text of an element on one line; elements that follow each other without a space are words of their own.
  private func line(_ index: Int?) -> String? {
    guard let index else { return nil }
    let hasText = document.hasElements(index)
    return hasText ? CleanText.line(document.spacedText(of: index)) : document.line(of: index)
  }

  // MARK: People

  /// The people of the bylines: those marked as persons, else those that the line names, without their posts.
  var authors: [String] {
    let bylines = document.elements(anywhereIn: root, "byline", outside: "media").filter(document.isSmall)
    return bylines.flatMap { byline -> [String] in
      let persons = document.elements(anywhereIn: byline, "person").compactMap { line($0) }
      if !persons.isEmpty { return persons.compactMap(AuthorNames.person) }
      let posts = ["byttl", "location", "virtloc"].flatMap { document.elements(anywhereIn: byline, $0) }
      let lines = document.spacedText(of: byline, leavingOut: Set(posts), breakingLines: true).split(separator: "\n")
      // Behind the line with the names stand posts and agencies.
      return lines.enumerated().filter { $0.offset == 0 || !AuthorNames.hasRoleWord(String($0.element)) }
        .flatMap { AuthorNames.people(in: String($0.element)) }
    }.unique
  }

  // MARK: Data about the document

  private func value(_ element: String, _ attribute: String) -> String? {
    data.flatMap { document.element($0, element) }.flatMap { CleanText.line(document.attribute(attribute, of: $0)) }
  }

  private func published(_ attribute: String) -> String? {
    document.element(root, "head", "pubdata").flatMap { CleanText.line(document.attribute(attribute, of: $0)) }
  }

  var date: PublishedDate? {
    let norms = [
      value("date.issue", "norm"), value("date.release", "norm"), published("date.publication"),
      head.flatMap { document.elements(anywhereIn: $0, "story.date").first }
        .flatMap { document.attribute("norm", of: $0) },
    ]
    return norms.lazy.compactMap { $0 }.compactMap(FeedDate.date).first
  }

  var language: String? {
    let head = document.element(root, "head")
    let meta = head.map { document.elements($0, "meta") } ?? []
    return document.attribute("baselang", of: root) ?? document.language(of: document.element(root, "body") ?? root)
      ?? meta.first { ["lang", "language"].contains(document.attribute("name", of: $0)?.lowercased()) }
      .flatMap { document.attribute("content", of: $0) }
  }

  private var source: String? {
    published("name") ?? line(head.flatMap { document.element($0, "distributor") })
      ?? value("doc.copyright", "holder") ?? value("doc-id", "regsrc")
  }

  private var address: String? {
    [published("ex-ref"), value("doc-id", "id-string")].lazy.compactMap { $0 }.first(where: WebAddress.isPage)
  }

  var images: [String] {
    document.elements(anywhereIn: root, "media").flatMap { media -> [String] in
      let type = document.attribute("media-type", of: media)?.lowercased()
      return document.elements(media, "media-reference").filter {
        let mime = document.attribute("mime-type", of: $0)?.lowercased() ?? ""
        return mime.hasPrefix("image") || (mime.isEmpty && (type ?? "image") == "image")
      }.compactMap { document.attribute("source", of: $0) }
    }
  }
}
