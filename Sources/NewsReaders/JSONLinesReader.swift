import NewsJSON
import NewsModel

extension Reader {
  /// JSON lines: one article a line. A broken line is a failure of its own; its neighbours are read.
  package static let jsonLines = Reader(stream: "jsonl", version: 2, accepts: JSONLines.accepts) {
    name, stream, context, sink throws(Failure) in
    try JSONLines.read(stream, Records(name, context, sink))
  }
}

enum JSONLines {
  private static let suffixes: Set = ["jsonl", "ndjson", "jl"]

  /// By content: the first two lines that are not empty each begin an object, and the first one ends it.
  static func accepts(_ name: FileName, _ bytes: [UInt8]) -> Reader.Match {
    guard JSONFile.looksLikeJSON(bytes[...]) else { return suffixes.contains(name.suffix) ? .byName : .no }
    if suffixes.contains(name.suffix) { return .byContent }
    guard let first = Line.next(in: bytes, from: 0), let second = Line.next(in: bytes, from: first.end + 1)
    else { return .no }
    let isLines =
      bytes[first.start] == UInt8(ascii: "{") && bytes[first.stop - 1] == UInt8(ascii: "}")
      && bytes[second.start] == UInt8(ascii: "{")
    return isLines ? .byContent : .no
  }

  static func read(_ stream: ByteStream, _ records: Records) throws(Failure) {
    let limit = records.context.limits.fileBytes
    let head = try stream.head()
    if stream.isWhole || WideText.text(head) != nil {
      return try read(JSONFile.utf8(try stream.all(limit: limit, subject: records.name)), records)
    }
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { try stream.skip(3) }
    var number = 0
    while let line = try stream.line(limit: limit) {
      number += 1
      if line.isCut {
        try records.fail(.tooLarge("\(records.name):\(number)", bytes: nil, limit: limit))
      } else {
        try take(line.bytes, number: number, records)
      }
    }
  }

  private static func read(_ bytes: [UInt8], _ records: Records) throws(Failure) {
    let allowance = Allowance.current
    var number = 0
    var place = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while place < bytes.count {
      number += 1
      let end = bytes.withUnsafeBufferPointer { $0.firstPlace(of: 0x0A, from: place) } ?? bytes.count
      try take(Array(bytes[place..<end]), number: number, records)
      place = end + 1
      if number % 64 == 0 { try allowance.checkTime() }
    }
  }

  private static func take(_ line: [UInt8], number: Int, _ records: Records) throws(Failure) {
    guard line.contains(where: { $0 > 0x20 }) else { return }
    let name = records.name
    try records.take(bytes: line.count) { () throws(Failure) in
      try line.withUnsafeBufferPointer { line throws(Failure) in try article(line, name: name, number: number) }
    }
  }

  private static func article(
    _ line: UnsafeBufferPointer<UInt8>, name: String, number: Int
  ) throws(Failure) -> Article {
    let subject = "\(name):\(number)"
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONValue.parse(line)
    } catch {
      let cause = "is not JSON at column \(error.column): \(error.text)"
      throw Failure(.notJSON, subject: subject, cause: cause, remedy: JSONFile.remedy)
    }
    guard let object = value.objectValue, var article = ArticleRecord.article(object, format: "jsonl") else {
      throw ArticleRecord.missing(in: subject)
    }
    article.member = String(number)
    return article
  }

  /// A line that is not empty, by its first byte, the place behind its last one, and the place of its line end.
  private struct Line {
    var start: Int
    var stop: Int
    var end: Int

    static func next(in bytes: [UInt8], from place: Int) -> Line? {
      var start = place
      // White space and a byte order mark.
      while start < bytes.count, bytes[start] <= 0x20 || [0xEF, 0xBB, 0xBF].contains(bytes[start]) { start += 1 }
      guard start < bytes.count else { return nil }
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      var stop = end
      while stop > start, bytes[stop - 1] <= 0x20 { stop -= 1 }
      return Line(start: start, stop: stop, end: end)
    }
  }
}
