/// JSON where a text should be: pages show it by mistake, and keep it in strings of other JSON.
enum StrayData {
  /// Whether there are several keys with their colons in a text.
  static func matches(_ bytes: some Sequence<UInt8>) -> Bool {
    var keys = 0
    var before: UInt8 = 0
    for byte in bytes {
      if byte == UInt8(ascii: ":"), before == UInt8(ascii: "\"") { keys += 1 }
      before = byte
    }
    return keys > 2
  }
}
