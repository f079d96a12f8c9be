/// Lines below articles that tell how to reach the writer: they hold a mail address or a name like `@paper`.
enum ContactLine {
  /// Bytes above which a line is a paragraph.
  static let longest = 260

  static func matches(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.count <= longest else { return false }
    var place = line.startIndex
    while let at = line[place...].firstIndex(of: UInt8(ascii: "@")) {
      place = at + 1
      // A letter right behind it; what stands before tells an address from a name, and both will do.
      if place < line.endIndex, isNameByte(line[place]) { return true }
    }
    return false
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (97...122).contains(byte | 0x20) || byte == UInt8(ascii: "_")
  }
}
