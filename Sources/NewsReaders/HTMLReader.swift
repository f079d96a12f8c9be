import NewsModel

extension Reader {
  /// HTML pages.
  package static let html = Reader(file: "html", version: 3, accepts: HTMLPage.accepts) {
    name, bytes, sink throws(Failure) in
    sink(.success(try HTMLPage.article(bytes, name: name)))
  }
}

enum HTMLPage {
  static let suffixes: Set = ["html", "htm", "xhtml", "shtml", "xht"]

  static func accepts(_ name: FileName, _ bytes: [UInt8]) -> Reader.Match {
    if beginsAsPage(bytes) { return .byContent }
    return suffixes.contains(name.suffix) ? .byName : .no
  }

  /// Whether a file's name says that it is a page.
  static func isPage(named name: String) -> Bool { suffixes.contains(FileName(name).suffix) }

  /// Whether the bytes begin with a document type, or an element that only pages begin with, perhaps after comments.
  private static func beginsAsPage(_ bytes: [UInt8]) -> Bool {
    guard mayBeginWithTag(bytes) else { return false }
    let head = WideText.text(Array(bytes.prefix(1_024))) ?? String(decoding: bytes.prefix(4_096), as: UTF8.self)
    var rest = CleanText.trimmed(head).lowercased()[...]
    while rest.hasPrefix("<!--") || rest.hasPrefix("<?xml") {
      guard let end = String(rest).firstRange(of: rest.hasPrefix("<?xml") ? "?>" : "-->") else { return false }
      rest = CleanText.trimmed(String(String(rest)[end.upperBound...]))[...]
    }
    return ["<!doctype html", "<html", "<head>", "<head ", "<body"].contains { rest.hasPrefix($0) }
  }

  /// Most files are done with here: the first byte that is no white space and no byte order mark is another one. In
  /// UTF-16 a zero, or a mark of its own, stands beside it.
  private static func mayBeginWithTag(_ bytes: [UInt8]) -> Bool {
    guard let first = bytes.first(where: { $0 > 0x20 && !isMark($0) }) else { return false }
    return first == UInt8(ascii: "<") || first >= 0x80
  }

  private static func isMark(_ byte: UInt8) -> Bool {
    switch byte {
    case 0xEF, 0xBB, 0xBF, 0xFE, 0xFF, 0: true
    default: false
    }
  }

  static func article(_ bytes: [UInt8], name: String) throws(Failure) -> Article {
    guard TextDecoding.isText(bytes) || bytes.count(where: { $0 == 0 }) * 100 < bytes.count else {
      throw Failure(
        .notHTML, subject: name, cause: "is not HTML but other bytes", remedy: "deliver the page again, or remove it")
    }
    let bytes = try HTMLEncoding.utf8(bytes, name: name)
    let document = try HTMLParser.document(bytes, subject: name)
    let page = HTMLMetadata(document)
    let data = JSONLinkedData(document)
    let source = data.publisher ?? page.siteName
    let title = HTMLTitle.title(page, data, document, site: source)
    let main = MainText(
      document, title: title, description: page.first("og:description") ?? page.first("description"))
    let url = SavedPage.singleFile(bytes) ?? page.canonical ?? data.url ?? SavedPage.browser(bytes)
    return Article(
      title: title, body: body(main, data, document),
      url: url, source: source,
      authors: HTMLAuthors.authors(page, data, document),
      language: page.language ?? data.language,
      published: HTMLDates.date(
        page, data, document, main, url: url, language: page.language ?? data.language, source: bytes),
      images: HTMLImages.images(page, data, document, main), leftOut: main.leftOut, format: "html")
  }

  /// The text: of the page's blocks, or whole where the page shows only its beginning.
  private static func body(_ main: MainText, _ data: JSONLinkedData, _ document: HTMLDocument) -> String {
    StructuredBody(data.articleBody)?.better(than: main.blocks, main.chosen)
      ?? ScriptBody(document).text(beginning: main.blocks, main.chosen) ?? main.text
  }
}
