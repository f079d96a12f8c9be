import NewsJSON
import NewsModel

extension Reader {
  /// JSON lines: one article a line. A broken line is a failure of its own; its neighbours are read.
  package static let jsonLines = Reader(file: "jsonl", version: 2, accepts: JSONLines.accepts) {
    name, bytes, sink throws(Failure) in
    JSONLines.read(JSONFile.utf8(bytes), name: name, sink)
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

  static func read(_ bytes: [UInt8], name: String, _ sink: Reader.Sink) {
    bytes.withUnsafeBufferPointer { buffer in
      var number = 0
      var place = buffer.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      while place < buffer.count {
        number += 1
        let end = buffer.firstPlace(of: 0x0A, from: place) ?? buffer.count
        let line = UnsafeBufferPointer(rebasing: buffer[place..<end])
        if line.contains(where: { $0 > 0x20 }) { sink(article(line, name: name, number: number)) }
        place = end + 1
      }
    }
  }

  private static func article(
    _ line: UnsafeBufferPointer<UInt8>, name: String, number: Int
  ) -> Result<Article, Failure> {
    let subject = "\(name):\(number)"
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONValue.parse(line)
    } catch {
      let cause = "is not JSON at column \(error.column): \(error.text)"
      return .failure(Failure(.notJSON, subject: subject, cause: cause, remedy: JSONFile.remedy))
    }
    guard let object = value.objectValue, var article = ArticleRecord.article(object, format: "jsonl") else {
      return .failure(ArticleRecord.missing(in: subject))
    }
    article.member = String(number)
    return .success(article)
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
