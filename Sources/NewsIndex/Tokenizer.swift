import NewsModel

/// Cuts text into the tokens that FTS5's `unicode61` would make of it, with their places.
///
/// The same tokens in the same order, but on the reader's core instead of the writer's, and quicker: ASCII, which
/// is most of most news, never leaves two tables. One instance is for one thread.
package final class Tokenizer {
  /// One token: its folded bytes and the bytes of the text it stands for.
  package struct Token {
    /// At least sixteen bytes can be read from their beginning; those behind their end are zeros.
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
    var place = 0
    while let token = nextToken(in: text, from: &place) { body(token) }
  }

  /// The next token of UTF-8 text from a place on, which goes behind it; nil where there is none. Its bytes are valid until the
  /// next one is asked for.
  @inline(__always)
  func nextToken(in text: UnsafeBufferPointer<UInt8>, from place: inout Int) -> Token? {
    while place < text.count {
      let byte = text[place]
      if byte < 0x80 {
        if asciiFolding[Int(byte)] == 0 {
          place += 1
          continue
        }
      } else if !unicode.treatment(of: Self.scalar(in: text, at: place).scalar).begins {
        place += Self.scalar(in: text, at: place).length
        continue
      }
      let start = place
      place = takeShortWord(in: text, from: start) ?? takeToken(in: text, from: start)
      return Token(bytes: UnsafeBufferPointer(rebasing: buffer[..<filled]), start: start, end: place)
    }
    return nil
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

  /// Takes a token of ASCII letters and digits that is shorter than sixteen bytes, as most are, without a loop: its bytes
  /// are looked at and folded in two numbers. Gives the place behind it, or nil where the token is another one.
  @inline(__always)
  private func takeShortWord(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard start + 16 < text.count else { return nil }
    let bytes = UnsafeRawPointer(text.baseAddress! + start)
    let low = UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self))
    let high = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    var length = Self.wordLength(low)
    if length == 8 { length += Self.wordLength(high) }
    // What follows may be a letter outside of ASCII.
    if length == 0 || length == 16 || text[start + length] >= 0x80 { return nil }
    let space: UInt64 = 0x2020_2020_2020_2020
    let isLong = length > 8
    let lowBits = isLong ? 64 : UInt64(length * 8), highBits = isLong ? UInt64(length * 8 - 64) : 0
    let target = UnsafeMutableRawPointer(buffer.baseAddress!)
    target.storeBytes(of: ((low | space) & Self.firstBits(lowBits)).littleEndian, as: UInt64.self)
    target.storeBytes(of: ((high | space) & Self.firstBits(highBits)).littleEndian, toByteOffset: 8, as: UInt64.self)
    filled = length
    return start + length
  }

  /// How many of eight bytes, from the lowest on, are ASCII letters and digits.
  @inline(__always)
  private static func wordLength(_ bytes: UInt64) -> Int {
    let all: UInt64 = 0x0101_0101_0101_0101
    let plain = bytes & (all &* 0x7F)
    let lower = plain | (all &* 0x20)
    // A sum has a byte's high bit where the byte is not below the bound.
    let letters = (lower &+ (all &* (0x80 - 0x61))) & ~(lower &+ (all &* (0x80 - 0x7B)))
    let digits = (plain &+ (all &* (0x80 - 0x30))) & ~(plain &+ (all &* (0x80 - 0x3A)))
    return (~((letters | digits) & ~bytes) & (all &* 0x80)).trailingZeroBitCount >> 3
  }

  @inline(__always)
  private static func firstBits(_ count: UInt64) -> UInt64 {
    count == 0 ? 0 : UInt64.max >> (64 - count)
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
