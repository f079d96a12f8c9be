/// The names of people out of bylines.
enum AuthorNames {
  private static let prefixes = [
    "by ", "by: ", "written by ", "von ", "par ", "por ", "di ", "door ", "autor: ", "autorin: ", "author: ",
    "authors: ",
    "text: ", "story by ", "posted by ", "reported by ", "words by ", "reporting by ", "автор: ", "αυτός: ",
  ]
  /// Longer texts, in bytes, name nobody.
  private static let longest = 2_000
  private static let joints = [
    " and ", " & ", " und ", " et ", " y ", " with ", " e ", "; ", " / ", " | ", " и ", " та ",
  ]

  /// The people that a byline names, in its order: "By Ada Moss and Jon Reed" are two.
  static func people(in byline: String) -> [String] {
    guard byline.utf8.count <= longest, var rest = CleanText.line(byline) else { return [] }
    guard !looksLikeAddress(rest) else { return [] }
    rest = withoutPrefix(rest)
    let lower = rest.lowercased()
    for joint in joints where lower.firstRange(of: joint) != nil {
      rest = replacing(joint, in: rest, with: "\n")
    }
    return rest.split(separator: "\n").flatMap { byCommas(String($0)) }.compactMap(person).unique
  }

  /// A single name that a record gives as one: nothing is split.
  static func person(_ name: String) -> String? {
    guard var name = CleanText.line(name) else { return nil }
    name = withoutPrefix(name)
    // "Ada Moss (agency)", "ada@example.org (Ada Moss)"
    if let open = name.firstIndex(of: "("), name.hasSuffix(")") {
      let outside = CleanText.trimmed(String(name[..<open]))
      let inside = CleanText.trimmed(String(name[name.index(after: open)...].dropLast()))
      name = outside.contains("@") || outside.isEmpty ? inside : outside
    }
    while let first = name.first, [",", ";", "|", "-", "–", "·", ":", "."].contains(first) {
      name = CleanText.trimmed(String(name.dropFirst()))
    }
    while let last = name.last, [",", ";", "|", "-", "–", "·", ":", "."].contains(last), !endsInInitial(name) {
      name = CleanText.trimmed(String(name.dropLast()))
    }
    guard !name.isEmpty, !prefixes.contains(name.lowercased() + " "), !looksLikeAddress(name), !name.contains("@"),
      name.utf8.count <= 120,
      name.unicodeScalars.contains(where: \.properties.isAlphabetic)
    else { return nil }
    return name
  }

  /// "Moss, Ada" is one person, "Ada Moss, Jon Reed" are two: a part of a list has at least two words.
  private static func byCommas(_ text: String) -> [String] {
    let parts = text.split(separator: ",").map { CleanText.trimmed(String($0)) }.filter { !$0.isEmpty }
    guard parts.count > 1 else { return [text] }
    if ["jr", "jr.", "sr", "sr.", "phd", "md", "ii", "iii"].contains(parts[1].lowercased()) { return [text] }
    if parts.count == 2, !parts[0].contains(" "), !parts[1].contains(" ") { return [parts[1] + " " + parts[0]] }
    // "Ada Moss, Chief Political Correspondent": what is no name is a role.
    return parts.enumerated().filter { $0.offset == 0 || !isRole($0.element) }.map(\.element)
  }

  private static let roleWords: Set = [
    "correspondent", "editor", "reporter", "writer", "journalist", "staff", "producer", "columnist", "contributor",
    "analyst", "bbc", "news", "press", "times", "post", "reuters", "agency", "political", "chief", "senior",
    "redakteur", "redakteurin", "korrespondent", "redaktion", "special", "director", "professor", "bureau",
    "university", "magazine", "associated",
  ]

  private static func isRole(_ text: String) -> Bool {
    let words = text.lowercased().split(separator: " ")
    return words.count > 4 || hasRoleWord(text) || text.first?.isLowercase == true
  }

  /// Whether a word of it says that it is a post, not a name.
  static func hasRoleWord(_ text: String) -> Bool {
    text.lowercased().split(separator: " ").contains { roleWords.contains(String($0)) }
  }

  private static func withoutPrefix(_ text: String) -> String {
    let lower = text.lowercased()
    guard let prefix = prefixes.first(where: lower.hasPrefix) else { return text }
    return CleanText.trimmed(String(text.dropFirst(prefix.count)))
  }

  private static func looksLikeAddress(_ text: String) -> Bool {
    let lower = text.lowercased()
    return lower.hasPrefix("http://") || lower.hasPrefix("https://") || lower.hasPrefix("www.")
      || lower.hasPrefix("//")
  }

  private static func endsInInitial(_ name: String) -> Bool {
    guard name.hasSuffix(".") else { return false }
    let word = name.split(separator: " ").last ?? ""
    return word.count <= 3
  }

  /// Replaces a joint wherever it stands, whatever its case.
  private static func replacing(_ joint: String, in text: String, with other: String) -> String {
    let haystack = Array(text.unicodeScalars)
    let needle = Array(joint.unicodeScalars)
    guard haystack.count > needle.count else { return text }
    var result = String.UnicodeScalarView()
    var place = 0
    while place < haystack.count {
      if place + needle.count <= haystack.count,
        zip(haystack[place..<place + needle.count], needle).allSatisfy({ $0.properties.lowercaseMapping == String($1) })
      {
        result.add(other.unicodeScalars)
        place += needle.count
      } else {
        result.append(haystack[place])
        place += 1
      }
    }
    return String(result)
  }
}
