import NewsModel

/// Bytes to text: by byte order mark, by the pattern of NULs, as UTF-8, and as windows-1252 where nothing else fits.
enum TextDecoding {
  /// How much of a file is looked at to tell text from other bytes.
  private static let sampleLength = 8_192

  /// The text, or a failure where the bytes are none.
  static func text(of bytes: [UInt8], name: String) throws(Failure) -> String {
    if let utf16 = utf16(bytes) { return utf16 }
    guard isText(bytes) else {
      throw Failure(
        .undecodable, subject: name, cause: "is not text in any encoding that newsq knows",
        remedy: "deliver it as UTF-8 text, or keep it out of the inbox")
    }
    return utf8OrWindows1252(bytes)
  }

  /// Whether the bytes can be text: UTF-16, or bytes without NUL and with few control characters.
  static func isText(_ bytes: [UInt8]) -> Bool {
    if utf16Order(bytes) != nil { return true }
    let sample = bytes.prefix(sampleLength)
    guard bytes.withUnsafeBufferPointer({ $0.firstPlace(of: 0) }) == nil else { return false }
    let controls = sample.reduce(into: 0) { sum, byte in
      if byte < 0x20, !(0x07...0x0D).contains(byte), byte != 0x1B { sum += 1 }
      if byte == 0x7F { sum += 1 }
    }
    return controls * 10 <= sample.count
  }

  /// UTF-8 where the bytes are valid UTF-8, else windows-1252. A UTF-8 byte order mark is taken off. Bytes that are
  /// UTF-8 but for a few broken places keep what is right in them.
  static func utf8OrWindows1252(_ bytes: [UInt8]) -> String {
    let marked = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let content = marked ? bytes[3...] : bytes[...]
    if let text = String(validating: content, as: UTF8.self) { return text }
    if marked || isMostlyUTF8(content) { return String(decoding: content, as: UTF8.self) }
    return Windows1252.text(of: content)
  }

  /// Whether there are at least ten right sequences of several bytes for each wrong byte: then it is UTF-8 that
  /// suffered on its way, and reading it as windows-1252 would spoil every accent.
  static func isMostlyUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
    var right = 0
    var wrong = 0
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): if scalar.value >= 0x80 { right += 1 }
      case .error: wrong += 1
      case .emptyInput: return right >= 10 * wrong
      }
    }
  }

  // MARK: UTF-16

  private enum Order { case little, big }

  /// UTF-16 text by its byte order mark or by where its NULs are; nil where it is something else.
  static func utf16(_ bytes: [UInt8]) -> String? {
    guard let order = utf16Order(bytes) else { return nil }
    let marked = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    let content = bytes[(marked ? 2 : 0)...]
    var units: [UInt16] = []
    units.reserveCapacity(content.count / 2)
    var place = content.startIndex
    while place + 1 < content.endIndex {
      let (a, b) = (UInt16(content[place]), UInt16(content[place + 1]))
      units.append(order == .little ? b << 8 | a : a << 8 | b)
      place += 2
    }
    return String(decoding: units, as: UTF16.self)
  }

  /// Text in Latin letters has a NUL in every second byte: at odd places little-endian, at even ones big-endian.
  private static func utf16Order(_ bytes: [UInt8]) -> Order? {
    if bytes.starts(with: [0xFF, 0xFE]) { return .little }
    if bytes.starts(with: [0xFE, 0xFF]) { return .big }
    let sample = bytes.prefix(1_024)
    guard sample.count >= 8, sample.contains(0) else { return nil }
    var nuls = (even: 0, odd: 0)
    for (index, byte) in sample.enumerated() where byte == 0 {
      if index % 2 == 0 { nuls.even += 1 } else { nuls.odd += 1 }
    }
    let half = sample.count / 2
    if nuls.odd * 10 >= half * 4, nuls.even * 50 <= half { return .little }
    if nuls.even * 10 >= half * 4, nuls.odd * 50 <= half { return .big }
    return nil
  }
}
