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
  private let records: Records

  init(_ records: Records) {
    self.records = records
  }

  var limits: ReadingLimits { records.context.limits }

  func fail(_ number: Int, _ cause: String) throws(Failure) {
    try records.fail(
      Failure(
        .badRecord, subject: subject(number), cause: cause,
        remedy: "fetch the page again; the other records were read"))
  }

  private func subject(_ number: Int) -> String { "\(records.name):\(number)" }

  /// A record's content. What is no page, and what was not found, is no article and no failure.
  func take(_ payload: [UInt8], _ kind: CrawledPage.Kind, _ page: CrawledPage) throws(Failure) {
    let subject = subject(page.number)
    switch kind {
    case .text:
      try take(payload.count, page) { () throws(Failure) in try Self.text(payload, page, subject: subject) }
    case .page:
      try take(payload.count, page) { () throws(Failure) in try HTMLPage.article(payload, name: subject) }
    case .response:
      let found: (response: HTTPResponse, body: [UInt8])?
      do throws(Failure) {
        found = try self.page(in: payload, subject: subject)
      } catch {
        return try records.fail(error)
      }
      guard let (response, body) = found else { return }
      try take(body.count, page) { () throws(Failure) in
        try HTMLPage.article(response.inUTF8(body), name: subject)
      }
    }
  }

  private func take(
    _ bytes: Int, _ page: CrawledPage, _ article: @escaping @Sendable () throws(Failure) -> Article
  ) throws(Failure) {
    try records.take(bytes: bytes) { () throws(Failure) in
      var article = try article()
      article.format = "warc"
      article.member = String(page.number)
      // What was asked for: what a page says of its own address may be another page's, or wrong.
      article.url = page.address ?? article.url
      return article
    }
  }

  /// The page that a server answered with, unpacked: that counts against what may come out of the bundle, in its order.
  private func page(
    in payload: [UInt8], subject: String
  ) throws(Failure) -> (response: HTTPResponse, body: [UInt8])? {
    guard let response = try HTTPResponse(payload), response.status == 200 else { return nil }
    let type = response.fields["content-type"]?.lowercased() ?? ""
    guard type.isEmpty || CrawledPage.isPage(type) else { return nil }
    let body = try response.content(records.context, subject: subject)
    if body.isEmpty || (type.isEmpty && HTMLPage.accepts(FileName(""), body) != .byContent) { return nil }
    return (response, body)
  }

  /// The first line is what the page had for its title.
  private static func text(_ payload: [UInt8], _ page: CrawledPage, subject: String) throws(Failure) -> Article {
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
