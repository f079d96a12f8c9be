internal import Glibc

extension UnsafeBufferPointer<UInt8> {
  /// The first place of a byte from a place on, by the C library, which looks at many bytes at once.
  func firstPlace(of byte: UInt8, from start: Int = 0) -> Int? {
    guard let base = baseAddress, start < count, let found = memchr(base + start, Int32(byte), count - start)
    else { return nil }
    return found - UnsafeMutableRawPointer(mutating: UnsafeRawPointer(base))
  }
}

extension String {
  /// Whether a byte occurs in the text's UTF-8.
  func hasByte(_ byte: UInt8) -> Bool {
    var text = self
    return text.withUTF8 { $0.firstPlace(of: byte) != nil }
  }
}
