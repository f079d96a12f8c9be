/// The outermost element of a file, by which its format is known.
struct XMLRoot {
  /// How far it is looked for.
  private static let reach = 65_536

  private static let marks: Set<UInt8> = [0xEF, 0xBB, 0xBF, 0xFE, 0xFF, 0]

  let name: XMLName

  /// Nil where the bytes are no XML.
  init?(_ bytes: [UInt8]) {
    guard Self.mayBeXML(bytes) else { return nil }
    var head = Array(bytes.prefix(Self.reach))
    if let text = WideText.text(head) { head = Array(text.utf8) }
    let found = head.withUnsafeBufferPointer { buffer -> XMLName? in
      guard let prolog = XMLProlog(buffer) else { return nil }
      return Self.name(buffer, at: prolog.rootPlace + 1)
    }
    guard let found else { return nil }
    name = found
  }

  func `is`(_ namespace: XMLNamespace, _ local: String) -> Bool {
    name.namespace == namespace && name.local == local
  }

  /// Whether the first byte that is no white space and no byte order mark is `<`: most files are done with here.
  static func mayBeXML(_ bytes: [UInt8]) -> Bool {
    bytes.prefix(4_096).first { $0 > 0x20 && !marks.contains($0) } == UInt8(ascii: "<")
  }

  /// The name with the namespace that the tag itself gives it.
  private static func name(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> XMLName {
    let whole = Array(bytes[start...].prefix(256).prefix(while: XMLRepair.isNameByte))
    let parts = whole.split(separator: UInt8(ascii: ":"), maxSplits: 1)
    let local = String(decoding: parts.last ?? [], as: UTF8.self)
    let prefix = parts.count == 2 ? String(decoding: parts[0], as: UTF8.self) : nil
    var place = start + whole.count
    let wanted = prefix.map { "xmlns:\($0)" } ?? "xmlns"
    while let attribute = XMLRepair.Attribute(bytes, &place) {
      if String(decoding: bytes[attribute.name], as: UTF8.self) == wanted {
        let address = String(decoding: bytes[attribute.value], as: UTF8.self)
        return XMLName(namespace: XMLNamespace(address: address), local: local)
      }
    }
    return XMLName(namespace: prefix.map(XMLNamespace.init(undeclared:)) ?? .plain, local: local)
  }
}
