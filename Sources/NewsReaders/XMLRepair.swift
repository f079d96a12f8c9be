import NewsModel

/// Makes well-formed XML of what feeds and agencies send: entities replaced, end tags matched, stray marks escaped.
///
/// The parser then sees no document type, no entity but XML's own five, no comment and no instruction: there is
/// nothing left in the file by which it could be led to another file, or to more text than there is.
struct XMLRepair {
  struct Repaired {
    var bytes: [UInt8]
    /// How many elements are open at the file's end.
    var unclosed: Int
  }

  /// How many elements may be in each other (agencies' files stay below fifty), and how long it may take.
  private let allowance = Allowance.current
  /// Attributes of one element.
  static let mostAttributes = 1_000
  /// How far up the open elements an end tag's own is looked for.
  private static let reach = 64
  /// Bytes of one name.
  private static let longestName = 256

  private let bytes: UnsafeBufferPointer<UInt8>
  private let subject: String
  private var entities: XMLEntities
  private var output: [UInt8] = []
  private var place = 0
  private var open: [Range<Int>] = []
  private var isRootSeen = false

  /// - Throws: A failure where the file nests too deep, has too many attributes in one place, or its entities too much text.
  static func repaired(_ bytes: UnsafeBufferPointer<UInt8>, subject: String) throws(Failure) -> Repaired {
    guard let prolog = XMLProlog(bytes) else {
      throw Failure(.notXML, subject: subject, cause: "is not XML", remedy: "deliver it again, or remove it")
    }
    var repair = XMLRepair(bytes, subject: subject, prolog: prolog)
    return try repair.run()
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>, subject: String, prolog: XMLProlog) {
    self.bytes = bytes
    self.subject = subject
    entities = XMLEntities(declarations: prolog.subset.map { UnsafeBufferPointer(rebasing: bytes[$0]) })
    place = prolog.rootPlace
    output.reserveCapacity(bytes.count + 1_024)
  }

  private mutating func run() throws(Failure) -> Repaired {
    var steps = 0
    while place < bytes.count, !(isRootSeen && open.isEmpty) {
      steps += 1
      if steps % 1_024 == 0 { try allowance.checkTime() }
      let next = bytes.firstPlace(of: UInt8(ascii: "<"), from: place) ?? bytes.count
      try text(place..<next, isValue: false)
      place = next
      if next < bytes.count { try markup() }
    }
    let unclosed = open.count
    while !open.isEmpty { closeLast() }
    return Repaired(bytes: output, unclosed: unclosed)
  }

  // MARK: Markup

  private mutating func markup() throws(Failure) {
    let next = place + 1 < bytes.count ? bytes[place + 1] : 0
    if next == UInt8(ascii: "/") { return endTag() }
    if next == UInt8(ascii: "!") {
      if bytes.has("<!--", at: place) { return skip(to: "-->") }
      if bytes.has("<![CDATA[", at: place) { return characterData() }
    }
    if next == UInt8(ascii: "?") { return skip(to: "?>") }
    if Self.isNameStart(next), try startTag() { return }
    output.append(contentsOf: "&lt;".utf8)
    place += 1
  }

  /// Passes over a comment or an instruction; one without end takes the rest with it.
  private mutating func skip(to end: StaticString) {
    place = bytes.place(of: end, from: place + 2).map { $0 + end.utf8CodeUnitCount } ?? bytes.count
  }

  private mutating func characterData() {
    let start = place + 9
    let end = bytes.place(of: "]]>", from: start)
    output.append(contentsOf: "<![CDATA[".utf8)
    for byte in bytes[min(start, bytes.count)..<(end ?? bytes.count)] {
      output.append(Self.isAllowed(byte) ? byte : 0x20)
    }
    // A file cut off in the end mark would make another one of it.
    if end == nil { while output.last == UInt8(ascii: "]") { output.removeLast() } }
    output.append(contentsOf: "]]>".utf8)
    place = end.map { $0 + 3 } ?? bytes.count
  }

  /// Copies a start tag; false where it is none.
  private mutating func startTag() throws(Failure) -> Bool {
    let name = nameRange(from: place + 1)
    guard name.count <= Self.longestName else { return false }
    var next = name.upperBound
    let tagStart = output.count
    output.append(UInt8(ascii: "<"))
    output.append(contentsOf: bytes[name])
    var count = 0
    while let attribute = Attribute(bytes, &next) {
      count += 1
      guard count <= Self.mostAttributes else {
        throw Failure(
          .tooLarge, subject: subject, cause: "has an element with more than \(Self.mostAttributes) attributes",
          remedy: "keep the file out of the inbox; no news is written like this")
      }
      output.append(UInt8(ascii: " "))
      output.append(contentsOf: bytes[attribute.name])
      output.append(contentsOf: "=\"".utf8)
      try text(attribute.value, isValue: true)
      output.append(UInt8(ascii: "\""))
    }
    while next < bytes.count, bytes[next] <= 0x20 || bytes[next] == UInt8(ascii: "/") { next += 1 }
    guard next < bytes.count, bytes[next] == UInt8(ascii: ">") else {
      // A tag that the file's end cuts off is dropped; one in which another begins is text.
      output.removeSubrange(tagStart...)
      if next >= bytes.count { place = bytes.count }
      return next >= bytes.count
    }
    isRootSeen = true
    if bytes[next - 1] == UInt8(ascii: "/") || isVoid(name) {
      output.append(contentsOf: "/>".utf8)
    } else {
      output.append(UInt8(ascii: ">"))
      open.append(name)
      guard open.count <= allowance.nesting else {
        throw Failure(
          .tooDeep, subject: subject, cause: "nests more than \(allowance.nesting) elements in each other",
          remedy: "keep the file out of the inbox; no news is written like this")
      }
    }
    place = next + 1
    return true
  }

