import NewsJSON
import NewsModel

/// The fields that a Markdown file begins with, in YAML between `---` or in TOML between `+++`.
struct FrontMatter {
  enum Kind { case yaml, toml }

  let kind: Kind
  /// The lines between the fences.
  let fields: Substring
  /// What follows them.
  let body: Substring

  /// The front matter of a text, or nil where it has none.
  init?(_ text: String) {
    let kind: Kind
    let fence: String
    if text.hasPrefix("---") {
      (kind, fence) = (.yaml, "---")
    } else if text.hasPrefix("+++") {
      (kind, fence) = (.toml, "+++")
    } else {
      return nil
    }
    guard let firstEnd = text.utf8.firstIndex(of: 0x0A), Self.isFence(text[..<firstEnd], fence) else { return nil }
    let start = text.utf8.index(after: firstEnd)
    var place = start
    while place < text.endIndex {
      let end = text.utf8[place...].firstIndex(of: 0x0A) ?? text.endIndex
      let line = text[place..<end]
      if Self.isFence(line, fence) || (kind == .yaml && Self.isFence(line, "...")) {
        self.kind = kind
        fields = text[start..<place]
        body = end == text.endIndex ? text[end...] : text[text.utf8.index(after: end)...]
        return
      }
      place = end == text.endIndex ? end : text.utf8.index(after: end)
    }
    return nil
  }

  private static func isFence(_ line: Substring, _ fence: String) -> Bool {
    line.hasPrefix(fence) && line.utf8.dropFirst(fence.utf8.count).allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
  }

  /// Whether the lines look like fields: a thematic break in Markdown is written `---` as well.
  var looksLikeFields: Bool {
    let separator: UInt8 = kind == .yaml ? UInt8(ascii: ":") : UInt8(ascii: "=")
    guard
      let first = fields.split(separator: "\n").first(where: {
        !$0.hasPrefix("#") && !CleanText.trimmed(String($0)).isEmpty
      })
    else { return true }
    return first.utf8.contains(separator) || first.hasPrefix("[") || first.hasPrefix("{")
  }

  /// The fields; a failure names the line of the file.
  func object(subject: String) throws(Failure) -> JSONObject {
    switch kind {
    case .yaml: try YAMLDocument.object(String(fields), subject: subject, firstLine: 2)
    case .toml: try TOMLDocument.object(String(fields), subject: subject, firstLine: 2)
    }
  }
}
