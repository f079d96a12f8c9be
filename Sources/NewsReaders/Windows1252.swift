/// The encoding of old Western files, a superset of ISO 8859-1's letters.
enum Windows1252 {
  /// The characters of the bytes 0x80 to 0x9F (WHATWG Encoding Standard, index-windows-1252); the five bytes without
  /// one are U+FFFD here, as C1 controls are never text.
  private static let high: [UInt16] = [
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD,
    0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
    0x0153, 0xFFFD, 0x017E, 0x0178,
  ]

  static func text(of bytes: ArraySlice<UInt8>) -> String {
    let units = bytes.map { (0x80...0x9F).contains($0) ? high[Int($0 - 0x80)] : UInt16($0) }
    return String(decoding: units, as: UTF16.self)
  }
}
