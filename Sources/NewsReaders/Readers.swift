package import NewsModel

/// The table of formats. Adding one means adding its file and its row here.
package enum Readers {
  /// In the order in which they are asked. Plain text is last: nearly everything could be text.
  package static let all: [Reader] = [
    .directory, .html, .rss, .atom, .newsML, .nitf, .unknownXML, .mbox, .mail, .markdown, .jsonLines, .jsonFeed, .ninjs,
    .jsonLD, .json, .text,
  ]

  /// Reads a bundle.
  ///
  /// `yield` gets each article, or the failure of one member, in order. What a bundle holds decides over what its name
  /// says. Throws where the whole bundle cannot be read.
  /// - Returns: The reader that was used.
  @discardableResult
  package static func read(
    _ content: BundleContent, yield: (Result<Article, Failure>) -> Void
  ) throws(Failure) -> Reader {
    let reader = try reader(of: content)
    var yielded = false
    try reader.read(content) { result in
      yielded = true
      yield(result.flatMap { finished($0, in: content) })
    }
    guard yielded else {
      throw Failure(
        .noArticle, subject: content.name, cause: "holds no article",
        remedy: "deliver it with at least one article, or remove it")
    }
    return reader
  }

  /// The reader that knows best what this is.
  private static func reader(of content: BundleContent) throws(Failure) -> Reader {
    if case .file(let name, let bytes) = content {
      try refuseEmpty(bytes, name)
      try refuseBinary(bytes, name)
    }
    var best: (reader: Reader, match: Reader.Match)?
    for reader in all {
      let match = reader.accepts(content)
      if match > best?.match ?? .no { best = (reader, match) }
      if match == .byContent { break }
    }
    guard let best else {
      throw Failure(
        .unknownFormat, subject: content.name, cause: "is in no format that newsq reads",
        remedy: "deliver it as text, Markdown, HTML or JSON, or keep it out of the inbox")
    }
    return best.reader
  }

  private static func refuseEmpty(_ bytes: [UInt8], _ name: String) throws(Failure) {
    if bytes.isEmpty {
      throw Failure(.empty, subject: name, cause: "is empty", remedy: "deliver it again with its content, or remove it")
    }
  }

  private static func refuseBinary(_ bytes: [UInt8], _ name: String) throws(Failure) {
    if let kind = BinaryKind.of(bytes) {
      throw Failure(
        .unknownFormat, subject: name, cause: "is \(kind), which newsq does not read",
        remedy: "deliver the article as text, Markdown, HTML or JSON, or keep the file out of the inbox")
    }
  }

  /// The article made whole, or a failure where there is nothing in it.
  private static func finished(_ article: Article, in content: BundleContent) -> Result<Article, Failure> {
    let article = article.finished(bundle: content.name)
    if article.title == nil, article.body.isEmpty {
      let subject = article.member.map { "\(content.name):\($0)" } ?? content.name
      return .failure(
        Failure(
          .noArticle, subject: subject, cause: "has neither headline nor text",
          remedy: "deliver it again with its text, or remove it"))
    }
    return .success(article)
  }
}
