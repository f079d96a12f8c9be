internal import NewsJSON
package import NewsModel

/// Writes how many articles there are of each kind, for people with bars.
package struct CountPrinter {
  package enum Format: String, Sendable, CaseIterable {
    case text, json, jsonl, csv
  }

  let facet: Facet
  let format: Format
  let terminal: Terminal

  package init(_ facet: Facet, format: Format, terminal: Terminal) {
    self.facet = facet
    self.format = format
    self.terminal = terminal
  }

  /// Each row ends with a line feed.
  package func write(_ counts: [FacetCount], to output: Output) throws(Failure) {
    switch format {
    case .text: try output.write(text(counts))
    case .json:
      let rows = counts.map { json($0).text }.joined(separator: ",\n")
      try output.write(rows.isEmpty ? "[]\n" : "[\n\(rows)\n]\n")
    case .jsonl: for count in counts { try output.write(json(count).line) }
    case .csv:
      try output.write(CSV.line([facet.rawValue, "count"]))
      for count in counts { try output.write(CSV.line([count.value ?? "", "\(count.count)"])) }
    }
  }

  private func json(_ count: FacetCount) -> JSONValue {
    .object(JSONObject([(facet.rawValue, JSONValue(count.value)), ("count", JSONValue(count.count))]))
  }

  // MARK: For people

  /// `value  count ████`: values and counts aligned, the longest bar as long as the terminal is wide.
  private func text(_ counts: [FacetCount]) -> String {
    let labels = counts.map { label($0.value) }
    let numbers = counts.map { "\($0.count)" }
    let numberWidth = numbers.map(\.utf8.count).max() ?? 0
    // At least six columns are left for the bars.
    let room = max(4, terminal.width - numberWidth - 2 - 1 - 6)
    let cut = labels.map { Self.cut($0, to: room) }
    let labelWidth = cut.map { CellWidth.of($0) }.max() ?? 0
    let barWidth = max(0, terminal.width - labelWidth - 2 - numberWidth - 1)
    // What has no value is beside the others, and must not make them small.
    let most = max(1, counts.filter { $0.value != nil }.map(\.count).max() ?? 1)
    var text = ""
    for (place, label) in cut.enumerated() {
      let number = Self.spaces(numberWidth - numbers[place].utf8.count) + numbers[place]
      let share = counts[place].value == nil ? 0 : Double(counts[place].count) / Double(most)
      let bar = Self.bar(share, width: barWidth)
      let shown = counts[place].value == nil ? terminal.styled(label, .dim) : label
      text += shown + Self.spaces(labelWidth - CellWidth.of(label)) + "  " + number
      text += bar.isEmpty ? "\n" : " \(terminal.styled(bar, .bar))\n"
    }
    return text
  }

  private func label(_ value: String?) -> String {
    guard let value else { return facet.step == nil ? "(unknown)" : "undated" }
    return CleanText.visible(value)
  }

  private static func cut(_ label: String, to room: Int) -> String {
    guard CellWidth.of(label) > room else { return label }
    var cells = StyledText(label).cells[...]
    while let last = cells.last, last.width == 0 || cells.reduce(0, { $0 + $1.width }) > room - 1 {
      cells.removeLast()
    }
    return Terminal(isTerminal: false).text(cells) + "…"
  }

  /// A bar in eighths of a column; what is more than nothing has at least one of them.
  private static func bar(_ share: Double, width: Int) -> String {
    guard share > 0, width > 0 else { return "" }
    let eighths = max(1, Int((share * Double(width) * 8).rounded()))
    let rest: [String] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    return String(repeating: "█", count: eighths / 8) + rest[eighths % 8]
  }

  private static func spaces(_ count: Int) -> String {
    String(repeating: " ", count: max(0, count))
  }
}
