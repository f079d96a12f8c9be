/// A member's name as a path inside of its archive.
struct ArchivePath {
  let text: String
  private let parts: [Substring]

  /// Nil for a name that is absolute, climbs out of the archive, or is none.
  init?(_ name: String) {
    let name = name.contains("\\") && !name.contains("/") ? String(name.map { $0 == "\\" ? "/" : $0 }) : name
    let bytes = Array(name.utf8.prefix(3))
    // `C:/`: a drive of another system.
    let hasDrive = bytes.count >= 2 && bytes[1] == UInt8(ascii: ":") && (0x41...0x7A).contains(bytes[0])
    guard bytes.first != UInt8(ascii: "/"), !hasDrive, name.utf8.count <= 4_096 else { return nil }
    parts = name.split(separator: "/").filter { $0 != "." }
    guard !parts.isEmpty, !parts.contains("..") else { return nil }
    guard let clean = CleanText.line(parts.joined(separator: "/")) else { return nil }
    text = clean
  }

  /// What programs leave in archives for themselves, and what would not be looked at in an inbox.
  var isIgnored: Bool {
    guard let last = parts.last else { return true }
    return parts.contains { $0.utf8.first == UInt8(ascii: ".") || $0 == "__MACOSX" }
      || [".part", ".tmp", ".crdownload"].contains { last.hasSuffix($0) } || last == "Thumbs.db"
  }

  /// The directories that a path is in, outermost first; the archive itself is the empty one.
  static func directories(of path: String) -> [String] {
    var found = [""]
    var place = path.utf8.startIndex
    while let slash = path.utf8[place...].firstIndex(of: UInt8(ascii: "/")) {
      found.append(String(path[..<slash]))
      place = path.utf8.index(after: slash)
    }
    return found
  }
}
