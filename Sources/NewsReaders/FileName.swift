/// The parts of a path that tell what a file is.
struct FileName {
  /// The last part of the path.
  let base: String
  /// Lower case, without its dot; empty where there is none.
  let suffix: String
  /// Lower case, without the suffix.
  let stem: String

  init(_ path: String) {
    base = path.utf8.split(separator: UInt8(ascii: "/")).last.flatMap { String($0) } ?? path
    let lower = base.lowercased()
    if let dot = lower.utf8.lastIndex(of: UInt8(ascii: ".")), dot != lower.startIndex {
      suffix = String(lower[lower.utf8.index(after: dot)...])
      stem = String(lower[..<dot])
    } else {
      suffix = ""
      stem = lower
    }
  }
}
