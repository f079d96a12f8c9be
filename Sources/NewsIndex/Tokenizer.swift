import NewsModel

/// Cuts text into the tokens that FTS5's `unicode61` would make of it, with their places.
///
/// The same tokens in the same order, but on the reader's core instead of the writer's, and quicker: ASCII, which
/// is most of most news, never leaves two tables. One instance is for one thread.
package final class Tokenizer {
  /// One token: its folded bytes and the bytes of the text it stands for.
  package struct Token {
    /// Behind them stand at least sixteen zeros.
    package let bytes: UnsafeBufferPointer<UInt8>
    package let start: Int
    package let end: Int
  }

  private let unicode = Unicode61()
  /// The folded form of each ASCII letter and digit; 0 for what separates tokens.
  private let asciiFolding = UnsafeMutablePointer<UInt8>.allocate(capacity: 128)
  private var buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 256)
  private var filled = 0

  package init() {
    for byte in UInt8(0)..<128 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"): asciiFolding[Int(byte)] = byte
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): asciiFolding[Int(byte)] = byte + 32
      default: asciiFolding[Int(byte)] = 0
      }
    }
  }

  deinit {
    asciiFolding.deallocate()
    buffer.deallocate()
  }

  /// Calls `body` with each token of UTF-8 text; the token's bytes are valid only during the call.
  @inline(__always)
  package func forEachToken(in text: UnsafeBufferPointer<UInt8>, _ body: (Token) -> Void) {
    var at = 0
    let end = text.count
    while at < end {
      let byte = text[at]
      if byte < 0x80 {
        if asciiFolding[Int(byte)] == 0 {
          at += 1
          continue
        }
      } else if !unicode.treatment(of: Self.scalar(in: text, at: at).scalar).begins {
        at += Self.scalar(in: text, at: at).length
        continue
      }
      let start = at
      at = takeToken(in: text, from: at)
      body(Token(bytes: UnsafeBufferPointer(rebasing: buffer[..<filled]), start: start, end: at))
    }
  }

  /// The tokens of a short text, such as a query's word.
  package func tokens(of text: String) -> [String] {
    var text = text
    var tokens: [String] = []
    text.withUTF8 { bytes in
      forEachToken(in: bytes) { tokens.append(String(decoding: $0.bytes, as: UTF8.self)) }
    }
    return tokens
  }

  /// Folds the token that begins here into the buffer; gives the place behind it.
  private func takeToken(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let ascii = asciiFolding
    var out = buffer
    var at = start
    var filled = 0
    while at < text.count {
      if filled + Self.padding + 4 > out.count { out = grow(filled) }
      let byte = text[at]
      if byte < 0x80 {
        let folded = ascii[Int(byte)]
        if folded == 0 { break }
        out[filled] = folded
        filled += 1
        at += 1
      } else {
        let (scalar, length) = Self.scalar(in: text, at: at)
        let treatment = unicode.treatment(of: scalar)
        if !treatment.continues { break }
        if let folded = treatment.folded {
          UTF8.encode(folded)?.forEach {
            out[filled] = $0
            filled += 1
          }
        }
        at += length
      }
    }
    for i in 0..<Self.padding { out[filled + i] = 0 }
    self.filled = filled
    return at
  }

  /// Zeros behind each token, so that its beginning can be read as two numbers however short it is.
  private static let padding = 16

  private func grow(_ filled: Int) -> UnsafeMutableBufferPointer<UInt8> {
    let larger = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: buffer.count * 4)
    _ = larger.update(fromContentsOf: buffer[..<filled])
    buffer.deallocate()
    buffer = larger
    return larger
  }

  /// The scalar that begins at a byte of valid UTF-8, and its length.
  @inline(__always)
  static func scalar(in text: UnsafeBufferPointer<UInt8>, at: Int) -> (scalar: Unicode.Scalar, length: Int) {
    let first = UInt32(text[at])
    func next(_ i: Int) -> UInt32 { at + i < text.count ? UInt32(text[at + i]) & 0x3F : 0 }
    let value: UInt32
    let length: Int
    if first < 0xE0 {
      (value, length) = ((first & 0x1F) << 6 | next(1), 2)
    } else if first < 0xF0 {
      (value, length) = ((first & 0x0F) << 12 | next(1) << 6 | next(2), 3)
    } else {
      (value, length) = ((first & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4)
    }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", min(length, text.count - at))
  }
}
