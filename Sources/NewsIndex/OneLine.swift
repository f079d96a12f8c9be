/// A text on one line, fit to be shown: white space becomes one space, control characters go.
///
/// On bytes, because a snippet's text is all of an article: Swift's own properties of characters cost more than the
/// search does.
enum OneLine {
  static func text(_ text: String) -> String {
    var text = text
    return text.withUTF8 { bytes in
      String(unsafeUninitializedCapacity: bytes.count) { out in
        var filled = 0
        var pendingSpace = false
        var at = 0
        while at < bytes.count {
          let (kind, length) = kind(of: bytes, at)
          if kind == .space {
            pendingSpace = filled > 0
          } else if kind == .visible {
            if pendingSpace {
              out[filled] = UInt8(ascii: " ")
              filled += 1
              pendingSpace = false
            }
            for step in 0..<length { out[filled + step] = bytes[at + step] }
            filled += length
          }
          at += length
        }
        return filled
      }
    }
  }

  /// A passage of a text on one line, and where its marked parts are there, in Unicode scalars.
  ///
  /// - Parameter marks: parts of the passage, in bytes of the text, ascending, not overlapping, each beginning and ending with
  ///   a visible character.
  static func passage(
    of bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, marks: [Range<Int>]
  ) -> (text: String, marks: [Range<Int>]) {
    var out: [UInt8] = []
    var scalars = 0
    var pendingSpace = false
    var found: [Range<Int>] = []
    var rest = marks[...]
    var begun: Int?
    var at = range.lowerBound
    while at < range.upperBound {
      let (kind, length) = kind(of: bytes, at)
      if kind == .space {
        pendingSpace = scalars > 0
      } else if kind == .visible {
        if pendingSpace {
          out.append(UInt8(ascii: " "))
          scalars += 1
          pendingSpace = false
        }
        if let mark = rest.first, begun == nil, at >= mark.lowerBound { begun = scalars }
        out.append(contentsOf: bytes[at..<min(at + length, range.upperBound)])
        scalars += 1
      }
      at += length
      if let start = begun, let mark = rest.first, at >= mark.upperBound {
        found.append(start..<scalars)
        begun = nil
        rest.removeFirst()
      }
    }
    return (String(decoding: out, as: UTF8.self), found)
  }

  private enum Kind { case visible, space, control }

  /// What the character at a byte of valid UTF-8 is, and how many bytes it has.
  @inline(__always)
  private static func kind(of bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> (Kind, length: Int) {
    let byte = bytes[at]
    if byte < 0x80 {
      if byte == 0x20 || (0x09...0x0D).contains(byte) { return (.space, 1) }
      return (byte < 0x20 || byte == 0x7F ? .control : .visible, 1)
    }
    let (scalar, length) = Tokenizer.scalar(in: bytes, at: at)
    switch scalar.value {
    case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: return (.space, length)
    case 0x80...0x9F: return (.control, length)
    default: return (.visible, length)
    }
  }
}
