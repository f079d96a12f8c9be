package import NewsModel

/// The table of formats. Adding one means adding its file and its row here.
package enum Readers {
  /// In the order in which they are asked. Plain text is last: nearly everything could be text.
  package static let all: [Reader] = withVersions([
    .directory, .archive, .compressed, .warc, .singleFileZ, .html, .rss, .atom, .newsML, .nitf, .unknownXML, .mbox,
    .mail, .markdown, .jsonLines, .jsonFeed, .ninjs, .jsonLD, .json, .text,
  ])

  /// What hands its members to other readers gives something else whenever one of them does: its version counts theirs.
  private static func withVersions(_ readers: [Reader]) -> [Reader] {
    let members = readers.reduce(0) { $0 + ($1.isComposite ? 0 : $1.version) }
    return readers.map { reader in
      var reader = reader
      if reader.isComposite { reader.version += members }
      return reader
    }
  }

  /// Reads a bundle.
  ///
  /// `yield` gets each article, or the failure of one member, in order. What a bundle holds decides over what its name
  /// says. Throws where the whole bundle, or the rest of it, cannot be read.
  /// - Returns: The reader that was used.
  @discardableResult
  package static func read(
    _ content: BundleContent, limits: ReadingLimits = ReadingLimits(), yield: Reader.Sink
  ) throws(Failure) -> Reader {
    let allowance = Allowance(deadline: .now + limits.time, subject: content.name, limits: limits)
    let result = Allowance.$current.withValue(allowance) { () -> Result<Reader, Failure> in
      do throws(Failure) {
        return .success(try read(content, ReadingContext(limits, bundle: content.name), yield))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  /// Reads a bundle, or a member of one, in what is left of the bundle's allowance.
  @discardableResult
  static func read(_ content: BundleContent, _ context: ReadingContext, _ yield: Reader.Sink) throws(Failure) -> Reader
  {
    let reader: Reader
    var articles = 0
    var failures = 0
    do throws(Failure) {
      reader = try self.reader(of: content)
    } catch {
      throw error.moved(from: content.name, to: context.place)
    }
    do throws(Failure) {
      try reader.read(content, context) { result in
        if case .success = result { articles += 1 } else { failures += 1 }
        // What a container's members are, their own readers made whole.
        if reader.isContainer { yield(result) } else { finish(result, content, context, yield) }
      }
    } catch {
      let failure = reader.isContainer ? error : error.moved(from: content.name, to: context.place)
      // What came before stays.
      guard articles > 0 else { throw failure }
      yield(.failure(failure))
    }
    guard articles + failures > 0 else {
      throw Failure(
        .noArticle, subject: context.place, cause: "holds no article",
        remedy: "deliver it with at least one article, or remove it")
    }
    return reader
  }

  /// The reader that knows best what this is.
  private static func reader(of content: BundleContent) throws(Failure) -> Reader {
    var head: [UInt8] = []
    if case .file(let name, let stream) = content {
      head = try stream.head()
      try refuseEmpty(head, name)
      try refuseBinary(head, name)
    }
    let name = FileName(content.name)
    var best: (reader: Reader, match: Reader.Match)?
    for reader in all {
      let match = reader.accepts(content, name, head)
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

  // MARK: Making articles whole

  /// Yields the article made whole, or a failure where there is nothing in it. A text that is too long is cut, and that
  /// is told behind it.
  private static func finish(
    _ result: Result<Article, Failure>, _ content: BundleContent, _ context: ReadingContext, _ yield: Reader.Sink
  ) {
    var article: Article
    switch result {
    case .success(let read): article = read
    case .failure(let failure): return yield(.failure(failure.moved(from: content.name, to: context.place)))
    }
    let limit = context.limits.articleBytes
    let length = article.body.utf8.count
    if length > limit { article.body = beginning(of: article.body, limit) }
    article = article.finished(bundle: content.name)
    let subject = article.member.map { "\(context.place):\($0)" } ?? context.place
    if !context.path.isEmpty { article.member = article.member.map { "\(context.path):\($0)" } ?? context.path }
    if article.title == nil, article.body.isEmpty {
      yield(
        .failure(
          Failure(
            .noArticle, subject: subject, cause: "has neither headline nor text",
            remedy: "deliver it again with its text, or remove it")))
      return
    }
    Allowance.current.taken.add(article.body.utf8.count)
    yield(.success(article))
    guard length > limit else { return }
    yield(
      .failure(
        Failure(
          .textCut, subject: subject,
          cause: "has \(length >> 20) MB of text, of which the first \(limit >> 20) MB are taken",
          remedy: "split it into articles, or raise limits.article_text")))
  }

  /// So many bytes of a text, or a few fewer so that its last character is whole.
  private static func beginning(of text: String, _ length: Int) -> String {
    var text = text
    return text.withUTF8 { bytes in
      var end = length
      while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
      return String(decoding: bytes[..<end], as: UTF8.self)
    }
  }
}

extension Failure {
  /// The failure with another beginning of its subject: readers know what they read by the name of the file alone.
  fileprivate func moved(from name: String, to place: String) -> Failure {
    guard !subject.utf8.starts(with: place.utf8), subject.utf8.starts(with: name.utf8) else { return self }
    var moved = self
    moved.subject = place + (String(subject.utf8.dropFirst(name.utf8.count)) ?? "")
    return moved
  }
}
