import NewsModel

/// The entities of an XML file: XML's own, those that it declares in itself, and HTML's, which feeds use undeclared.
///
/// What a file declares as standing elsewhere (another file, an address) is nothing: no other place is looked at.
struct XMLEntities {
  /// Bytes that all of a file's own entities may stand for.
  static let most = 1_000_000
  /// Declarations that are kept.
  private static let mostDeclared = 10_000
  /// Entities in entities.
  private static let deepest = 16
  private static let longestName = 64

  private var declared: [[UInt8]: [UInt8]] = [:]
  private var budget = XMLEntities.most
  /// HTML's entities that were looked up, with those that are none.
  private var looked: [[UInt8]: Unicode.Scalar?] = [:]

  init(declarations: UnsafeBufferPointer<UInt8>?) {
    if let declarations { read(declarations) }
  }

  // MARK: Declarations

  /// Takes `<!ENTITY name "value">`; the first of a name counts.
  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    var place = 0
    while let start = bytes.firstPlace(of: UInt8(ascii: "<"), from: place), declared.count < Self.mostDeclared {
      if bytes.has("<!--", at: start) {
        place = bytes.place(of: "-->", from: start + 4) ?? bytes.count
        continue
      }
      place = start + 1
      guard bytes.has("<!ENTITY", at: start) else { continue }
      place = start + 8
      skipSpace(bytes, &place)
      let name = Array(bytes[place...].prefix(Self.longestName).prefix(while: XMLRepair.isNameByte))
      place += name.count
      skipSpace(bytes, &place)
      // A parameter entity begins with `%`, one that stands elsewhere goes on with SYSTEM or PUBLIC.
      guard !name.isEmpty, place < bytes.count, bytes[place] == UInt8(ascii: "\"") || bytes[place] == UInt8(ascii: "'"),
        let end = bytes.firstPlace(of: bytes[place], from: place + 1)
      else {
        if !name.isEmpty, bytes.has("SYSTEM", at: place) || bytes.has("PUBLIC", at: place), declared[name] == nil {
          declared[name] = []
        }
        continue
      }
      if declared[name] == nil { declared[name] = Array(bytes[place + 1..<end]) }
      place = end + 1
    }
  }

  private func skipSpace(_ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int) {
    while place < bytes.count, bytes[place] <= 0x20 { place += 1 }
  }

  // MARK: References

  /// Writes what the `&` at a place stands for, and gives the place behind it.
  mutating func replace(
    _ bytes: UnsafeBufferPointer<UInt8>, at place: Int, into output: inout [UInt8], subject: String
  ) throws(Failure) -> Int {
    try replace(bytes, at: place, into: &output, subject: subject, depth: 0)
  }

  private mutating func replace(
    _ bytes: UnsafeBufferPointer<UInt8>, at place: Int, into output: inout [UInt8], subject: String, depth: Int
  ) throws(Failure) -> Int {
    let start = place + 1
    if start < bytes.count, bytes[start] == UInt8(ascii: "#"),
      let (scalar, end) = Self.character(bytes, from: start + 1)
    {
      if let scalar { Self.write(scalar, to: &output) }
      return end
    }
    let name = Array(bytes[min(start, bytes.count)...].prefix(Self.longestName).prefix(while: XMLRepair.isNameByte))
    let end = start + name.count
    guard !name.isEmpty, end < bytes.count, bytes[end] == UInt8(ascii: ";") else {
      output.append(contentsOf: "&amp;".utf8)
      return start
    }
    if Self.ofXML.contains(name) {
      output.append(contentsOf: bytes[place...end])
    } else if let value = declared[name] {
      try expand(value, into: &output, subject: subject, depth: depth + 1)
    } else if let scalar = ofHTML(name) {
      Self.write(scalar, to: &output)
    } else {
      output.append(contentsOf: "&amp;".utf8)
      return start
    }
    return end + 1
  }

  private mutating func ofHTML(_ name: [UInt8]) -> Unicode.Scalar? {
    if let known = looked[name] { return known }
    let scalar = Libxml2.htmlCharacter(name)
    if looked.count < Self.mostDeclared { looked[name] = .some(scalar) }
    return scalar
  }

  private static let ofXML: Set<[UInt8]> = Set(["lt", "gt", "amp", "quot", "apos"].map { Array($0.utf8) })

  /// Writes an entity's text; markup in it is text, too.
  private mutating func expand(
    _ value: [UInt8], into output: inout [UInt8], subject: String, depth: Int
  ) throws(Failure) {
    budget -= value.count + 1
    guard budget >= 0 else {
      throw Failure(
        .tooLarge, subject: subject, cause: "has entities that stand for more than \(Self.most) bytes",
        remedy: "keep the file out of the inbox; no news is written like this")
    }
    guard depth <= Self.deepest else {
      throw Failure(
        .tooDeep, subject: subject, cause: "has entities that stand for each other without end",
        remedy: "keep the file out of the inbox; no news is written like this")
    }
    let result = value.withUnsafeBufferPointer { bytes in
      Result { () throws(Failure) in
        var place = 0
        while place < bytes.count {
          switch bytes[place] {
          case UInt8(ascii: "&"):
            place = try replace(bytes, at: place, into: &output, subject: subject, depth: depth)
            continue
          case UInt8(ascii: "<"): output.append(contentsOf: "&lt;".utf8)
          case UInt8(ascii: ">"): output.append(contentsOf: "&gt;".utf8)
          case UInt8(ascii: "\""): output.append(contentsOf: "&quot;".utf8)
          default: output.append(bytes[place] < 0x20 ? 0x20 : bytes[place])
          }
          place += 1
        }
      }
    }
    try result.get()
  }

  /// The character of `#233;` or `#xE9;` and the place behind it. Nil for the character where it is none of XML's;
  /// nil for all where it is no reference.
  private static func character(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (scalar: Unicode.Scalar?, end: Int)? {
    var place = start
    var radix: UInt32 = 10
    if place < bytes.count, bytes[place] | 0x20 == UInt8(ascii: "x") {
      radix = 16
      place += 1
    }
    let first = place
    var value: UInt32 = 0
    while place < bytes.count, place < first + 10, let digit = Self.digit(bytes[place]), digit < radix {
      value = min(value * radix + digit, 0x200_000)
      place += 1
    }
    guard place > first, place < bytes.count, bytes[place] == UInt8(ascii: ";") else { return nil }
    // 0x80 to 0x9F are meant as windows-1252, as in HTML.
    if (0x80...0x9F).contains(value) {
      return (Windows1252.text(of: [UInt8(value)][...]).unicodeScalars.first, place + 1)
    }
    let isOfXML = value == 9 || value == 10 || value == 13 || (value >= 0x20 && value != 0xFFFE && value != 0xFFFF)
    return (isOfXML ? Unicode.Scalar(value) : nil, place + 1)
  }

  private static func digit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 48...57: UInt32(byte) - 48
    case 65...70, 97...102: UInt32(byte | 0x20) - 87
    default: nil
    }
  }

  /// Writes a character; those that are XML's own marks stay references.
  private static func write(_ scalar: Unicode.Scalar, to output: inout [UInt8]) {
    switch scalar {
    case "&": output.append(contentsOf: "&amp;".utf8)
    case "<": output.append(contentsOf: "&lt;".utf8)
    case ">": output.append(contentsOf: "&gt;".utf8)
    case "\"": output.append(contentsOf: "&quot;".utf8)
    default: output.append(contentsOf: UTF8.encode(scalar)!)
    }
  }
}
