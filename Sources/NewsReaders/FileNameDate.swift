import NewsModel

/// The date in a file's name: `2025-02-12-name.txt`, `20250212_name`, `2025/02/12/name.txt`.
enum FileNameDate {
  /// The last date in the path that is complete and stands by itself, or nil.
  static func date(in path: String) -> PublishedDate? {
    let bytes = Array(path.utf8)
    var found: PublishedDate?
    var place = 0
    while place < bytes.count {
      guard isDigit(bytes[place]), place == 0 || !isWordByte(bytes[place - 1]) else {
        place += 1
        continue
      }
      if let (date, end) = date(in: bytes, at: place) {
        found = date
        place = end
      } else {
        while place < bytes.count, isDigit(bytes[place]) { place += 1 }
      }
    }
    return found
  }

  /// A year, a month and a day of full length, with one and the same separator between them or with none.
  private static func date(in bytes: [UInt8], at start: Int) -> (PublishedDate, Int)? {
    guard let year = number(bytes, start, 4), (1900...2100).contains(year) else { return nil }
    let separated = start + 4 < bytes.count && "-_./".utf8.contains(bytes[start + 4])
    let gap = separated ? 1 : 0
    let monthPlace = start + 4 + gap
    let dayPlace = monthPlace + 2 + gap
    guard let month = number(bytes, monthPlace, 2), let day = number(bytes, dayPlace, 2),
      !separated || bytes[monthPlace + 2] == bytes[start + 4]
    else { return nil }
    let end = dayPlace + 2
    // In `2025/02/16-ships-leave` 16 is the first word of a name. `T190430` may follow; other letters and digits make it part of something else.
    guard end == bytes.count || !isWordByte(bytes[end]) || bytes[end] | 0x20 == UInt8(ascii: "t"),
      !(separated && bytes[start + 4] == UInt8(ascii: "/") && end < bytes.count && bytes[end] == UInt8(ascii: "-")),
      let civil = CivilDay(year: year, month: month, day: day)
    else { return nil }
    return (PublishedDate(day: civil, origin: .file), end)
  }

  private static func number(_ bytes: [UInt8], _ start: Int, _ count: Int) -> Int? {
    guard start + count <= bytes.count else { return nil }
    var value = 0
    for byte in bytes[start..<start + count] {
      guard isDigit(byte) else { return nil }
      value = value * 10 + Int(byte - 48)
    }
    return value
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    isDigit(byte) || (97...122).contains(byte | 0x20) || byte >= 0x80
  }
}
