import NewsModel

/// Bytes to text: by byte order mark, as UTF-8, by the pattern of NULs, by what the text declares, by what the bytes look
/// like, and as windows-1252 where nothing else fits.
enum TextDecoding {
  /// How much of a file is looked at to tell text from other bytes.
  private static let sampleLength = 8_192

  /// The text, or a failure where the bytes are none.
  static func text(of bytes: [UInt8], name: String) throws(Failure) -> String {
    if let wide = WideText.text(bytes) { return wide }
    guard isText(bytes) else {
      throw Failure(
        .undecodable, subject: name, cause: "is not text in any encoding that newsq knows",
        remedy: "deliver it as UTF-8 text, or keep it out of the inbox")
    }
    return narrow(bytes)
  }

  /// Whether the bytes can be text: UTF-16 or UTF-32, or bytes with few control characters and hardly a NUL.
  static func isText(_ bytes: [UInt8]) -> Bool {
    if WideText.form(of: bytes) != nil { return true }
    if bytes.withUnsafeBufferPointer({ $0.firstPlace(of: 0) }) != nil {
      // A byte that broke on its way is no reason to refuse a text.
      guard bytes.count(where: { $0 == 0 }) * 500 < bytes.count else { return false }
    }
    return bytes.withUnsafeBufferPointer { bytes in
      let sample = UnsafeBufferPointer(rebasing: bytes.prefix(sampleLength))
      var controls = 0
      var place = 0
      while place < sample.count {
        let end = min(place + 8, sample.count)
        // Eight bytes at a time; the few pieces with a line end or the like in them are looked at one by one.
        if place + 8 > sample.count || mayHoldControls(sample.baseAddress! + place) {
          for byte in sample[place..<end] where isControl(byte) { controls += 1 }
        }
        place = end
      }
      return controls * 10 <= sample.count
    }
  }

  private static func isControl(_ byte: UInt8) -> Bool {
    byte == 0x7F || (byte < 0x20 && !(0x07...0x0D).contains(byte) && byte != 0x1B)
  }

  /// Whether one of eight bytes is below 20 or is 7F: the subtraction borrows into its highest bit, which is not set in it.
  @inline(__always)
  private static func mayHoldControls(_ start: UnsafePointer<UInt8>) -> Bool {
    let bytes = UnsafeRawPointer(start).loadUnaligned(as: UInt64.self)
    let delete = bytes ^ 0x7F7F_7F7F_7F7F_7F7F
    let low = (bytes &- 0x2020_2020_2020_2020) & ~bytes
    let high = (delete &- 0x0101_0101_0101_0101) & ~delete
    return (low | high) & 0x8080_8080_8080_8080 != 0
  }

  /// Text in units of one byte. A UTF-8 byte order mark is taken off. Bytes that are UTF-8 but for a few broken places
  /// keep what is right in them.
  static func narrow(_ bytes: [UInt8]) -> String {
    let marked = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let content = marked ? bytes[3...] : bytes[...]
    if let text = String(validating: content, as: UTF8.self) { return shifted(bytes) ?? text }
    if marked || isMostlyUTF8(content) { return String(decoding: content, as: UTF8.self) }
    if let label = CodingLine.label(in: content), let text = declared(content, label) { return text }
    if let text = EncodingDetector.utf8(content, isMarkup: false) { return String(decoding: text, as: UTF8.self) }
    return Windows1252.text(of: content)
  }

  /// Text of seven bits a byte that changes its meaning by escape sequences (ISO 2022, of Japan, Korea and China): it
  /// would pass for ASCII.
  static func shifted(_ bytes: [UInt8]) -> String? {
    guard let escape = bytes.withUnsafeBufferPointer({ $0.firstPlace(of: 0x1B) }), escape + 2 < bytes.count,
      bytes[escape + 1] == UInt8(ascii: "$") || bytes[escape + 1] == UInt8(ascii: "(")
    else { return nil }
    for encoding in ["ISO-2022-JP", "ISO-2022-KR", "ISO-2022-CN"] {
      if let (text, broken) = Iconv.utf8(bytes[...], encoding: encoding), broken * 50 <= text.count {
        return String(decoding: text, as: UTF8.self)
      }
    }
    return nil
  }

  /// The text as it is declared, unless the declaration is plainly wrong.
  private static func declared(_ content: ArraySlice<UInt8>, _ label: String) -> String? {
    guard let encoding = EncodingLabels.name(label), encoding != "UTF-8",
      let (text, broken) = Iconv.utf8(content, encoding: encoding), broken * 50 <= content.count
    else { return nil }
    return String(decoding: text, as: UTF8.self)
  }

  /// Whether there are at least ten right sequences of several bytes for each wrong byte: then it is UTF-8 that
  /// suffered on its way, and reading it as another encoding would spoil every accent.
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
}
