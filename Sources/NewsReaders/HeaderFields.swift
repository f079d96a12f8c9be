import NewsModel

/// Lines of names and values up to an empty line, as WARC and HTTP have them. Names are in lower case; of several fields of
/// a name the first counts.
struct HeaderFields {
  private var values: [String: String] = [:]

  subscript(name: String) -> String? { values[name] }

  /// Reads from a stream, and leaves it behind the empty line.
  ///
  /// Nil where there is none within the limit.
  init?(_ stream: ByteStream, limit: Int) throws(Failure) {
    var room = limit
    var last: String?
    while let line = try stream.line(limit: room) {
      room -= line.bytes.count + 1
      if line.isCut || room <= 0 { return nil }
      if !line.bytes.contains(where: { $0 > 0x20 }) { return }
      add(line.bytes, &last)
    }
    return nil
  }

  private mutating func add(_ line: [UInt8], _ last: inout String?) {
    // A line that begins with white space goes on with the one before.
    if line[0] == 0x20 || line[0] == 0x09 {
      if let last { values[last, default: ""] += " " + text(line[...]) }
      return
    }
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return }
    let name = text(line[..<colon]).lowercased()
    last = values[name] == nil ? name : nil
    if values[name] == nil { values[name] = text(line[(colon + 1)...]) }
  }

  private func text(_ bytes: ArraySlice<UInt8>) -> String {
    CleanText.trimmed(String(decoding: bytes, as: UTF8.self))
  }
}
