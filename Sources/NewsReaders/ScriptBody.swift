import NewsJSON

/// The text of an article that a page keeps for its scripts (`<script type="application/json">`), showing no more
/// than the beginning.
///
/// Two shapes are common to the programs that make such pages: a list of parts with a type each ("paragraph",
/// "heading", …), and one string of HTML. The one that holds the paragraphs shown is the article; no key is looked for.
struct ScriptBody {
  /// Bytes of text above which a page is taken to show all it has.
  private static let longestTeaser = 2_500
  /// Bytes of the scripts that are looked through, together.
  private static let mostBytes = 4_000_000
  private static let mostValues = 200_000
  private static let shortest = 800

  private let document: HTMLDocument

  init(_ document: HTMLDocument) {
    self.document = document
  }

  /// The whole text, where the page's chosen blocks are the beginning of it.
  func text(beginning blocks: TextBlocks, _ chosen: [Int]) -> String? {
    let shown = chosen.reduce(0) { $0 + blocks.bytes($1).count }
    guard shown > 0, shown <= Self.longestTeaser else { return nil }
    let marks = chosen.filter { blocks.blocks[$0].length >= 60 }.map { ($0, FoldedText(blocks.bytes($0))) }
    guard !marks.isEmpty else { return nil }
    var left = Self.mostBytes
    for index in document.nodes.indices where isData(index) {
      let bytes = document.rawText(of: index)
      left -= bytes.count
      guard left > 0 else { return nil }
      guard bytes.count >= Self.shortest, let value = try? JSONValue.parse(bytes) else { continue }
      for paragraphs in candidates(in: value) {
        let whole = paragraphs.joined(separator: "\n\n")
        guard whole.utf8.count * 2 >= shown * 3 else { continue }
        let folded = FoldedText(whole)
        guard let first = marks.first(where: { folded.holds($0.1) }) else { continue }
        // What stands above it on the page is the lead.
        let lead = chosen.prefix { $0 < first.0 }
        return ([blocks.joined(Array(lead))] + paragraphs).filter { !$0.isEmpty }.joined(separator: "\n\n")
      }
    }
    return nil
  }

  private func isData(_ index: Int) -> Bool {
    guard document.nodes[index].tag == .script,
      let type = document.attribute(.type, of: index)?.lowercased()
    else { return false }
    return type.contains("json") && !type.contains("ld+json")
  }

  /// The texts in the data that may be an article's, the longest first.
  private func candidates(in root: JSONValue) -> [[String]] {
    var found: [[String]] = []
    var waiting = [root]
    var seen = 0
    while let value = waiting.popLast(), seen < Self.mostValues {
      seen += 1
      switch value {
      case .object(let object): waiting += object.members.map(\.value)
      case .array(let parts):
        let paragraphs = parts.compactMap(Self.paragraph)
        if paragraphs.count > 2, length(paragraphs) >= Self.shortest { found.append(paragraphs) }
        waiting += parts
      case .string(let text) where text.utf8.count >= Self.shortest && HTMLFragment.looksLikeMarkup(text):
        if !StrayData.matches(text.utf8) { found.append([HTMLFragment.text(of: text)]) }
      default: break
      }
    }
    return found.sorted { length($0) > length($1) }
  }

  private func length(_ paragraphs: [String]) -> Int {
    paragraphs.reduce(0) { $0 + $1.utf8.count }
  }

  /// The text of one part of a list, or nil where the part is something else: a picture, a letter box.
  private static func paragraph(_ part: JSONValue) -> String? {
    guard let object = part.objectValue,
      let type = (object["type"] ?? object["_type"] ?? object["__typename"] ?? object["kind"])?.stringValue?
        .lowercased(),
      ["paragraph", "heading", "header", "text", "list", "quote", "p", "h2", "h3"].contains(where: {
        $0.utf8.count > 2 ? type.firstRange(of: $0) != nil : type == $0
      })
    else { return nil }
    var text = ""
    // In the order of the text, and to the depth that links and emphasis need.
    var waiting: [(JSONValue, Int)] = [(part, 0)]
    var seen = 0
    while let (value, depth) = waiting.popLast(), seen < 2_000 {
      seen += 1
      switch value {
      case .string(let string): text += string
      case .array(let values): waiting += values.reversed().map { ($0, depth) }
      case .object(let object) where depth < 12:
        let inner = object.members.filter { textKeys.contains($0.key.lowercased()) }
        waiting += inner.reversed().map { ($0.value, depth + 1) }
      default: break
      }
    }
    if HTMLFragment.looksLikeMarkup(text) { text = HTMLFragment.text(of: text) }
    return StrayData.matches(text.utf8) ? nil : CleanText.line(text)
  }

  private static let textKeys: Set = [
    "text", "value", "content", "html", "body", "children", "items", "model", "paragraph",
  ]
}
