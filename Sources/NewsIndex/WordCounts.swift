import NewsModel

/// In how many articles each word occurs, by the word's number: blocks of little-endian 32-bit counts.
///
/// A batch changes the counts of most words it knows. In rows of their own these would be as many look-ups into a
/// tree; in blocks they are a few rows, and what is common was numbered early and lies together.
enum WordCounts {
  static let blockSize: Int64 = 512

  /// Bytes of one count.
  static let bytesEach = 4

  static func number(block: Int64, place: Int) -> Int64 { block * blockSize + Int64(place) }
  static func block(of word: Int64) -> Int64 { word / blockSize }
  static func place(of word: Int64) -> Int { Int(word % blockSize) }

  /// The count at a place of a block's bytes; 0 behind their end.
  static func count(in bytes: [UInt8], at place: Int) -> Int64 {
    let offset = place * bytesEach
    guard offset + bytesEach <= bytes.count else { return 0 }
    return Int64(
      UInt32(littleEndian: bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: UInt32.self) }))
  }

  /// Makes a block's bytes long enough for a place.
  static func makeRoom(for place: Int, in bytes: inout [UInt8]) {
    let end = (place + 1) * bytesEach
    if end > bytes.count { bytes += [UInt8](repeating: 0, count: end - bytes.count) }
  }

  /// Changes the count at a place, for which there is room, and gives the new one.
  static func add(_ change: Int64, to bytes: inout [UInt8], at place: Int) -> Int64 {
    let count = max(0, min(Int64(UInt32.max), self.count(in: bytes, at: place) + change))
    let stored = UInt32(truncatingIfNeeded: count).littleEndian
    bytes.withUnsafeMutableBytes { $0.storeBytes(of: stored, toByteOffset: place * bytesEach, as: UInt32.self) }
    return count
  }
}
