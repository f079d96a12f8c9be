import NewsModel

extension Reader {
  /// Mail: newsletters as they were received, and pages that browsers saved in the form of mail.
  package static let mail = Reader(file: "eml", version: 1, accepts: MailFile.accepts) {
    name, bytes, sink throws(Failure) in
    let article = bytes.withUnsafeBufferPointer { bytes in
      Result { () throws(Failure) in try MailFile.article(bytes, subject: name) }
    }
    sink(.success(try article.get()))
  }
}

enum MailFile {
  private static let suffixes: Set = ["eml", "mht", "mhtml"]

  static func accepts(_ name: FileName, _ bytes: [UInt8]) -> Reader.Match {
    let isMail = bytes.withUnsafeBufferPointer { MailHeader.begins($0) }
    if isMail { return .byContent }
    return suffixes.contains(name.suffix) ? .byName : .no
  }

  /// - Parameter bytes: The message, without an mbox's line before it.
  static func article(
    _ bytes: UnsafeBufferPointer<UInt8>, subject: String, format: String = "eml"
  ) throws(Failure) -> Article {
    guard MailHeader.hasField(bytes) else { throw MailParser.notMail(subject) }
    let message = try MailParser.message(bytes, subject: subject)
    if let page = try savedPage(message, subject: subject, format: format) { return page }
    let letter = MailText(message)
    return Article(
      key: message.id, title: message.subject, body: letter.text, url: message.archivedAt ?? letter.online,
      source: message.list ?? (message.isBulk ? message.from.first ?? message.domain : nil),
      authors: message.from.compactMap(AuthorNames.person), language: message.language, published: message.published,
      images: letter.images, format: format)
  }

  /// A page that a browser saved as one file (MHTML): its first page is read as any other.
  private static func savedPage(
    _ message: MailMessage, subject: String, format: String
  ) throws(Failure) -> Article? {
    guard let address = message.savedPage, let page = message.parts.first(where: { $0.type == "text/html" }) else {
      return nil
    }
    var article = try HTMLPage.article(MailCharset.utf8(page, isMarkup: true), name: subject)
    article.url = article.url ?? address
    article.title = article.title ?? message.subject
    article.format = format
    return article
  }
}
