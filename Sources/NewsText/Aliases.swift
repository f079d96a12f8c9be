package import NewsModel

/// A user's own list of names that mean the same: `Kyiv = Kiev = Київ`, one set a line, `#` before remarks.
package struct Aliases: Sendable, Hashable {
  /// The names of each set, as written.
  package private(set) var sets: [[String]] = []

  /// No aliases.
  package init() {}

  /// - Parameter path: where the text stands, for messages.
  /// - Throws: `badConfiguration` for a line that is no set, with the file and the line.
  package init(parsing text: String, path: String) throws(Failure) {
    for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let content = Self.trimmed(line.prefix { $0 != "#" })
      if content.isEmpty { continue }
      let names = content.split(separator: "=", omittingEmptySubsequences: false).map(Self.trimmed)
      guard names.count > 1,
        names.allSatisfy({
          $0.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
        })
      else {
        throw Failure(
          .badConfiguration, subject: "\(path):\(number + 1)",
          cause: names.count > 1 ? "a name is missing beside =" : "there is only one name",
          remedy: "write names that mean the same with = between them, or # before a remark")
      }
      sets.append(names)
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    let isSpace: (Character) -> Bool = \.isWhitespace
    let end = text.lastIndex { !isSpace($0) }.map(text.index(after:)) ?? text.startIndex
    return String(text[..<end].drop(while: isSpace))
  }
}
