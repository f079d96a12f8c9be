/// What stands before a file's outermost element: a declaration, comments, a document type.
struct XMLProlog {
  /// Where the outermost element begins.
  let rootPlace: Int
  /// The declarations that the file itself holds, between the brackets of its document type.
  let subset: Range<Int>?

  /// Nil where no element follows.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    var place = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var subset: Range<Int>?
    while true {
      // Text between the parts is what a program said before it failed, or a mark that was lost.
      guard let next = bytes.firstPlace(of: UInt8(ascii: "<"), from: place), next + 1 < bytes.count else { return nil }
      place = next
      switch bytes[place + 1] {
      case UInt8(ascii: "?"):
        guard let end = bytes.place(of: "?>", from: place + 2) else { return nil }
        place = end + 2
      case UInt8(ascii: "!") where bytes.has("<!--", at: place):
        guard let end = bytes.place(of: "-->", from: place + 4) else { return nil }
        place = end + 3
      case UInt8(ascii: "!"):
        guard let type = Self.documentType(bytes, from: place) else { return nil }
        subset = subset ?? type.subset
        place = type.end
      default:
        guard XMLRepair.isNameStart(bytes[place + 1]) else {
          place += 1
          continue
        }
        rootPlace = place
        self.subset = subset
        return
      }
    }
  }

  /// The end of a document type, and the range of its own declarations.
  private static func documentType(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (end: Int, subset: Range<Int>?)? {
    var place = start + 2
    var subset: Range<Int>?
    var open: Int?
    while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        guard let end = bytes.firstPlace(of: bytes[place], from: place + 1) else { return nil }
        place = end
      case UInt8(ascii: "<") where bytes.has("<!--", at: place):
        guard let end = bytes.place(of: "-->", from: place + 4) else { return nil }
        place = end + 2
      case UInt8(ascii: "[") where open == nil: open = place + 1
      case UInt8(ascii: "]"):
        if let start = open { subset = start..<place }
        open = nil
      case UInt8(ascii: ">") where open == nil: return (place + 1, subset)
      default: break
      }
      place += 1
    }
    return nil
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether ASCII text stands at a place.
  func has(_ text: StaticString, at place: Int) -> Bool {
    guard place >= 0, place + text.utf8CodeUnitCount <= count else { return false }
    for index in 0..<text.utf8CodeUnitCount where self[place + index] != text.utf8Start[index] { return false }
    return true
  }

  /// The first place of an ASCII text from a place on.
  func place(of text: StaticString, from start: Int) -> Int? {
    var place = start
    while let found = firstPlace(of: text.utf8Start[0], from: place) {
      if has(text, at: found) { return found }
      place = found + 1
    }
    return nil
  }
}
