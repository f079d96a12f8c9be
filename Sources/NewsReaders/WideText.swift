/// Text in units of two or four bytes: UTF-16 and UTF-32, with or without byte order mark.
enum WideText {
  enum Form: CaseIterable {
    case utf32Little, utf32Big, utf16Little, utf16Big

    var width: Int {
      switch self {
      case .utf16Little, .utf16Big: 2
      case .utf32Little, .utf32Big: 4
      }
    }

    var isLittle: Bool { self == .utf16Little || self == .utf32Little }
  }

  /// The text, or nil where the bytes are something else.
  static func text(_ bytes: [UInt8]) -> String? {
    guard let (form, mark) = form(of: bytes) else { return nil }
    return text(bytes[mark...], form)
  }

  /// The form, and how long its byte order mark is.
  static func form(of bytes: [UInt8]) -> (form: Form, mark: Int)? {
    guard bytes.count >= 2 else { return nil }
    if bytes[0] == 0 || bytes[0] >= 0xFE, let marked = marked(bytes) { return marked }
    let sample = bytes.prefix(1_024)
    let isSingle = sample.withUnsafeBufferPointer { $0.firstPlace(of: 0) == nil }
    guard sample.count >= 8, !isSingle else { return nil }
    return unmarked(Array(sample)).map { ($0, 0) }
  }

  private static func marked(_ bytes: [UInt8]) -> (form: Form, mark: Int)? {
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]), bytes.count % 4 == 0 { return (.utf32Little, 4) }
    if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return (.utf32Big, 4) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16Little, 2) }
    return bytes.starts(with: [0xFE, 0xFF]) ? (.utf16Big, 2) : nil
  }

  /// Every letter of ASCII, every space and every line end has zeros beside it, always on the same side: in the other order
  /// these are rare characters, and no order makes a text of other bytes.
  private static func unmarked(_ sample: [UInt8]) -> Form? {
    var best: (form: Form, plain: Int)?
    for form in Form.allCases {
      let units = units(sample[...], form)
      var plain = 0
      var wrong = 0
      for unit in units {
        switch unit {
        case 0x20...0x7E, 0x0A, 0x0D, 0x09: plain += 1
        case 0...0x1F, 0x7F...0x9F, 0xE000...0xF8FF, 0xFFFE...0xFFFF, 0x110000...: wrong += 1
        // A space or a line end the wrong way round.
        case 0x2000, 0x0A00, 0x0D00: wrong += 1
        default:
          if !(0xD800...0xDFFF).contains(unit), let scalar = Unicode.Scalar(unit),
            scalar.properties.generalCategory == .unassigned
          {
            wrong += 1
          }
        }
      }
      guard wrong * 50 <= units.count else { continue }
      // No other bytes are characters in units of four.
      if form.width == 4, wrong == 0 { return form }
      // Texts of China and Japan have few spaces, but line ends and figures.
      guard plain * 100 >= units.count, plain > best?.plain ?? 0 else { continue }
      best = (form, plain)
    }
    return best?.form
  }

  private static func units(_ bytes: ArraySlice<UInt8>, _ form: Form) -> [UInt32] {
    var units: [UInt32] = []
    units.reserveCapacity(bytes.count / form.width)
    var place = bytes.startIndex
    while place + form.width <= bytes.endIndex {
      var unit: UInt32 = 0
      for offset in 0..<form.width {
        let byte = UInt32(bytes[place + (form.isLittle ? form.width - 1 - offset : offset)])
        unit = unit << 8 | byte
      }
      units.append(unit)
      place += form.width
    }
    return units
  }

  private static func text(_ bytes: ArraySlice<UInt8>, _ form: Form) -> String {
    let units = units(bytes, form)
    return form.width == 2
      ? String(decoding: units.lazy.map { UInt16(truncatingIfNeeded: $0) }, as: UTF16.self)
      : String(decoding: units, as: UTF32.self)
  }
}
