extension QueryHelp {
  /// The page for a terminal, in lines of at most 80 characters.
  package static var page: String {
    sections.map(text).joined(separator: "\n")
  }

  /// The same for a web page, with headings of the third level.
  package static var markdown: String {
    sections.map(markdown).joined(separator: "\n")
  }

  // MARK: - Terminals

  private static let width = 80
  private static let left = 34

  private static func text(_ section: Section) -> String {
    var lines = [section.title.uppercased()]
    if !section.introduction.isEmpty { lines += wrapped(section.introduction, width - 2).map { "  " + $0 } + [""] }
    for row in section.rows {
      let meaning = wrapped(row.text, width - left - 2)
      var queries = row.queries
      // What is too wide for its column has a line of its own.
      while let query = queries.first, query.count > left - 2, queries.count > 1 || !meaning.isEmpty {
        lines.append("  " + queries.removeFirst())
      }
      let wide = queries.filter { $0.count > left - 2 }
      queries.removeAll { $0.count > left - 2 }
      for index in 0..<max(queries.count, meaning.count) {
        let query = index < queries.count ? queries[index] : ""
        let text = index < meaning.count ? meaning[index] : ""
        let gap = String(repeating: " ", count: left - query.count)
        lines.append(text.isEmpty ? "  " + query : "  " + query + gap + text)
      }
      lines += wide.map { "  " + $0 }
    }
    if !section.rows.isEmpty, !section.notes.isEmpty { lines.append("") }
    for note in section.notes {
      let note = wrapped(note, width - 4)
      lines += zip(note.indices, note).map { ($0 == 0 ? "  - " : "    ") + $1 }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Lines of whole words.
  private static func wrapped(_ text: String, _ width: Int) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }

  // MARK: - Web pages

  private static func markdown(_ section: Section) -> String {
    var lines = ["### \(section.title)", ""]
    if !section.introduction.isEmpty { lines += wrapped(section.introduction, 118) + [""] }
    if !section.rows.isEmpty {
      lines += ["| \(section.columns.0) | \(section.columns.1) |", "|---|---|"]
      lines += section.rows.map { row in
        let text = row.kind == .foreign ? code(row.text) : cell(row.text)
        return "| \(row.queries.map(code).joined(separator: ", ")) | \(text) |"
      }
    }
    if !section.rows.isEmpty, !section.notes.isEmpty { lines.append("") }
    for note in section.notes {
      let note = wrapped(note, 116)
      lines += zip(note.indices, note).map { ($0 == 0 ? "- " : "  ") + $1 }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func code(_ text: String) -> String { "`\(cell(text))`" }

  /// A bar would end the cell of a table.
  private static func cell(_ text: String) -> String { text.replacing("|", with: "\\|") }
}
