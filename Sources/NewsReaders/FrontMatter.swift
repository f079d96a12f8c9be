import NewsJSON
import NewsModel

/// The fields that a Markdown file begins with: in YAML between `---`, in TOML between `+++`, or as a JSON object.
struct FrontMatter {
  enum Kind { case yaml, toml, json }

  let kind: Kind
  /// The lines between the fences, or the object.
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
      guard let end = Self.endOfObject(text) else { return nil }
      self.kind = .json
      fields = text[..<end]
      body = text[end...]
      return
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

  /// The place behind the object that a text begins with, the first line of which is its brace or its first key: not
  /// `{{` or `{%`, which are commands.
  private static func endOfObject(_ text: String) -> String.Index? {
    let utf8 = text.utf8
    guard utf8.first == UInt8(ascii: "{"), let second = utf8.dropFirst().first(where: { $0 > 0x20 }),
      second == UInt8(ascii: "\"")
    else { return nil }
    var depth = 0
    var inString = false
    var isEscaped = false
    for place in utf8.indices {
      let byte = utf8[place]
      if inString {
        if isEscaped { isEscaped = false } else if byte == 0x5C { isEscaped = true } else { inString = byte != 0x22 }
      } else if byte == 0x22 {
        inString = true
      } else if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
        depth += 1
      } else if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
        depth -= 1
        if depth == 0 { return utf8.index(after: place) }
      }
    }
    return nil
  }

  private static func isFence(_ line: Substring, _ fence: String) -> Bool {
    line.hasPrefix(fence) && line.utf8.dropFirst(fence.utf8.count).allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
  }

  /// Whether the lines look like fields: a thematic break in Markdown is written `---` as well.
  var looksLikeFields: Bool {
    if kind == .json { return true }
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
    case .json: try DirectoryArticle.fields(of: Array(fields.utf8), suffix: "json", subject: subject)
    }
  }
}
