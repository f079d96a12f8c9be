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
