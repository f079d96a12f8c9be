/// What kind of archive or compressed file bytes begin, by their magic numbers.
enum ArchiveKind {
  case archive
  case gzip
  /// By another program than gzip.
  case compressed

  private static let starts: [(bytes: [UInt8], kind: ArchiveKind)] = [
    ([0x1F, 0x8B, 0x08], .gzip),
    ([0x50, 0x4B, 0x03, 0x04], .archive),
    // A ZIP file without entries, and one of several volumes.
    ([0x50, 0x4B, 0x05, 0x06], .archive),
    ([0x50, 0x4B, 0x07, 0x08], .archive),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .archive),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], .compressed),
    ([0x28, 0xB5, 0x2F, 0xFD], .compressed),
    ([0x04, 0x22, 0x4D, 0x18], .compressed),
    ([0x1F, 0x9D], .compressed),
  ]

  static func of(_ head: [UInt8]) -> ArchiveKind? {
    guard let first = head.first else { return nil }
    for start in starts where start.bytes[0] == first && head.starts(with: start.bytes) { return start.kind }
    if isBzip2(head) { return .compressed }
    return isTar(head) ? .archive : nil
  }

  /// `BZh`, the size of a block, and the block's magic number: what begins with the letters alone may be a text.
  private static func isBzip2(_ head: [UInt8]) -> Bool {
    guard head.count >= 10, head.starts(with: [0x42, 0x5A, 0x68]), (0x31...0x39).contains(head[3]) else { return false }
    return head[4...].starts(with: [0x31, 0x41, 0x59, 0x26, 0x53, 0x59])
      || head[4...].starts(with: [0x17, 0x72, 0x45, 0x38, 0x50, 0x90])
  }

  /// A first header whose check sum is right: the oldest tar files have no magic number.
  private static func isTar(_ head: [UInt8]) -> Bool {
    guard head.count >= 512, head[0] != 0, head[155] == 0 || head[155] == 0x20 || head[154] == 0 else { return false }
    var stated = 0
    for byte in head[148..<156] where byte != 0x20 && byte != 0 {
      guard (0x30...0x37).contains(byte) else { return false }
      stated = stated * 8 + Int(byte - 0x30)
    }
    var sum = 8 * 0x20
    for (place, byte) in head[..<512].enumerated() where !(148..<156).contains(place) { sum += Int(byte) }
    return stated == sum
  }
}
