import Glibc

extension RawPath {
  /// The absolute path without links, `.` and `..`, as far as it exists; the rest of it as written.
  package var canonical: RawPath {
    if let resolved { return resolved }
    if bytes == Array("/".utf8) || bytes.isEmpty { return RawPath("/") }
    guard bytes.contains(UInt8(ascii: "/")) else { return RawPath("./" + text).canonical }
    let trimmed = RawPath(bytes: Array(bytes.reversed().drop { $0 == UInt8(ascii: "/") }.reversed()))
    return trimmed.parent.canonical.appending(trimmed.name.bytes)
  }

  /// What `realpath` gives, or nil where there is nothing of this path.
  package var resolved: RawPath? {
    guard let path = withCString({ realpath($0, nil) }) else { return nil }
    defer { free(path) }
    return RawPath(bytes: Array(UnsafeRawBufferPointer(start: path, count: strlen(path))))
  }

  /// The path that a journal's text stands for: as it is written, if something is there, else with its escapes resolved.
  package static func existing(_ text: String) -> RawPath {
    let written = RawPath(text)
    if let unescaped = unescaped(text), (try? FileStatus.of(written)) == nil { return unescaped }
    return written
  }
}
