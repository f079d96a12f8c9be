/// The parts of a path that tell what a file is.
struct FileName {
  /// The last part of the path.
  let base: String
  /// Lower case, without its dot; empty where there is none.
  let suffix: String
  /// Lower case, without the suffix.
  let stem: String

  init(_ path: String) {
    base = path.split(separator: "/").last.map(String.init) ?? path
    let lower = base.lowercased()
    if let dot = lower.lastIndex(of: "."), dot != lower.startIndex {
      suffix = String(lower[lower.index(after: dot)...])
      stem = String(lower[..<dot])
    } else {
      suffix = ""
      stem = lower
    }
  }
}