  /// Whether it is an element of HTML that its writers never close; an end tag of its own is then one too many.
  private func isVoid(_ name: Range<Int>) -> Bool {
    name.count <= 3 && ["br", "hr", "img"].contains(String(decoding: bytes[name], as: UTF8.self).lowercased())
  }

  /// Closes the element that an end tag names, and those in it that were left open; one that names none is dropped.
  private mutating func endTag() {
    let name = nameRange(from: place + 2)
    guard let end = bytes.firstPlace(of: UInt8(ascii: ">"), from: name.upperBound) else { return place = bytes.count }
    place = end + 1
    let candidates = open.suffix(Self.reach)
    guard let match = candidates.lastIndex(where: { bytes[$0].elementsEqual(bytes[name]) }) else { return }
    while open.count > match { closeLast() }
  }

  private mutating func closeLast() {
    guard let name = open.popLast() else { return }
    output.append(contentsOf: "</".utf8)
    output.append(contentsOf: bytes[name])
    output.append(UInt8(ascii: ">"))
  }

  private func nameRange(from start: Int) -> Range<Int> {
    var end = start
    while end < bytes.count, Self.isNameByte(bytes[end]) { end += 1 }
    return start..<max(start, end)
  }

  // MARK: Text

  /// Copies text or an attribute's value, its entities replaced.
  private mutating func text(_ range: Range<Int>, isValue: Bool) throws(Failure) {
    var place = range.lowerBound
    while place < range.upperBound {
      let byte = bytes[place]
      switch byte {
      case UInt8(ascii: "&"): place = try entities.replace(bytes, at: place, into: &output, subject: subject)
      case UInt8(ascii: "<"):
        output.append(contentsOf: "&lt;".utf8)
        place += 1
      case UInt8(ascii: ">"):
        // `]]>` must not stand in a text.
        output.append(contentsOf: "&gt;".utf8)
        place += 1
      case UInt8(ascii: "\"") where isValue:
        output.append(contentsOf: "&quot;".utf8)
        place += 1
      default:
        output.append(Self.isAllowed(byte) ? byte : 0x20)
        place += 1
      }
    }
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    byte >= 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
  }

  static func isNameStart(_ byte: UInt8) -> Bool {
    (97...122).contains(byte | 0x20) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":") || byte >= 0x80
  }

  static func isNameByte(_ byte: UInt8) -> Bool {
    isNameStart(byte) || (48...57).contains(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }
}

extension XMLRepair {
  /// An attribute of a start tag, with or without quotes around its value.
  struct Attribute {
    let name: Range<Int>
    let value: Range<Int>

    /// Reads the next one and moves the place behind it; nil at the tag's end.
    init?(_ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int) {
      func skipSpace() { while place < bytes.count, bytes[place] <= 0x20 { place += 1 } }
      // What can begin no name is passed over: stray quotes, a comma.
      while place < bytes.count, !XMLRepair.isNameStart(bytes[place]) {
        if bytes[place] == UInt8(ascii: ">") || bytes[place] == UInt8(ascii: "<") { return nil }
        if bytes[place] == UInt8(ascii: "/"), place + 1 < bytes.count, bytes[place + 1] == UInt8(ascii: ">") {
          return nil
        }
        place += 1
      }
      guard place < bytes.count else { return nil }
      let start = place
      while place < bytes.count, XMLRepair.isNameByte(bytes[place]) { place += 1 }
      name = start..<place
      skipSpace()
      guard place < bytes.count, bytes[place] == UInt8(ascii: "=") else {
        value = place..<place
        return
      }
      place += 1
      skipSpace()
      guard place < bytes.count else { return nil }
      let quote = bytes[place]
      if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
        guard let end = bytes.firstPlace(of: quote, from: place + 1) else {
          place = bytes.count
          return nil
        }
        value = place + 1..<end
        place = end + 1
      } else {
        let start = place
        while place < bytes.count, bytes[place] > 0x20, bytes[place] != UInt8(ascii: ">") { place += 1 }
        value = start..<place
      }
    }
  }
}
