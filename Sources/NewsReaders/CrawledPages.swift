import NewsModel

/// What a crawl's record says of the page in it.
struct CrawledPage {
  enum Kind {
    /// An HTTP response, with its header.
    case response
    /// A page as it is.
    case page
    /// The text of a page, its title first.
    case text
  }

  /// The record's place in the file, from 1.
  var number: Int
  var address: String?
  /// Codes as a detector gave them, the main one first.
  var language: String?

  static func isPage(_ type: String) -> Bool {
    type.hasPrefix("text/html") || type.hasPrefix("application/xhtml+xml")
  }

  /// Some programs write `<http://example.org/>`.
  static func withoutBrackets(_ address: String) -> String {
    address.hasPrefix("<") && address.hasSuffix(">") ? String(address.dropFirst().dropLast()) : address
  }
}

/// Makes articles of a crawl's records.
struct CrawledPages {
  private let name: String
  private let context: ReadingContext
  private let sink: Reader.Sink

  init(_ name: String, _ context: ReadingContext, _ sink: @escaping Reader.Sink) {
    self.name = name
    self.context = context
    self.sink = sink
  }

  var limits: ReadingLimits { context.limits }

  func fail(_ number: Int, _ cause: String) {
    sink(
      .failure(
        Failure(
          .badRecord, subject: "\(name):\(number)", cause: cause,
          remedy: "fetch the page again; the other records were read")))
  }

  /// A record's content. What is no page, and what was not found, is no article and no failure.
  func take(_ payload: [UInt8], _ kind: CrawledPage.Kind, _ page: CrawledPage) {
    do throws(Failure) {
      guard var article = try article(payload, kind, page) else { return }
      article.format = "warc"
      article.member = String(page.number)
      // What was asked for: what a page says of its own address may be another page's, or wrong.
      article.url = page.address ?? article.url
      sink(.success(article))
    } catch {
      sink(.failure(error))
    }
  }

  private func article(
    _ payload: [UInt8], _ kind: CrawledPage.Kind, _ page: CrawledPage
  ) throws(Failure) -> Article? {
    let subject = "\(name):\(page.number)"
    switch kind {
    case .text: return try text(payload, page, subject: subject)
    case .page: return try HTMLPage.article(payload, name: subject)
    case .response:
      guard let response = try HTTPResponse(payload), response.status == 200 else { return nil }
      let type = response.fields["content-type"]?.lowercased() ?? ""
      guard type.isEmpty || CrawledPage.isPage(type) else { return nil }
      let body = try response.content(context, subject: subject)
      if body.isEmpty || (type.isEmpty && HTMLPage.accepts(FileName(""), body) != .byContent) { return nil }
      return try HTMLPage.article(response.inUTF8(body), name: subject)
    }
  }

  /// The first line is what the page had for its title.
  private func text(_ payload: [UInt8], _ page: CrawledPage, subject: String) throws(Failure) -> Article? {
    let text = CleanText.text(try TextDecoding.text(of: payload, name: subject))
    let end = text.firstIndex(of: "\n") ?? text.endIndex
    let title = String(text[..<end])
    var article = Article(body: text, format: "warc")
    if title.utf8.count <= 400, end < text.endIndex {
      article.title = title
      article.body = TextBody.body(of: CleanText.text(String(text[end...])), asking: 0) { _, _ in false }
    }
    let codes = page.language?.split(separator: ",").first
    article.language = codes.map(String.init)
    return article
  }
}
