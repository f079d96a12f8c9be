/// SQLite's variable-length integers: seven bits a byte, the highest first, all bits of a ninth byte.
enum Varint {
  /// Bytes of the longest one.
  static let longest = 9

  /// Writes a number and gives how many bytes it took; there must be room for `longest`.
  @inline(__always)
  static func put(_ value: UInt64, at bytes: UnsafeMutablePointer<UInt8>) -> Int {
    if value < 0x80 {
      bytes[0] = UInt8(truncatingIfNeeded: value)
      return 1
    }
    if value < 0x4000 {
      bytes[0] = UInt8(truncatingIfNeeded: value >> 7) | 0x80
      bytes[1] = UInt8(truncatingIfNeeded: value) & 0x7F
      return 2
    }
    if value < 0x1000_0000 { return putMiddle(UInt32(truncatingIfNeeded: value), at: bytes) }
    return putLong(value, at: bytes)
  }

  /// Three or four bytes, as differences between articles' numbers have.
  @inline(__always)
  private static func putMiddle(_ value: UInt32, at bytes: UnsafeMutablePointer<UInt8>) -> Int {
    var end = bytes
    if value >= 0x20_0000 {
      end[0] = UInt8(truncatingIfNeeded: value >> 21) | 0x80
      end += 1
    }
    end[0] = UInt8(truncatingIfNeeded: value >> 14) | 0x80
    end[1] = UInt8(truncatingIfNeeded: value >> 7) | 0x80
    end[2] = UInt8(truncatingIfNeeded: value) & 0x7F
    return end - bytes + 3
  }

  @inline(never)
  private static func putLong(_ value: UInt64, at bytes: UnsafeMutablePointer<UInt8>) -> Int {
    if value >> 56 != 0 {
      bytes[8] = UInt8(truncatingIfNeeded: value)
      var rest = value >> 8
      for i in stride(from: 7, through: 0, by: -1) {
        bytes[i] = UInt8(truncatingIfNeeded: rest) | 0x80
        rest >>= 7
      }
      return 9
    }
    let count = (70 - value.leadingZeroBitCount) / 7
    var rest = value
    for i in stride(from: count - 1, through: 0, by: -1) {
      bytes[i] = UInt8(truncatingIfNeeded: rest) & 0x7F | (i == count - 1 ? 0 : 0x80)
      rest >>= 7
    }
    return count
  }

  /// Reads a number and gives how many bytes it took. Memory behind its end must be readable.
  @inline(__always)
  static func get(at bytes: UnsafePointer<UInt8>) -> (value: UInt64, length: Int) {
    let first = UInt64(bytes[0])
    if first < 0x80 { return (first, 1) }
    let second = UInt64(bytes[1])
    if second < 0x80 { return ((first & 0x7F) << 7 | second, 2) }
    let third = UInt64(bytes[2])
    if third < 0x80 { return ((first & 0x7F) << 14 | (second & 0x7F) << 7 | third, 3) }
    return getLong(at: bytes)
  }

  @inline(never)
  private static func getLong(at bytes: UnsafePointer<UInt8>) -> (value: UInt64, length: Int) {
    var value: UInt64 = 0
    for i in 0..<8 {
      value = value << 7 | UInt64(bytes[i] & 0x7F)
      if bytes[i] < 0x80 { return (value, i + 1) }
    }
    return (value << 8 | UInt64(bytes[8]), 9)
  }

  /// Reads the two numbers before a list of places: the distance from the article before, and twice the list's size; and gives how many
  /// bytes they took. Memory behind their end must be readable.
  @inline(__always)
  static func head(
    at bytes: UnsafePointer<UInt8>
  ) -> (difference: UInt64, size: UInt64, length: Int) {
    let both = UInt16(littleEndian: UnsafeRawPointer(bytes).loadUnaligned(as: UInt16.self))
    // Frequent words have one byte each, nearly always.
    if both & 0x8080 == 0 { return (UInt64(both & 0xFF), UInt64(both &>> 8), 2) }
    let (difference, length) = get(at: bytes)
    let (size, sizeLength) = get(at: bytes + length)
    return (difference, size, length &+ sizeLength)
  }

  /// Appends a number to an array.
  static func append(_ value: UInt64, to bytes: inout [UInt8]) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: longest) { buffer in
      let count = put(value, at: buffer.baseAddress!)
      bytes.append(contentsOf: buffer[..<count])
    }
  }

  /// The numbers that a record consists of, or nil where it ends within one.
  static func numbers(in record: ArraySlice<UInt8>) -> [UInt64]? {
    let padded = record + [UInt8](repeating: 0, count: longest)
    return padded.withUnsafeBufferPointer { bytes in
      var numbers: [UInt64] = []
      var at = 0
      while at < record.count {
        let (value, length) = get(at: bytes.baseAddress! + at)
        numbers.append(value)
        at += length
      }
      return at == record.count ? numbers : nil
    }
  }
}
