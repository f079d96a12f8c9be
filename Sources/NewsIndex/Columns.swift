/// About how many columns of a terminal a part of a UTF-8 text takes.
///
/// Told from the first byte of each character, so that megabytes can be measured: East Asian ones and emoji count two, all
/// others one.
enum Columns {
  static func count(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
    var columns = 0
    for byte in text[range] { columns += of(byte) }
    return columns
  }

  /// What a byte adds: nothing where it goes on with a character.
  @inline(__always)
  static func of(_ byte: UInt8) -> Int {
    if byte < 0x80 { return 1 }
    if byte < 0xC0 { return 0 }
    // From U+3000 to U+DFFF, and above U+FFFF.
    return (0xE3...0xED).contains(byte) || byte >= 0xF0 ? 2 : 1
  }

  /// The place so many columns behind another, at a character's beginning; the limit where there are fewer.
  static func place(_ text: UnsafeBufferPointer<UInt8>, behind start: Int, columns: Int, limit: Int) -> Int {
    var left = columns
    var at = start
    while at < limit {
      left -= of(text[at])
      if left < 0 { return at }
      at += 1
    }
    return limit
  }

  /// The place so many columns before another.
  static func place(_ text: UnsafeBufferPointer<UInt8>, before end: Int, columns: Int, limit: Int) -> Int {
    var left = columns
    var at = end
    var reached = end
    while at > limit {
      at -= 1
      let width = of(text[at])
      if width == 0 { continue }
      left -= width
      if left < 0 { return reached }
      reached = at
    }
    return limit
  }
}
