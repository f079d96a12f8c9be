/// Place and agency that stand in front of an agency's text: "Ferreby (WNA) – ".
enum Dateline {
  private static let dashes: Set<Character> = ["-", "–", "—", ":"]

  /// The text with the dateline in front of its first paragraph, where it does not have it already.
  static func inFront(of text: String, _ dateline: String?) -> String {
    guard let dateline = CleanText.line(dateline), !text.isEmpty, dateline.utf8.count <= 200 else { return text }
    let words = CleanText.trimmed(String(dateline.reversed().drop { dashes.contains($0) || $0 == " " }.reversed()))
    guard !words.isEmpty, !letters(String(text.prefix(300))).contains(letters(words)) else { return text }
    let isJoined = dateline.last.map(dashes.contains) ?? false
    return (isJoined ? dateline + " " : dateline + " – ") + text
  }

  private static func letters(_ text: String) -> String {
    text.lowercased().filter { $0.isLetter || $0.isNumber }
  }
}
