/// A path as the file system has it: bytes, of which nothing says that they are UTF-8.
///
/// `text` is what people, the journal and the log see: the same characters where the bytes are UTF-8 (so a script can
/// open it as it stands), else with each byte that does not fit written `%XX`, component by component.
package struct RawPath: Sendable, Hashable {
  package let bytes: [UInt8]

  package init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  package init(_ text: String) {
    bytes = Array(text.utf8)
  }

  package var text: String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    return bytes.split(separator: Self.slash, omittingEmptySubsequences: false).map(Self.escaped).joined(separator: "/")
  }

  /// The last component.
  package var name: RawPath {
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return self }
    return RawPath(bytes: Array(bytes[(slash + 1)...]))
  }

  /// Everything before the last component; `/` for what stands in the root.
  package var parent: RawPath {
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")), slash > 0 else { return RawPath("/") }
    return RawPath(bytes: Array(bytes[..<slash]))
  }

  package func appending(_ name: some Sequence<UInt8>) -> RawPath {
    var longer = bytes
    if longer.last != UInt8(ascii: "/") { longer.append(UInt8(ascii: "/")) }
    longer.append(contentsOf: name)
    return RawPath(bytes: longer)
  }

  /// Whether this is `directory` itself or stands below it.
  package func isInside(_ directory: RawPath) -> Bool {
    guard bytes.starts(with: directory.bytes) else { return false }
    return bytes.count == directory.bytes.count || directory.bytes.last == UInt8(ascii: "/")
      || bytes[directory.bytes.count] == UInt8(ascii: "/")
  }

  /// Calls `body` with the bytes as a C string.
  package func withCString<R>(_ body: (UnsafePointer<CChar>) -> R) -> R {
    var terminated = bytes
    terminated.append(0)
    return terminated.withUnsafeBytes { body($0.baseAddress!.assumingMemoryBound(to: CChar.self)) }
  }

  /// The path that `text` stands for where one of its components is escaped, or nil where none is.
  ///
  /// A name can look escaped without being so; ask for the path as written first.
  package static func unescaped(_ text: String) -> RawPath? {
    var found = false
    let components = Array(text.utf8).split(separator: slash, omittingEmptySubsequences: false).map { component in
      let bytes = unescapedBytes(component)
      // Only what is not UTF-8 was ever escaped.
      guard String(validating: bytes, as: UTF8.self) == nil else { return component }
      found = true
      return bytes[...]
    }
    return found ? RawPath(bytes: Array(components.joined(separator: [slash]))) : nil
  }

  private static func unescapedBytes(_ component: ArraySlice<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    var rest = component
    while let first = rest.popFirst() {
      if first == percent, let high = rest.first.flatMap(hexValue), let low = rest.dropFirst().first.flatMap(hexValue) {
        out.append(high << 4 | low)
        rest = rest.dropFirst(2)
      } else {
        out.append(first)
      }
    }
    return out
  }

  /// Bytes that are not UTF-8 as `%XX`, and `%` itself as `%25`, so that the way back is unambiguous.
  private static func escaped(_ component: ArraySlice<UInt8>) -> String {
    if let text = String(validating: component, as: UTF8.self) { return text }
    var text = ""
    var rest = component
    while let first = rest.first {
      let length = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
      if first != percent, let character = String(validating: rest.prefix(length), as: UTF8.self) {
        text += character
        rest = rest.dropFirst(length)
      } else {
        text += "%" + String(first, radix: 16, uppercase: true)
        rest = rest.dropFirst()
      }
    }
    return text
  }

  private static let slash = UInt8(ascii: "/")
  private static let percent = UInt8(ascii: "%")

  private static func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
