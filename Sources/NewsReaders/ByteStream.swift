internal import Glibc
package import NewsModel

/// A file's bytes, read once from the front, of which the first can be looked at beforehand.
///
/// Small files are an array, and cost what an array does; large ones, and members of archives, come in pieces. Only what
/// asks for `all` brings them into memory.
package final class ByteStream {
  /// How many bytes can be looked at beforehand, where there are so many.
  static let headLength = 64 << 10
  private static let pieceLength = 256 << 10

  /// How many bytes there are in all, where that is known.
  package let size: Int?
  /// The same bytes for those who must jump in them; nil where they only come one after the other.
  let seekable: (any SeekableBytes)?
  /// The same bytes from the front once more, at somebody's cost; nil where they come only once.
  let again: ((ReadingContext) throws(Failure) -> ByteStream)?
  /// Bytes that were fetched; those before `start` have been read.
  private var buffer: [UInt8]
  private var start = 0
  /// Where further bytes come from; nil where all have been fetched.
  private var source: (any ByteSource)?
  /// Why the source gave no more.
  private var damage: Failure?
  /// What the source puts its bytes into.
  private var piece: UnsafeMutableRawBufferPointer?

  deinit {
    piece?.deallocate()
  }

  package init(_ bytes: [UInt8]) {
    buffer = bytes
    size = bytes.count
    seekable = bytes
    again = { _ in ByteStream(bytes) }
  }

  package init(_ file: any SeekableBytes) {
    buffer = []
    source = SeekableSource(file)
    size = file.count
    seekable = file
    again = { _ in ByteStream(file) }
  }

  init(_ source: any ByteSource, size: Int? = nil, again: ((ReadingContext) throws(Failure) -> ByteStream)? = nil) {
    buffer = []
    self.source = source
    self.size = size
    seekable = nil
    self.again = again
  }

  /// Whether all bytes are in memory already.
  var isWhole: Bool { source == nil }

  // MARK: Looking ahead

  /// The first bytes that were not read yet: all of an array, else 64 KB or what there is.
  package func head() throws(Failure) -> [UInt8] {
    do throws(Failure) {
      try fetch(Self.headLength)
    } catch {
      // What comes before a damage is good; whoever reads on meets it in its place.
      if start == buffer.count { throw error }
    }
    return start == 0 ? buffer : Array(buffer[start...])
  }

  /// Whether nothing is left.
  package func isAtEnd() throws(Failure) -> Bool {
    try fetch(1)
    return start == buffer.count
  }

  /// Whether the next bytes are these.
  package func isNext(_ bytes: [UInt8]) throws(Failure) -> Bool {
    try fetch(bytes.count)
    return buffer[start...].starts(with: bytes)
  }

  // MARK: Reading

  /// Everything that was not read yet.
  /// - Throws: `tooLarge` where that is more than the limit.
  package func all(limit: Int, subject: String) throws(Failure) -> [UInt8] {
    if let size, size > limit { throw .tooLarge(subject, bytes: size, limit: limit) }
    while source != nil {
      if buffer.count - start > limit { throw .tooLarge(subject, bytes: nil, limit: limit) }
      try fetch(Swift.max(Self.pieceLength, 2 * (buffer.count - start)))
    }
    guard buffer.count - start <= limit else { throw .tooLarge(subject, bytes: buffer.count - start, limit: limit) }
    defer {
      buffer = []
      start = 0
    }
    return start == 0 ? buffer : Array(buffer[start...])
  }

  /// The next bytes; fewer than asked for at the end alone.
  package func take(_ count: Int) throws(Failure) -> [UInt8] {
    try fetch(count)
    let stop = start + Swift.min(count, buffer.count - start)
    defer { start = stop }
    return Array(buffer[start..<stop])
  }

  /// Puts the next bytes at the front of a buffer; 0 at the end.
  func read(into target: UnsafeMutableRawBufferPointer) throws(Failure) -> Int {
    if start == buffer.count, let source {
      if let damage { throw damage }
      try Allowance.current.checkTime()
      return try source.read(into: target)
    }
    let length = buffer.read(at: start, into: target)
    start += length
    return length
  }

  /// Leaves out bytes.
  /// - Returns: How many there were.
  @discardableResult
  package func skip(_ count: Int) throws(Failure) -> Int {
    var left = count
    while left > 0 {
      try fetch(1)
      let step = Swift.min(left, buffer.count - start)
      if step == 0 { break }
      start += step
      left -= step
    }
    return count - left
  }

  /// A line without its line feed, and whether it was longer than the limit: then the rest of it was left out.
  package struct Line {
    package var bytes: [UInt8]
    package var isCut = false
  }

  /// The next line, or nil at the end.
  package func line(limit: Int) throws(Failure) -> Line? {
    if try isAtEnd() { return nil }
    if let end = try lineFeed(within: limit) {
      defer { start = end + 1 }
      return Line(bytes: Array(buffer[start..<end]))
    }
    var line = Line(bytes: try take(limit))
    // The end of the file ends its last line.
    while try !isAtEnd() {
      line.isCut = true
      if let end = try lineFeed(within: Self.pieceLength) {
        start = end + 1
        break
      }
      start = Swift.min(buffer.count, start + Self.pieceLength)
    }
    return line
  }

  /// Goes on to where these bytes begin a line, and leaves out what is before.
  /// - Returns: Whether there is such a place.
  func skip(toLineBeginning bytes: [UInt8]) throws(Failure) -> Bool {
    while try !isAtEnd() {
      if let end = try lineFeed(within: Self.pieceLength) {
        start = end + 1
        if try isNext(bytes) { return true }
      } else {
        start = Swift.min(buffer.count, start + Self.pieceLength)
      }
    }
    return false
  }

  /// Puts bytes in front of what is to be read.
  func putBack(_ bytes: [UInt8]) {
    buffer.replaceSubrange(..<start, with: bytes)
    start = 0
  }

  /// Goes on behind bytes that could not be read, where the source can.
  func recover() throws(Failure) -> Bool {
    buffer = []
    start = 0
    damage = nil
    return try source?.recover() ?? false
  }

  // MARK: Fetching

  /// The place of the next line feed in the buffer; nil where there is none among so many bytes.
  private func lineFeed(within limit: Int) throws(Failure) -> Int? {
    var looked = 0
    while true {
      try fetch(Swift.min(limit, looked + 1))
      let found = buffer.withUnsafeBufferPointer { bytes in
        UnsafeBufferPointer(rebasing: bytes[..<Swift.min(bytes.count, start + limit)])
          .firstPlace(of: 0x0A, from: start + looked)
      }
      if let found { return found }
      if looked == buffer.count - start || buffer.count - start >= limit { return nil }
      looked = buffer.count - start
    }
  }

  /// Sees to it that so many bytes are in the buffer behind `start`, where there are so many.
  private func fetch(_ count: Int) throws(Failure) {
    guard let source, buffer.count - start < count else { return }
    if let damage { throw damage }
    try Allowance.current.checkTime()
    if start > 0 {
      buffer.removeFirst(start)
      start = 0
    }
    if piece == nil { piece = .allocate(byteCount: Self.pieceLength, alignment: 16) }
    while buffer.count < count, let piece {
      let length: Int
      do throws(Failure) {
        length = try source.read(into: piece)
      } catch {
        damage = error
        throw error
      }
      if length == 0 {
        self.source = nil
        return
      }
      buffer.append(contentsOf: UnsafeRawBufferPointer(rebasing: piece[..<length]))
    }
  }
}

extension Failure {
  /// A file that is read as a whole and is too large for that; `bytes` where its size is known.
  package static func tooLarge(_ subject: String, bytes: Int?, limit: Int) -> Failure {
    let most = "more than the \(limit >> 20) MB that a file of its format may have"
    return Failure(
      .tooLarge, subject: subject, cause: bytes.map { "has \($0 >> 20) MB, \(most)" } ?? "has \(most)",
      remedy: "split it, or raise limits.file_size")
  }
}
