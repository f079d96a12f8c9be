/// A text without what sites change in it when they print it twice: case, white space, punctuation.
struct FoldedText: Hashable {
  let bytes: [UInt8]

  init(_ text: String) {
    self.init(Array(text.utf8)[...])
  }

  /// Letters of the Latin, Greek and Cyrillic alphabets in lower case, digits, and every other character but marks.
  init(_ text: ArraySlice<UInt8>) {
    var folded: [UInt8] = []
    folded.reserveCapacity(text.count)
    var place = text.startIndex
    while place < text.endIndex {
      let byte = text[place]
      let next = place + 1 < text.endIndex ? text[place + 1] : 0
      var length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      length = min(length, text.endIndex - place)
      defer { place += length }
      switch (byte, next) {
      case (0x41...0x5A, _): folded.append(byte | 0x20)
      case (0x30...0x39, _), (0x61...0x7A, _): folded.append(byte)
      case (..<0x80, _), (0xC2, _), (0xE2, 0x80...0x81), (0xE3, 0x80): break
      case (0xC3, 0x80...0x9E): folded += [byte, next | 0x20]
      case (0xCE, 0x91...0x9F), (0xD0, 0x90...0x9F): folded += [byte, next + 0x20]
      case (0xCE, 0xA0...0xA9): folded += [0xCF, next - 0x20]
      case (0xD0, 0xA0...0xAF): folded += [0xD1, next - 0x20]
      default: folded += text[place..<place + length]
      }
    }
    bytes = folded
  }

  var isEmpty: Bool { bytes.isEmpty }

  /// Whether one of two texts begins as the other does, over a good many letters.
  func beginsLike(_ other: FoldedText) -> Bool {
    let most = 40
    let shortest = 30
    guard bytes.count >= shortest, other.bytes.count >= shortest else { return false }
    let count = min(most, bytes.count, other.bytes.count)
    return bytes.prefix(count) == other.bytes.prefix(count)
  }

  /// Whether another text is part of this one.
  func holds(_ other: FoldedText) -> Bool {
    !other.isEmpty && bytes.withUnsafeBufferPointer { $0.holds(other.bytes) }
  }
}
