internal import Glibc

extension UnsafeBufferPointer<UInt8> {
  /// The first place of a byte from a place on, by the C library, which looks at many bytes at once.
  func firstPlace(of byte: UInt8, from start: Int = 0) -> Int? {
    guard let base = baseAddress, start < count, let found = memchr(base + start, Int32(byte), count - start)
    else { return nil }
    return found - UnsafeMutableRawPointer(mutating: UnsafeRawPointer(base))
  }

  /// The last place of a byte before a place.
  func lastPlace(of byte: UInt8, before end: Int) -> Int? {
    guard let base = baseAddress else { return nil }
    var end = end
    // Eight bytes at a time, while none of them is the one: its difference to it would be zero.
    let pattern = UInt64(byte) &* 0x0101_0101_0101_0101
    while end >= 8 {
      let difference = UnsafeRawPointer(base + end - 8).loadUnaligned(as: UInt64.self) ^ pattern
      if (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080 != 0 { break }
      end -= 8
    }
    while end > 0 {
      end -= 1
      if self[end] == byte { return end }
    }
    return nil
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
