import NewsModel

extension Reader {
  /// A page that is at the same time a ZIP file with the page in it, as SingleFile saves it compressed: what a browser
  /// would show by a script is the `index.html` inside.
  static let singleFileZ = Reader(
    stream: "singlefilez", version: 1, isContainer: true,
    accepts: { name, head in
      // The page's own beginning holds no text: it is worth a look at the end.
      SelfExtractingPage.mayBegin(head) ? .byContent : .no
    },
    read: { (name, stream, context, sink) throws(Failure) in
      try SelfExtractingPage.read(name, stream, context, sink)
    })
}

enum SelfExtractingPage {
  /// SingleFile's mark on the root element.
  private static let mark = Array("data-sfz".utf8)
  /// How far behind the archive's directory the file may end: the rest is the script's, in the archive's comment.
  private static let longestTail = 1 << 20
  private static let directoryEnd: [UInt8] = [0x50, 0x4B, 0x05, 0x06]

  static func mayBegin(_ head: [UInt8]) -> Bool {
    guard head.first == UInt8(ascii: "<") else { return false }
    return head.withUnsafeBufferPointer { UnsafeBufferPointer(rebasing: $0[..<min($0.count, 1_024)]).holds(mark) }
  }

  static func read(
    _ name: String, _ stream: ByteStream, _ context: ReadingContext, _ sink: @escaping Reader.Sink
  ) throws(Failure) {
    let subject = context.place
    var stream = try stream.heldInMemory(limit: context.limits.fileBytes, subject: subject)
    if stream.seekable == nil {
      stream = ByteStream(try stream.all(limit: context.limits.fileBytes, subject: subject))
    }
    guard let bytes = stream.seekable, let end = try archiveEnd(bytes) else {
      throw .badArchive(subject, "has lost the archive that its page is packed in")
    }
    let inside = try context.inside(subject, compressed: true)
    let archive = try ArchiveHandle(ByteStream(Beginning(bytes, count: end)), .archive, inside, subject: subject)
    while let entry = try archive.next() {
      try inside.countEntry(subject: subject)
      guard entry.name == "index.html", entry.kind == .file else { continue }
      if entry.isEncrypted { throw .encrypted(subject) }
      let page = ByteStream(EntrySource(archive), size: entry.size)
      try Readers.read(.file(name: name, page), inside, sink)
      return
    }
    throw .badArchive(subject, "has no index.html in the archive that its page is packed in")
  }

  /// The place behind the last record of the archive's directory.
  private static func archiveEnd(_ bytes: any SeekableBytes) throws(Failure) -> Int? {
    let length = min(bytes.count, longestTail)
    let tail = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, length), alignment: 16)
    defer { tail.deallocate() }
    var filled = 0
    while filled < length {
      let rest = UnsafeMutableRawBufferPointer(rebasing: tail[filled..<length])
      let step = try bytes.read(at: bytes.count - length + filled, into: rest)
      if step == 0 { return nil }
      filled += step
    }
    // An end of a directory has 22 bytes, and a comment of any kind behind them.
    var place = length - 22
    while place >= 0 {
      if directoryEnd.indices.allSatisfy({ tail[place + $0] == directoryEnd[$0] }) {
        return bytes.count - length + place + 22
      }
      place -= 1
    }
    return nil
  }

  /// Bytes up to a place.
  private struct Beginning: SeekableBytes {
    let bytes: any SeekableBytes
    let count: Int

    init(_ bytes: any SeekableBytes, count: Int) {
      self.bytes = bytes
      self.count = count
    }

    func read(at place: Int, into buffer: UnsafeMutableRawBufferPointer) throws(Failure) -> Int {
      let length = min(buffer.count, count - place)
      guard length > 0 else { return 0 }
      return try bytes.read(at: place, into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<length]))
    }
  }
}
