/// Where each key stands in a configuration file. The parser tells no lines but those of syntax errors; so the lines are read
/// once more, by their look, when a message needs one.
struct SettingLines {
  private let text: String

  init(_ text: String) {
    self.text = text
  }

  /// `/etc/newsq/newsq.toml:12`, or the path alone where the key is written in an unusual way.
  func place(of key: String, in section: String?, _ path: String) -> String {
    var current = ""
    // By bytes: to Swift CR LF is one character, which is not a line feed.
    for (index, bytes) in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      let line = Substring(bytes).drop { $0 == " " || $0 == "\t" }
      if line.hasPrefix("["), let end = line.firstIndex(of: "]") {
        current = unquoted(line[..<end].drop { $0 == "[" })
        if section == nil && current == key { return "\(path):\(index + 1)" }
      } else if let equals = line.firstIndex(of: "=") {
        let written = unquoted(line[..<equals])
        let full = current.isEmpty ? written : "\(current).\(written)"
        if full == (section.map { "\($0).\(key)" } ?? key) { return "\(path):\(index + 1)" }
      }
    }
    return path
  }

  /// The key without spaces and quotes.
  private func unquoted(_ key: Substring) -> String {
    String(key.filter { !" \t\"'".contains($0) })
  }
}
