/// The first lines of a message, looked at before it is parsed.
enum MailHeader {
  /// How far the fields are looked for: some servers write many lines above the sender's.
  private static let reach = 65_536

  /// Fields that only mail has.
  private static let own: Set = [
    "received", "return-path", "delivered-to", "message-id", "mime-version", "x-mailer", "list-id", "list-unsubscribe",
    "dkim-signature", "authentication-results", "content-transfer-encoding", "x-received", "envelope-to",
  ]
  /// Fields that a message has and other texts may begin with, too.
  private static let common: Set = ["from", "to", "subject", "date", "reply-to", "sender", "cc", "content-type"]

  /// Whether bytes begin as mail does: lines of fields only, up to the first empty one, among them one that only mail
  /// has and one that tells who wrote or about what.
  static func begins(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = bytes.first, isNameByte(first) else { return false }
    var hasOwn = false
    var hasCommon = false
    var number = 0
    var place = 0
    while place < min(bytes.count, reach) {
      let end = bytes.firstPlace(of: 0x0A, from: place) ?? bytes.count
      defer { place = end + 1 }
      let line = bytes[place..<end]
      guard let start = line.first, start != 0x0D else { break }
      if start == 0x20 || start == 0x09 { continue }
      guard let name = fieldName(line) else { return false }
      number += 1
      if own.contains(name) { hasOwn = true }
      if common.contains(name) { hasCommon = true }
      if hasOwn, hasCommon, number >= 3 { return true }
    }
    return hasOwn && hasCommon
  }

  /// Whether the first line is a field, or else one of the lines after it: a file by the name of mail whose first
  /// line was spoilt is mail all the same.
  static func hasField(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var place = 0
    for _ in 0..<3 where place < bytes.count {
      let end = bytes.firstPlace(of: 0x0A, from: place) ?? bytes.count
      if let name = fieldName(bytes[place..<end]), !name.isEmpty { return true }
      place = end + 1
    }
    return false
  }

  /// The name of a field in lower case, or nil where the line is none.
  static func fieldName(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> String? {
    guard let colon = line.prefix(80).firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex else { return nil }
    var name = line[line.startIndex..<colon]
    while name.last == 0x20 { name = name.dropLast() }
    guard name.allSatisfy(isNameByte) else { return nil }
    return String(decoding: name.map { (65...90).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  /// Letters, digits and the few signs that names of fields are made of in practice.
  private static func isNameByte(_ byte: UInt8) -> Bool {
    (97...122).contains(byte | 0x20) || (48...57).contains(byte) || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
  }
}
