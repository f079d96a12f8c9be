import NewsModel

extension Reader {
  /// tar, zip and 7z: each member is read by the reader of its own format, a directory bundle in it as one.
  static let archive = Reader(
    stream: "archive", version: 1, isContainer: true,
    accepts: { _, head in ArchiveKind.of(head) == .archive ? .byContent : .no },
    read: { (name, stream, context, sink) throws(Failure) in
      var reading = try ArchiveReading(stream, context)
      try reading.run(sink)
    })
}

/// One archive on its way to articles.
struct ArchiveReading {
  private let stream: ByteStream
  private let outside: ReadingContext
  private let context: ReadingContext
  private let subject: String
  private var plan = ArchivePlan()
  /// The parts of directory bundles, by the directory's path in the archive.
  private var bundles: [(path: String, parts: [Part])] = []
  private var room: Int
  private var members = 0
  private let told = Told()

  init(_ stream: ByteStream, _ context: ReadingContext) throws(Failure) {
    outside = context
    subject = context.place
    self.context = try context.inside(subject, compressed: false)
    self.stream = try stream.heldInMemory(limit: context.limits.fileBytes, subject: subject)
    room = context.limits.fileBytes
  }

  /// What was told of the members so far.
  private final class Told {
    var count = 0
    /// Whether no further member can be read.
    var isOver = false
    /// The first member that is in no format that is read: pictures and styles are no news where there are articles.
    var unread: (member: Int, failure: Failure)?

    func pass(_ failure: Failure, of member: Int) {
      if let unread, unread.member < member { return }
      unread = (member, failure)
    }
  }

  mutating func run(_ sink: @escaping Reader.Sink) throws(Failure) {
    // The names come first, as a directory's files may stand anywhere in the archive. Where that does not work out the
    // reading itself will tell why.
    if let again = stream.again {
      let names = ArchivePlan.names(again, context.lookingAhead(), subject: subject)
      if let kind = ArchivePlan.document(of: names) {
        throw Failure(
          .unknownFormat, subject: subject, cause: "is \(kind), which newsq does not read",
          remedy: "deliver the article as text, Markdown, HTML or JSON, or keep the file out of the inbox")
      }
      plan = ArchivePlan(names)
    }
    let archive = try ArchiveHandle(stream, .archive, context, subject: subject)
    let (told, subject) = (told, subject)
    let tell: Reader.Sink = { result in
      told.count += 1
      // A member that was read in part has told why the whole bundle ends.
      if case .failure(let failure) = result { told.isOver = told.isOver || Self.ends(failure, archive, subject) }
      sink(result)
    }
    while let entry = try archive.next() {
      if entry.kind == .directory { continue }
      try context.countEntry(subject: subject)
      try take(entry, archive, tell)
      if told.isOver { return }
    }
    for bundle in bundles { try read(bundle.parts, bundle.path, tell) }
    try context.members.settle()
    if told.count == 0, let unread = told.unread { throw unread.failure }
  }

  private mutating func take(
    _ entry: ArchiveHandle.Entry, _ archive: ArchiveHandle, _ sink: @escaping Reader.Sink
  ) throws(Failure) {
    guard let path = ArchivePath(entry.name) else {
      return try fail(.badName("\(subject):\(CleanText.line(entry.name) ?? "?")"), sink)
    }
    if path.isIgnored || !plan.takes(path.text) { return }
    let place = "\(subject):\(path.text)"
    if entry.isEncrypted { return try fail(.encrypted(place), sink) }
    if entry.kind != .file { return try fail(.noFile(place, isLink: entry.kind == .link), sink) }
    let bytes = ByteStream(EntrySource(archive), size: entry.size)
    if let directory = plan.bundle(of: path.text) {
      return try collect(path.text, of: directory, bytes)
    }
    try read(.file(name: path.text, bytes), path.text, sink)
  }

  /// Adds a part to a directory bundle.
  private mutating func collect(_ path: String, of directory: String, _ stream: ByteStream) throws(Failure) {
    let name = directory.isEmpty ? path : String(path.dropFirst(directory.count + 1))
    var part = Part(name: name, bytes: nil)
    if DirectoryBundle.wantsBytes(of: name) {
      part.bytes = try stream.all(limit: room, subject: "\(subject):\(path)")
      room -= part.bytes?.count ?? 0
    }
    if let index = bundles.firstIndex(where: { $0.path == directory }) {
      bundles[index].parts.append(part)
    } else {
      bundles.append((directory, [part]))
    }
  }

  private mutating func read(_ parts: [Part], _ path: String, _ sink: @escaping Reader.Sink) throws(Failure) {
    let name = path.isEmpty ? context.bundle : path
    try read(.directory(name: name, parts: parts.sorted { $0.name < $1.name }), path, sink)
  }

  /// Has a member read. What is wrong with it is told, and the next one is read, unless the whole bundle has to end.
  private mutating func read(_ content: BundleContent, _ path: String, _ sink: @escaping Reader.Sink) throws(Failure) {
    members += 1
    let (told, member) = (told, members)
    do throws(Failure) {
      try Readers.readMember(content, context.member(path), sink) { failure in
        if Self.isNoNews(failure) { told.pass(failure, of: member) } else { sink(.failure(failure)) }
      }
    } catch {
      if Self.isNoNews(error) { told.pass(error, of: member) } else { try fail(error, sink) }
    }
  }

  /// Tells what is wrong with a member, in its place among the others.
  private func fail(_ failure: Failure, _ sink: Reader.Sink) throws(Failure) {
    try context.members.settle()
    sink(.failure(failure))
  }

  private static func isNoNews(_ failure: Failure) -> Bool {
    [.unknownFormat, .undecodable].contains(failure.code)
  }

  /// Whether no member behind this failure can be read.
  private static func ends(_ failure: Failure, _ archive: ArchiveHandle, _ subject: String) -> Bool {
    switch failure.code {
    case .archiveSize, .archiveEntries, .timedOut, .bundleText: true
    case .archiveRatio: failure.subject == subject
    default: archive.isLost
    }
  }
}

extension Failure {
  static func badName(_ subject: String) -> Failure {
    Failure(
      .badName, subject: subject, cause: "has a name that leads out of the archive", remedy: "pack the archive anew")
  }

  static func noFile(_ subject: String, isLink: Bool) -> Failure {
    Failure(
      .notRegular, subject: subject, cause: isLink ? "is a link, which is not followed" : "is no file",
      remedy: "put the file itself into the archive")
  }
}
