internal import Glibc

extension UnsafeBufferPointer<UInt8> {
  /// The first place of a byte from a place on, by the C library, which looks at many bytes at once.
  func firstPlace(of byte: UInt8, from start: Int = 0) -> Int? {
    guard let base = baseAddress, start < count, let found = memchr(base + start, Int32(byte), count - start)
    else { return nil }
    return found - UnsafeMutableRawPointer(mutating: UnsafeRawPointer(base))
  }

  /// Whether other bytes occur in these.
  func holds(_ needle: [UInt8]) -> Bool {
    guard let first = needle.first, let base = baseAddress else { return needle.isEmpty }
    var place = 0
    while place + needle.count <= count, let found = firstPlace(of: first, from: place),
      found + needle.count <= count
    {
      if memcmp(base + found, needle, needle.count) == 0 { return true }
      place = found + 1
    }
    return false
  }
}

extension String {
  /// Whether a byte occurs in the text's UTF-8.
  func hasByte(_ byte: UInt8) -> Bool {
    var text = self
    return text.withUTF8 { $0.firstPlace(of: byte) != nil }
  }
}
