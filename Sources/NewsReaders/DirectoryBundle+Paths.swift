extension DirectoryBundle {
  /// Folders in folders that a bundle may have.
  package static let deepest = 8

  /// Of the directories that paths go through, those that are one bundle; the empty path is the one that all are in. One
  /// in another is named, too: the outer one is the bundle.
  /// - Parameter paths: Files, with `/` between their parts.
  package static func directories(among paths: [String]) -> Set<String> {
    let files = paths.map { $0.split(separator: "/") }
    var direct: [String: [String]] = [:]
    for parts in files {
      guard let name = parts.last else { continue }
      direct[parts.dropLast().joined(separator: "/"), default: []].append(String(name))
    }
    var below: [String: [String]] = [:]
    for (directory, names) in direct where mayBeBundle(fileNames: names) { below[directory] = [] }
    if below.isEmpty { return [] }
    for parts in files {
      for depth in max(0, parts.count - 1 - deepest)..<max(0, parts.count) {
        let directory = parts[..<depth].joined(separator: "/")
        below[directory]?.append(parts[depth...].joined(separator: "/"))
      }
    }
    return Set(below.filter { isBundle(fileNames: $0.value) }.map(\.key))
  }
}
