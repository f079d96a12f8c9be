/// Lines like "By Ada Moss and Jon Reed".
enum Byline {
  private static let starts = ["by ", "von ", "par ", "por ", "written by ", "text: ", "autor: ", "author: "]
  private static let joints: Set = ["and", "und", "et", "y", "e", "de", "van", "von", "der", "da", "del", "la", "with"]

  /// The people of a line that is nothing but a byline, or nil.
  static func names(in line: String) -> [String]? {
    guard line.utf8.count <= 100, !line.hasSuffix(".") else { return nil }
    let lower = line.lowercased()
    guard let start = starts.first(where: lower.hasPrefix) else { return nil }
    // "By Ada Moss, diplomatic correspondent": a post behind the name may be in lower case.
    let parts = line.dropFirst(start.count).split(separator: ",").enumerated()
      .filter { $0.offset == 0 || !AuthorNames.hasRoleWord(String($0.element)) }
    let words = parts.flatMap { $0.element.split(separator: " ") }
    guard (2...12).contains(words.count),
      words.allSatisfy({ $0.first?.isUppercase == true || joints.contains(String($0)) || $0 == "&" })
    else { return nil }
    let names = AuthorNames.people(in: line)
    return names.isEmpty ? nil : names
  }
}
