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
  /// `yield` gets each article, or the failure of one member, in order, on the thread that calls. What a bundle holds
  /// decides over what its name says. Throws where the whole bundle, or the rest of it, cannot be read.
  /// - Parameter workers: Read its members side by side, where it has many.
  /// - Returns: The reader that was used.
  @discardableResult
  package static func read(
    _ content: BundleContent, limits: ReadingLimits = ReadingLimits(), workers: MemberWorkers? = nil,
    yield: Reader.Sink
  ) throws(Failure) -> Reader {
    let allowance = Allowance(deadline: .now + limits.time, subject: content.name, limits: limits)
    let result = withoutActuallyEscaping(yield) { yield in
      Allowance.$current.withValue(allowance) { () -> Result<Reader, Failure> in
        let members = MembersInHand(workers, allowance)
        defer { members.close() }
        do throws(Failure) {
          return .success(
            try read(content, ReadingContext(limits, bundle: content.name, members)) { result in
              if case .success(let article) = result { allowance.taken.add(article.body.utf8.count) }
              yield(result)
            })
        } catch {
          return .failure(error)
        }
      }
    }
    return try result.get()
  }

  /// Reads a bundle, or a member of one, in what is left of the bundle's allowance.
  @discardableResult
  static func read(
    _ content: BundleContent, _ context: ReadingContext, _ yield: @escaping Reader.Sink
  ) throws(Failure) -> Reader {
    let reader = try reader(of: content, context)
    try read(content, by: reader, context, yield)
    return reader
  }

  private static func read(
    _ content: BundleContent, by reader: Reader, _ context: ReadingContext, _ yield: @escaping Reader.Sink
  ) throws(Failure) {
    // What is yielded here must not overtake the members before it.
    if !reader.isStream { try context.members.settle() }
    let finishing = Finishing(content.name, context)
    var articles = 0
    var failures = 0
    let sink: Reader.Sink = { result in
      if case .success = result { articles += 1 } else { failures += 1 }
      if reader.isStream { yield(result) } else { finishing.finish(result, yield) }
    }
    do throws(Failure) {
      try settling(context) { () throws(Failure) in try reader.read(content, context, sink) }
    } catch {
      let failure = reader.isContainer ? error : finishing.moved(error)
      // What came before stays.
      guard articles > 0 else { throw failure }
      yield(.failure(failure))
    }
    guard articles + failures > 0 else {
      throw Failure(
        .noArticle, subject: context.place, cause: "holds no article",
        remedy: "deliver it with at least one article, or remove it")
    }
  }

  /// Reads, and waits for the members that were handed over, also where the rest cannot be read.
  private static func settling(_ context: ReadingContext, _ read: () throws(Failure) -> Void) throws(Failure) {
    do throws(Failure) {
      try read()
    } catch {
      try context.members.settle()
      throw error
    }
    try context.members.settle()
  }

  // MARK: Members of archives

  /// Has a member of an archive read: what is read as a whole by a worker, anything else by who calls.
  ///
  /// - Parameters:
  ///   - yield: gets its articles and failures in order.
  ///   - refused: gets why it, or the rest of it, cannot be read, where a worker found that.
  /// - Throws: The same where it was found here.
  static func readMember(
    _ content: BundleContent, _ context: ReadingContext, _ yield: @escaping Reader.Sink,
    refused: @escaping (Failure) -> Void
  ) throws(Failure) {
    let reader = try reader(of: content, context)
    if reader.isStream { return try read(content, by: reader, context, yield) }
    let (limits, bundle, path) = (context.limits, context.bundle, context.path)
    let (bytes, member) = try held(content, context)
    try context.members.hand(bytes: bytes) {
      var outcome = ReadMember()
      let inner = ReadingContext(limits, bundle: bundle, path: path)
      outcome.refusal = read(member(), by: reader, inner, into: &outcome.results)
      return outcome
    } deliver: { outcome in
      outcome.results.forEach(yield)
      if let refusal = outcome.refusal { refused(refusal) }
    }
  }

  /// Gives why a member, or the rest of it, cannot be read.
  private static func read(
    _ content: BundleContent, by reader: Reader, _ context: ReadingContext,
    into results: inout [Result<Article, Failure>]
  ) -> Failure? {
    var read: [Result<Article, Failure>] = []
    defer { results = read }
    do throws(Failure) {
      try self.read(content, by: reader, context) { read.append($0) }
      return nil
    } catch {
      return error
    }
  }

  /// A member with all its bytes, for another thread, and how many they are.
  private static func held(
    _ content: BundleContent, _ context: ReadingContext
  ) throws(Failure) -> (bytes: Int, content: @Sendable () -> BundleContent) {
    switch content {
    case .file(let name, let stream):
      let bytes: [UInt8]
      do throws(Failure) {
        bytes = try stream.all(limit: context.limits.fileBytes, subject: name)
      } catch {
        throw Finishing(name, context).moved(error)
      }
      return (bytes.count, { .file(name: name, bytes: bytes) })
    case .directory(let name, let parts):
      return (parts.reduce(0) { $0 + ($1.bytes?.count ?? 0) }, { .directory(name: name, parts: parts) })
    }
  }

  // MARK: Which reader

  private static func reader(of content: BundleContent, _ context: ReadingContext) throws(Failure) -> Reader {
    do throws(Failure) {
      return try reader(of: content)
    } catch {
      throw Finishing(content.name, context).moved(error)
    }
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
    var best: (place: Int, match: Reader.Match)?
    for place in all.indices {
      let match = all[place].accepts(content, name, head)
      if match > best?.match ?? .no { best = (place, match) }
      if match == .byContent { break }
    }
    guard let best else {
      throw Failure(
        .unknownFormat, subject: content.name, cause: "is in no format that newsq reads",
        remedy: "deliver it as text, Markdown, HTML or JSON, or keep it out of the inbox")
    }
    return all[best.place]
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
}
