/// The names of Jekyll's posts: `2025-02-12-the-harbour-closes.md`.
enum PostName {
  /// The headline that such a name stands for where the post itself has none: its words, in capitals as Jekyll has them.
  static func title(of name: String) -> String? {
    let stem = FileName(name).base.split(separator: ".").dropLast().joined(separator: ".")
    guard FileNameDate.date(in: stem) != nil else { return nil }
    let parts = stem.split(separator: "-")
    guard parts.count > 3, parts[0].utf8.count == 4, parts[..<3].allSatisfy({ $0.utf8.allSatisfy(isDigit) }) else {
      return nil
    }
    return parts[3...].map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}
