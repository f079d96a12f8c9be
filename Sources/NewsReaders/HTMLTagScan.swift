/// Finds tags of so many attributes that libxml2 would take minutes for them: it compares each attribute of a tag with all
/// before it, and nothing can stop it there.
enum HTMLTagScan {
  /// Attributes that one tag may have; real ones stay below a hundred.
  static let mostAttributes = 10_000
  /// Where no `<` comes for so many bytes there may be such a tag; pages without such a place are done with here.
  private static let longRun = 2 * mostAttributes

  static func hasEndlessTag(_ page: [UInt8]) -> Bool {
    page.withUnsafeBufferPointer { hasLongRun($0) && hasTagOfMany($0) }
  }

  private static func hasLongRun(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var place = 0
    while place < bytes.count {
      let next = bytes.firstPlace(of: UInt8(ascii: "<"), from: place) ?? bytes.count
      if next - place > longRun { return true }
      place = next + 1
    }
    return false
  }

  private static func hasTagOfMany(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var place = 0
    while let open = bytes.firstPlace(of: UInt8(ascii: "<"), from: place), open + 1 < bytes.count {
      guard (0x61...0x7A).contains(bytes[open + 1] | 0x20) else {
        place = open + 1
        continue
      }
      guard let end = end(of: bytes, from: open + 1) else { return true }
      place = end
      // What a script compares (`a<b`) is no tag.
      if bytes[open + 1] | 0x20 == UInt8(ascii: "s"), open + 2 < bytes.count,
        bytes[open + 2] | 0x20 == UInt8(ascii: "c")
      {
        place = scriptEnd(bytes, from: end)
      }
    }
    return false
  }

  /// The place behind a tag; nil where it has too many attributes.
  private static func end(of bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var place = start
    var attributes = 0
    var isInWord = true
    while place < bytes.count {
      let byte = bytes[place]
      if byte == UInt8(ascii: ">") { return place + 1 }
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"), bytes[place - 1] == UInt8(ascii: "=") {
        place = bytes.firstPlace(of: byte, from: place + 1) ?? bytes.count
        isInWord = false
      } else if byte <= 0x20 || byte == UInt8(ascii: "/") {
        isInWord = false
      } else if !isInWord {
        isInWord = true
        attributes += 1
        if attributes > mostAttributes { return nil }
      }
      place += 1
    }
    return bytes.count
  }

  private static func scriptEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var place = start
    while let open = bytes.firstPlace(of: UInt8(ascii: "<"), from: place) {
      if open + 2 < bytes.count, bytes[open + 1] == UInt8(ascii: "/"), bytes[open + 2] | 0x20 == UInt8(ascii: "s") {
        return open
      }
      place = open + 1
    }
    return bytes.count
  }
}
