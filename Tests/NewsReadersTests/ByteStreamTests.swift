import NewsModel
import NewsReaders
import Testing

@Suite struct ByteStreamTests {
  /// Bytes that come in pieces of one length.
  final class Pieces: SeekableBytes {
    let bytes: [UInt8]
    let length: Int

    init(_ bytes: [UInt8], length: Int) {
      self.bytes = bytes
      self.length = length
    }

    var count: Int { bytes.count }

    func read(at place: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int {
      let short = UnsafeMutableRawBufferPointer(rebasing: buffer[..<min(buffer.count, length)])
      return bytes.read(at: place, into: short)
    }
  }

  static let text = (1...5_000).map { "line \($0)" }.joined(separator: "\n")

  static func streams() -> [ByteStream] {
    let bytes = Array(text.utf8)
    return [ByteStream(bytes)] + [7, 4_096, 1 << 20].map { ByteStream(Pieces(bytes, length: $0)) }
  }

  @Test func `lines are the same from memory and in pieces of any length`() throws {
    for stream in Self.streams() {
      var lines: [String] = []
      while let line = try stream.line(limit: 100) {
        #expect(!line.isCut)
        lines.append(String(decoding: line.bytes, as: UTF8.self))
      }
      #expect(lines == Self.text.split(separator: "\n").map(String.init))
      #expect(try stream.isAtEnd())
    }
  }

  @Test func `what was looked at beforehand is still there to be read`() throws {
    for stream in Self.streams() {
      #expect(try stream.head().starts(with: Array("line 1\nline 2".utf8)))
      #expect(try stream.isNext(Array("line 1\n".utf8)))
      #expect(try !stream.isNext(Array("line 2\n".utf8)))
      #expect(try stream.take(4) == Array("line".utf8))
      #expect(try stream.skip(3) == 3)
      #expect(try stream.all(limit: 1 << 20, subject: "a") == Array(Self.text.utf8.dropFirst(7)))
      #expect(try stream.take(1) == [])
    }
  }

  @Test func `a line that is too long is cut and the next one is whole`() throws {
    let text = Array((String(repeating: "long ", count: 200_000) + "\nshort").utf8)
    for stream in [ByteStream(text), ByteStream(Pieces(text, length: 1_000))] {
      let line = try #require(try stream.line(limit: 10))
      #expect(line.isCut)
      #expect(line.bytes == Array("long long ".utf8))
      #expect(try stream.line(limit: 10)?.bytes == Array("short".utf8))
      #expect(try stream.line(limit: 10) == nil)
    }
  }

  @Test func `more than may be read as a whole is refused with the figures`() throws {
    let bytes = [UInt8](repeating: 0x61, count: 3 << 20)
    let failure = #expect(throws: Failure.self) { try ByteStream(bytes).all(limit: 2 << 20, subject: "a.txt") }
    #expect(
      failure?.description == "a.txt: has 3 MB, more than the 2 MB that a file of its format may have "
        + "(split it, or raise limits.file_size)")
  }

  @Test func `JSON lines in pieces are what they are in memory`() throws {
    let text = "{\"title\": \"One\"}\n\n{\"title\": \"Three\"}\r\n{\"title\":\n{\"title\": \"Five\"}"
    var limits = ReadingLimits()
    limits.fileBytes = 100
    var results: [[String]] = []
    for stream in [ByteStream(Array(text.utf8)), ByteStream(Pieces(Array(text.utf8), length: 3))] {
      var lines: [String] = []
      try Readers.read(.file(name: "a.jsonl", stream), limits: limits) { result in
        switch result {
        case .success(let article): lines.append("\(article.title ?? "-") \(article.member ?? "-")")
        case .failure(let failure): lines.append(failure.subject)
        }
      }
      results.append(lines)
    }
    #expect(results[0] == ["One 1", "Three 3", "a.jsonl:4", "Five 5"])
    #expect(results[1] == results[0])
  }
}
