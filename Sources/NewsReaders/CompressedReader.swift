import NewsModel

extension Reader {
  /// A compressed file: what is in it is read as if it lay there by itself.
  static let compressed = Reader(
    stream: "compressed", version: 1, isContainer: true,
    accepts: { name, head in
      switch ArchiveKind.of(head) {
      case .gzip, .compressed: .byContent
      default: .no
      }
    },
    read: { (name, stream, context, sink) throws(Failure) in
      try CompressedFile.read(name, stream, context, sink)
    })
}

enum CompressedFile {
  private static let suffixes: [String: String] = [
    "gz": "", "bz2": "", "xz": "", "zst": "", "lz4": "", "z": "", "lzma": "", "tgz": ".tar", "tbz": ".tar",
    "tbz2": ".tar",
    "txz": ".tar", "tzst": ".tar", "taz": ".tar",
  ]

  static func read(
    _ name: String, _ stream: ByteStream, _ context: ReadingContext, _ sink: @escaping Reader.Sink
  ) throws(Failure) {
    let subject = context.place
    let inside = try context.inside(subject, compressed: true)
    let stream = try stream.heldInMemory(limit: context.limits.fileBytes, subject: subject)
    let kind = ArchiveKind.of(try stream.head()) ?? .gzip
    let content = try unpacked(stream, kind, inside, subject: subject)
    try Readers.read(.file(name: innerName(name), content), inside, sink)
  }

  /// What comes out of the stream; once more from the front where the stream can do that.
  private static func unpacked(
    _ stream: ByteStream, _ kind: ArchiveKind, _ context: ReadingContext, subject: String
  ) throws(Failure) -> ByteStream {
    let source: any ByteSource
    if kind == .gzip {
      source = GzipSource(stream, context, subject: subject)
    } else {
      let archive = try ArchiveHandle(stream, .compressed, context, subject: subject)
      guard try archive.next() != nil else { return ByteStream([]) }
      source = EntrySource(archive)
    }
    guard let again = stream.again else { return ByteStream(source) }
    return ByteStream(source) { (context) throws(Failure) in
      try unpacked(try again(context), kind, context, subject: subject)
    }
  }

  /// `story.html.gz` → `story.html`, `day.tgz` → `day.tar`
  static func innerName(_ name: String) -> String {
    guard let instead = suffixes[FileName(name).suffix], let dot = name.lastIndex(of: ".") else { return name }
    return name[..<dot] + instead
  }
}

extension ByteStream {
  /// The same bytes in memory where they come only once and are not too many, so that one can look at them twice.
  func heldInMemory(limit: Int, subject: String) throws(Failure) -> ByteStream {
    guard again == nil, let size, size <= limit else { return self }
    return ByteStream(try all(limit: limit, subject: subject))
  }
}
