/// UTF-8 that was taken for Latin-1 and written as UTF-8 once more: `zamkniÄ\u{99}ty`. Databases of old sites hold much of it.
enum TwiceEncoded {
  /// Fewer letters than this may be meant so, in a text about encodings.
  private static let fewest = 10

  /// The text with each such letter as it was meant, or nil where there are none. A letter counts where all of its bytes are
  /// there; at least three of them must have made control characters, which no text has.
  static func repaired(_ bytes: [UInt8]) -> [UInt8]? {
    var repaired: [UInt8] = []
    var letters = 0
    var impossible = 0
    var copied = 0
    var place = 0
    while place + 3 < bytes.count {
      guard bytes[place] == 0xC3, let (letter, hasControl) = letter(bytes, place) else {
        place += 1
        continue
      }
      repaired += bytes[copied..<place] + letter
      letters += 1
      impossible += hasControl ? 1 : 0
      place += 2 * letter.count
      copied = place
    }
    guard letters >= fewest, impossible >= 3 else { return nil }
    return repaired + bytes[copied...]
  }

  /// The letter whose bytes stand at a place as letters of two bytes each.
  private static func letter(_ bytes: [UInt8], _ place: Int) -> (letter: [UInt8], hasControl: Bool)? {
    // U+00C0 to U+00FF are C3 80 to C3 BF.
    let lead = bytes[place + 1] | 0x40
    let count: Int
    switch lead {
    case 0xC2...0xDF: count = 2
    case 0xE0...0xEF: count = 3
    case 0xF0...0xF4: count = 4
    default: return nil
    }
    guard place + 2 * count <= bytes.count else { return nil }
    var letter = [lead]
    var hasControl = false
    for next in 1..<count {
      // U+0080 to U+00BF are C2 80 to C2 BF.
      guard bytes[place + 2 * next] == 0xC2 else { return nil }
      letter.append(bytes[place + 2 * next + 1])
      hasControl = hasControl || bytes[place + 2 * next + 1] < 0xA0
    }
    return String(validating: letter, as: UTF8.self) == nil ? nil : (letter, hasControl)
  }
}
