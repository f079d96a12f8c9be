/// The last lines of a text: menus of a page recur there.
struct LastLines {
  private static let most = 6

  private let text: String
  /// What of them is no white space, as places in the text's UTF-8; a paragraph is nobody's menu and not among them.
  private var places: [Range<Int>] = []

  init(of text: String) {
    var text = text
    places = text.withUTF8 { bytes in
      var places: [Range<Int>] = []
      var count = 0
      for line in LinesFromEnd(of: bytes) {
        if count == Self.most { break }
        if line.count > TextLine.longest {
          count += 1
        } else if let place = Self.trimmed(bytes, line) {
          places.append(place)
          count += 1
        }
      }
      return places
    }
    self.text = text
  }

  /// Whether a line recurs among them.
  func hold(_ line: TextLine) -> Bool {
    let length = line.text.utf8.count
    return places.contains { place in
      place.count == length && place.lowerBound > line.offset
        && text.utf8.dropFirst(place.lowerBound).prefix(length).elementsEqual(line.text.utf8)
    }
  }

  private static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Range<Int>? {
    guard let first = bytes[line].firstIndex(where: { $0 > 0x20 }),
      let last = bytes[line].lastIndex(where: { $0 > 0x20 })
    else { return nil }
    return first..<last + 1
  }
}
