/// Archives for tests, byte by byte.
enum ArchiveMaking {
  /// A tar file; each entry has its type: `0` a file, `2` a symbolic link, `3` a device.
  static func tar(_ entries: [(name: String, content: [UInt8])], type: Character = "0", link: String = "") -> [UInt8] {
    var bytes: [UInt8] = []
    for entry in entries {
      var header = [UInt8](repeating: 0, count: 512)
      func put(_ text: String, at place: Int) {
        header.replaceSubrange(place..<place + text.utf8.count, with: text.utf8)
      }
      put(entry.name, at: 0)
      put("0000644", at: 100)
      put("0000000", at: 108)
      put("0000000", at: 116)
      put(octal(entry.content.count, 11), at: 124)
      put("00000000000", at: 136)
      put("        ", at: 148)
      put(String(type), at: 156)
      put(link, at: 157)
      put("ustar", at: 257)
      put("00", at: 263)
      put(octal(header.reduce(0) { $0 + Int($1) }, 6) + "\0 ", at: 148)
      bytes += header + entry.content
      bytes += [UInt8](repeating: 0, count: (512 - entry.content.count % 512) % 512)
    }
    return bytes + [UInt8](repeating: 0, count: 1_024)
  }

  static func tar(_ entries: [(String, String)]) -> [UInt8] {
    tar(entries.map { ($0.0, Array($0.1.utf8)) })
  }

  /// A zip file whose members are stored as they are.
  static func zip(_ entries: [(name: String, content: [UInt8])], flags: UInt16 = 0x800) -> [UInt8] {
    var bytes: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      let name = Array(entry.name.utf8)
      let size = entry.content.count
      let facts =
        little(flags, 2) + little(0, 2) + little(0, 4) + little(crc32(entry.content), 4) + little(size, 4)
        + little(size, 4)
        + little(name.count, 2) + little(0, 2)
      directory += [0x50, 0x4B, 1, 2] + little(20, 2) + little(20, 2) + facts
      directory += little(0, 2) + little(0, 2) + little(0, 2) + little(0, 4) + little(bytes.count, 4) + name
      bytes += [0x50, 0x4B, 3, 4] + little(20, 2) + facts + name + entry.content
    }
    let end =
      [0x50, 0x4B, 5, 6] + little(0, 2) + little(0, 2) + little(entries.count, 2) + little(entries.count, 2)
      + little(directory.count, 4) + little(bytes.count, 4) + little(0, 2)
    return bytes + directory + end
  }

  static func zip(_ entries: [(String, String)]) -> [UInt8] {
    zip(entries.map { ($0.0, Array($0.1.utf8)) })
  }

  /// A gzip member whose data are stored as they are.
  static func gzip(_ content: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
    var place = 0
    repeat {
      let length = min(65_535, content.count - place)
      let isLast = place + length == content.count
      bytes += [isLast ? 1 : 0] + little(length, 2) + little(~length & 0xFFFF, 2) + content[place..<place + length]
      place += length
    } while place < content.count
    return bytes + little(crc32(content), 4) + little(content.count & 0xFFFF_FFFF, 4)
  }

  static func gzip(_ text: String) -> [UInt8] { gzip(Array(text.utf8)) }

  /// A gzip file that becomes a thousand times larger: so many times 258 zeros, of two bits each.
  static func gzipBomb(zeros: Int) -> [UInt8] {
    // Fixed codes: the literal 0 is 00110000; a length of 258 is 11000101, its distance of 1 is 00000. The last block
    // never ends: whoever comes so far has taken too much already.
    var bits: [UInt8] = [1, 1, 0] + [0, 0, 1, 1, 0, 0, 0, 0]
    let repetition: [UInt8] = [1, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0]
    for _ in 0..<zeros / 258 { bits += repetition }
    var bytes: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
    var place = 0
    while place < bits.count {
      var byte: UInt8 = 0
      for bit in 0..<min(8, bits.count - place) { byte |= bits[place + bit] << bit }
      bytes.append(byte)
      place += 8
    }
    return bytes
  }

  private static func octal(_ number: Int, _ width: Int) -> String {
    let digits = String(number, radix: 8)
    return String(repeating: "0", count: width - digits.count) + digits
  }

  private static func little(_ number: some BinaryInteger, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: Int(number) >> (8 * $0)) }
  }

  private static func crc32(_ bytes: [UInt8]) -> UInt32 {
    var crc = UInt32.max
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return ~crc
  }
}
