/// The text of a Markdown document without its markup: headings, quotes and lists as lines, code as it is.
struct MarkdownText {
  private let source: String
  private var output: [String] = []
  private(set) var images: [String] = []
  /// The text of the first heading of level one, if nothing but pictures stands above it.
  private(set) var firstHeading: String?
  private var headingPlace: Int?
  /// The lines of the paragraph that is open: a link may begin in one and end in the next.
  private var paragraph: [String] = []

  init(_ source: String) {
    self.source = source
  }

  /// The lines, paragraphs apart by one empty line.
  var text: String {
    var result: [String] = []
    for line in output where !(line.isEmpty && result.last?.isEmpty ?? true) { result.append(line) }
    while result.last?.isEmpty == true { result.removeLast() }
    return result.joined(separator: "\n")
  }

  mutating func dropFirstHeading() {
    if let headingPlace { output[headingPlace] = "" }
  }

  mutating func convert() {
    var fence: String?
    var inComment = false
    var block: String?
    for raw in source.split(separator: "\n", omittingEmptySubsequences: false) {
      let line = String(raw)
      let trimmed = CleanText.trimmed(line)
      if let open = fence {
        if trimmed.hasPrefix(open), trimmed.allSatisfy({ $0 == open.first }) {
          fence = nil
        } else {
          output.append(line)
        }
        continue
      }
      if let end = block ?? Self.endOfSilence(startedBy: trimmed) {
        block = trimmed.lowercased().firstRange(of: end) == nil ? end : nil
        continue
      }
      if inComment || trimmed.hasPrefix("<!--") {
        inComment = !trimmed.contains("-->")
        continue
      }
      if trimmed.hasPrefix("```") || trimmed.hasPrefix("~~~") {
        endParagraph()
        fence = String(trimmed.prefix(3))
        continue
      }
      add(trimmed)
    }
    endParagraph()
  }

  /// What ends the lines that this one begins and that say nothing to a reader: scripts, styles, comments of Liquid.
  private static func endOfSilence(startedBy line: String) -> String? {
    guard line.hasPrefix("<") || line.hasPrefix("{%") else { return nil }
    let start = line.prefix(24).lowercased()
    if start.hasPrefix("<script") { return "</script" }
    if start.hasPrefix("<style") { return "</style" }
    let words = start.split { " -{%".contains($0) }
    return words.first == "comment" ? "endcomment" : nil
  }

  private mutating func endParagraph() {
    guard !paragraph.isEmpty else { return }
    let text = paragraph.joined(separator: "\n")
    paragraph = []
    let plain = inline(text)
    output += plain.split(separator: "\n").map { CleanText.trimmed(String($0)) }.filter { !$0.isEmpty }
  }

  /// Adds a line that is not code.
  private mutating func add(_ line: String) {
    var line = line
    if line.hasPrefix(">") {
      line = CleanText.trimmed(String(line.unicodeScalars.drop { $0 == ">" || $0 == " " || $0 == "\t" }))
    }
    if line.isEmpty {
      endParagraph()
      return output.append("")
    }
    if isRule(line) {
      endParagraph()
      // A line of = or - below text makes that text a heading.
      if line.first == "=", let last = output.last, !last.isEmpty { note(heading: last, at: output.count - 1) }
      return output.append("")
    }
    if isDefinition(line) || isDirective(line) { return }
    if let (level, text) = heading(line) {
      endParagraph()
      output.append("")
      let plain = inline(text)
      if level == 1 { note(heading: plain, at: output.count) }
      output += [plain, ""]
      return
    }
    if line.hasPrefix("|") {
      endParagraph()
      let cells = line.split(separator: "|").map { CleanText.trimmed(String($0)) }
      if cells.allSatisfy({ $0.allSatisfy { $0 == "-" || $0 == ":" } }) { return }
      return output.append(inline(cells.joined(separator: " ")))
    }
    let text = withoutListMark(line)
    if text != line { endParagraph() }
    paragraph.append(text)
  }

  private mutating func note(heading: String, at place: Int) {
    guard firstHeading == nil, output.prefix(place).allSatisfy(\.isEmpty) else { return }
    firstHeading = heading
    headingPlace = place
  }

  private mutating func inline(_ text: String) -> String {
    var inline = MarkdownInline(text)
    let plain = inline.plain()
    images += inline.images
    return plain
  }

  private func heading(_ line: String) -> (level: Int, text: String)? {
    let level = line.prefix { $0 == "#" }.count
    guard (1...6).contains(level), line.dropFirst(level).first == " " else { return nil }
    var text = CleanText.trimmed(String(line.dropFirst(level)))
    while text.hasSuffix("#") { text.removeLast() }
    // Zola and kramdown add an identifier: `# Title {#id}`.
    if text.hasSuffix("}"), let open = text.lastIndex(of: "{") { text = String(text[..<open]) }
    text = CleanText.trimmed(text)
    return text.isEmpty ? nil : (level, text)
  }

  /// `---`, `***`, `___`, `===`, at least three.
  private func isRule(_ line: String) -> Bool {
    guard let first = line.first, "-*_=".contains(first) else { return false }
    let marks = line.filter { $0 != " " }
    return marks.count >= 3 && marks.allSatisfy { $0 == first }
  }

  /// `[name]: address`, `[^1]: note` is kept as text.
  private func isDefinition(_ line: String) -> Bool {
    guard line.hasPrefix("["), !line.hasPrefix("[^"), let end = line.firstRange(of: "]:") else { return false }
    return !line[..<end.lowerBound].contains("](")
  }

  /// Commands of Hugo, Jekyll and kramdown that fill a line.
  private func isDirective(_ line: String) -> Bool {
    (line.hasPrefix("{{") && line.hasSuffix("}}")) || (line.hasPrefix("{%") && line.hasSuffix("%}"))
      || (line.hasPrefix("{:") && line.hasSuffix("}")) || line.hasPrefix(":::")
  }

  private func withoutListMark(_ line: String) -> String {
    if let first = line.first, "-*+".contains(first), line.dropFirst().first == " " {
      var rest = CleanText.trimmed(String(line.dropFirst(2)))
      for box in ["[ ] ", "[x] ", "[X] "] where rest.hasPrefix(box) { rest = String(rest.dropFirst(4)) }
      return rest
    }
    return line
  }
}
