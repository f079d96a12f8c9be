/// The body of a plain text: its lines without white space at their ends, paragraphs apart by one empty line.
enum TextBody {
  /// - Parameter leaveOut: Which lines are no text; gets the number of the line among those that are not empty, and
  ///   its bytes. Only the first `asking` lines and those that begin with `!` are asked for.
  static func body(
    of text: String, asking: Int, leaveOut: (_ line: Int, _ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool
  ) -> String {
    var text = text
    return text.withUTF8 { bytes in
      var output: [UInt8] = []
      output.reserveCapacity(bytes.count)
      var place = 0
      var number = 0
      var gap = false
      while place < bytes.count {
        let lineEnd = end(of: bytes, from: place)
        var (start, end) = (place, lineEnd)
        while start < end, isBlank(bytes[start]) { start += 1 }
        while end > start, isBlank(bytes[end - 1]) { end -= 1 }
        place = lineEnd + 1
        guard start < end else {
          gap = true
          continue
        }
        defer { number += 1 }
        if number < asking || bytes[start] == UInt8(ascii: "!"), leaveOut(number, bytes[start..<end]) {
          gap = true
          continue
        }
        if !output.isEmpty { output.append(contentsOf: gap ? [0x0A, 0x0A] : [0x0A]) }
        gap = false
        output.append(contentsOf: bytes[start..<end])
      }
      return String(decoding: output, as: UTF8.self)
    }
  }

  private static func end(of bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    bytes.firstPlace(of: 0x0A, from: start) ?? bytes.count
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0C || byte == 0x0B
  }
}
