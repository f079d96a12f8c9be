import NewsModel

extension Reader {
  /// Crawls: WARC, its text form WET, and the older ARC. Each page that was fetched is an article.
  static let warc = Reader(
    stream: "warc", version: 1, isComposite: true,
    accepts: { _, head in
      head.starts(with: WARCFile.mark) || head.starts(with: ARCFile.mark) ? .byContent : .no
    },
    read: { (name, stream, context, sink) throws(Failure) in
      let pages = CrawledPages(Records(name, context, sink))
      if try stream.isNext(ARCFile.mark) {
        try ARCFile(stream, pages).read()
      } else {
        try WARCFile(stream, pages).read()
      }
    })
}

/// A WARC file's records (ISO 28500), of which a broken one does not cost the others.
struct WARCFile {
  static let mark = Array("WARC/".utf8)
  /// Bytes of one record's header.
  private static let longestHeader = 64 << 10

  private let stream: ByteStream
  private let pages: CrawledPages
  private var number = 0

  init(_ stream: ByteStream, _ pages: CrawledPages) {
    self.stream = stream
    self.pages = pages
  }

  func read() throws(Failure) {
    var file = self
    while true {
      do throws(Failure) {
        guard try file.record() else { return }
      } catch {
        // The compressed data is damaged; the next record is compressed by itself.
        guard error.code == .badArchive else { throw error }
        try pages.fail(file.number + 1, "cannot be unpacked")
        guard try stream.recover() else { return }
      }
    }
  }

  /// Takes one record; false at the end.
  private mutating func record() throws(Failure) -> Bool {
    guard let line = try nextLine() else { return false }
    guard line.starts(with: Self.mark) else {
      try pages.fail(number + 1, "is no record")
      return try stream.skip(toLineBeginning: Self.mark)
    }
    number += 1
    guard let fields = try HeaderFields(stream, limit: Self.longestHeader) else {
      return try broken("has a header without end")
    }
    guard let length = fields["content-length"].flatMap(Int.init), length >= 0 else {
      return try broken("does not say how long it is")
    }
    guard let kind = kind(of: fields) else { return try skip(length) }
    guard length <= pages.limits.fileBytes else { return try broken("claims to have \(length) bytes") }
    let payload = try stream.take(length)
    guard payload.count == length, try isAtRecordEnd() else { return try reread(payload) }
    let record = CrawledPage(
      number: number, address: fields["warc-target-uri"].map(CrawledPage.withoutBrackets),
      language: fields["warc-identified-content-language"])
    try pages.take(payload, kind, record)
    return true
  }

  private func kind(of fields: HeaderFields) -> CrawledPage.Kind? {
    let type = fields["content-type"]?.lowercased() ?? ""
    switch fields["warc-type"]?.lowercased() {
    case "response" where type.isEmpty || type.hasPrefix("application/http"): return .response
    case "resource" where CrawledPage.isPage(type), "conversion" where CrawledPage.isPage(type): return .page
    case "conversion" where type.hasPrefix("text/plain"): return .text
    default: return nil
    }
  }

  /// The next line that is not empty.
  private func nextLine() throws(Failure) -> [UInt8]? {
    while let line = try stream.line(limit: Self.longestHeader) {
      if line.bytes.contains(where: { $0 > 0x20 }) { return line.bytes }
    }
    return nil
  }

  /// Leaves out a record of another kind. A length that is out of all proportion is not believed.
  private func skip(_ length: Int) throws(Failure) -> Bool {
    guard length <= pages.limits.fileBytes else { return try stream.skip(toLineBeginning: Self.mark) }
    try stream.skip(length)
    return true
  }

  private func broken(_ cause: String) throws(Failure) -> Bool {
    try pages.fail(number, cause)
    return try stream.skip(toLineBeginning: Self.mark)
  }

  /// Two line ends stand behind each record; some programs write one.
  private func isAtRecordEnd() throws(Failure) -> Bool {
    if try stream.isAtEnd() { return true }
    if try stream.isNext([0x0D, 0x0A]) { return true }
    return try stream.isNext([0x0A])
  }

  /// Goes on in a record whose length is wrong: the next one may begin in what was taken for its content.
  private func reread(_ payload: [UInt8]) throws(Failure) -> Bool {
    try pages.fail(number, "has another length than it says")
    stream.putBack(payload)
    return try stream.skip(toLineBeginning: Self.mark)
  }
}

/// An ARC file's records: one line (address, machine, time, type, length), then the response.
struct ARCFile {
  static let mark = Array("filedesc:".utf8)
  private static let longestLine = 64 << 10

  private let stream: ByteStream
  private let pages: CrawledPages

  init(_ stream: ByteStream, _ pages: CrawledPages) {
    self.stream = stream
    self.pages = pages
  }

  func read() throws(Failure) {
    var number = 0
    var isLost = false
    while true {
      do throws(Failure) {
        guard let line = try stream.line(limit: Self.longestLine) else { return }
        guard line.bytes.contains(where: { $0 > 0x20 }) else { continue }
        guard let header = header(line.bytes) else {
          if !isLost { try pages.fail(number + 1, "is no record") }
          isLost = true
          continue
        }
        isLost = false
        number += 1
        guard header.length <= pages.limits.fileBytes else {
          try pages.fail(number, "claims to have \(header.length) bytes")
          isLost = true
          continue
        }
        let payload = try stream.take(header.length)
        guard !header.address.hasPrefix("filedesc:") else { continue }
        guard payload.count == header.length else { return try pages.fail(number, "ends in the middle") }
        try pages.take(payload, .response, CrawledPage(number: number, address: header.address))
      } catch {
        guard error.code == .badArchive else { throw error }
        try pages.fail(number + 1, "cannot be unpacked")
        guard try stream.recover() else { return }
      }
    }
  }

  /// Five fields, or ten in the second version; a time of fourteen digits and a length tell a record from a line of text.
  private func header(_ line: [UInt8]) -> (address: String, length: Int)? {
    let fields = String(decoding: line, as: UTF8.self).split(whereSeparator: { $0 == " " || $0 == "\r" })
    guard fields.count == 5 || fields.count == 10, fields[0].contains(":"), fields[2].utf8.count == 14,
      fields[2].utf8.allSatisfy({ (48...57).contains($0) }), let length = Int(fields[fields.count - 1]), length >= 0
    else { return nil }
    return (String(fields[0]), length)
  }
}
