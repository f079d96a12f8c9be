/// What a document's values would take of memory: a file of nothing but `{},{}` becomes a hundred times larger.
enum JSONCost {
  /// More than that no document may take.
  static let most = 256 << 20
  /// Documents below this cannot take so much, and are not looked through.
  private static let small = 1 << 20

  /// Whether a document's values would take too much. An object or array takes some 250 bytes on its way, another
  /// value some 100; brackets and commas of texts count as well, which real documents are far away from.
  static func isTooMuch(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count > small else { return false }
    var containers = 0
    var values = 0
    for byte in bytes {
      if byte == UInt8(ascii: ",") { values += 1 }
      if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") { containers += 1 }
    }
    return containers * 250 + values * 100 > most
  }
}
