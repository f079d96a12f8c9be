/// Lines below pictures, where no element says that they are: they end with who took the picture.
enum CaptionLine {
  /// Bytes above which a line is a paragraph.
  static let longest = 300

  /// What stands in the brackets at a caption's end.
  private static let inBrackets = [
    "photo", "foto", "fot.", "zdj.", "picture", "pic:", "image", "getty", "shutterstock", "фото", "φωτο", "圖", "图", "攝",
    "摄", "写真", "사진",
  ].map { Array($0.utf8) }

  /// What stands before a name at a caption's end.
  private static let beforeName = [
    "photo:", "photos:", "photo by", "photograph:", "photography:", "photo credit", "credit:", "credits:", "image:",
    "picture:", "pictures:", "foto:", "fotos:", "bild:", "fot. ", "фото:", "φωτο:", "photographie:", "crédit",
  ].map { Array($0.utf8) }

  private static let endings = ["getty images", "ap photo", "shutterstock", "istock", "unsplash"].map { Array($0.utf8) }

  static func matches(_ line: String) -> Bool {
    guard line.utf8.count <= longest else { return false }
    let lower = Array(line.lowercased().utf8)
    if let open = opening(of: lower), Self.inBrackets.contains(where: { holds(lower[open...], $0) }) { return true }
    if endings.contains(where: { lower.count > $0.count && lower.suffix($0.count) == $0[...] }) { return true }
    // "…in better days. Photo: Ada Moss": a name of a few words, and no sentence of its own.
    guard lower.last != UInt8(ascii: ".") else { return false }
    return beforeName.contains { holds(lower.suffix(60), $0) }
  }

  /// The place of the bracket that the one at the line's end closes, where it is near.
  private static func opening(of line: [UInt8]) -> Int? {
    let start = max(0, line.count - 90)
    if line.last == UInt8(ascii: ")") { return line[start...].lastIndex(of: UInt8(ascii: "(")) }
    // The wide brackets of Chinese and Japanese, U+FF08 and U+FF09.
    guard line.suffix(3) == [0xEF, 0xBC, 0x89] else { return nil }
    return (start..<line.count - 3).last { line[$0...].starts(with: [0xEF, 0xBC, 0x88]) }
  }

  private static func holds(_ line: ArraySlice<UInt8>, _ part: [UInt8]) -> Bool {
    line.withUnsafeBufferPointer { $0.holds(part) }
  }
}
