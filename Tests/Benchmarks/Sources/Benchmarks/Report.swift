import Glibc

/// A table as Markdown.
struct Table {
  private var rows: [[String]]

  init(_ head: String...) { rows = [head] }
  init(_ head: [String]) { rows = [head] }

  mutating func add(_ cells: String...) { rows.append(cells) }
  mutating func add(_ cells: [String]) { rows.append(cells) }

  var markdown: String {
    let lines = rows.map { "| " + $0.joined(separator: " | ") + " |\n" }
    return lines[0] + "|---|" + String(repeating: "---:|", count: rows[0].count - 1) + "\n" + lines.dropFirst().joined()
  }
}

/// What a run found, as Markdown: first everything in one table, then where and with what, then the parts.
struct Report {
  private let command: String
  private let machine: Table
  private var summary = Table("measure", "newsq", "beside it (newsq over it)")
  private var parts = ""

  init(command: String, machine: Table) { (self.command, self.machine) = (command, machine) }

  /// A row of the first table.
  /// - Parameter others: What other programs took in the same unit.
  mutating func sum(
    _ measure: String, _ newsq: Double, _ others: [(name: String, value: Double)] = [],
    as written: (Double) -> String
  ) {
    let beside = others.map { "\($0.name) \(written($0.value)) (**\(Figures.ratio(newsq / $0.value))**)" }
    summary.add(measure, written(newsq), beside.joined(separator: ", "))
  }

  /// A part of its own.
  mutating func add(_ heading: String, _ text: String, _ tables: Table...) {
    parts += "\n## \(heading)\n\n\(text)\n"
    for table in tables { parts += "\n\(table.markdown)" }
  }

  var first: String { summary.markdown }

  var markdown: String {
    """
    # Benchmarks

    What `\(command)` found. Times hold for one machine; what counts is the ratio of two programs, which took turns: below
    1, newsq needs less.

    \(summary.markdown)
    \(machine.markdown)\(parts)
    """
  }
}

extension Report {
  private static let begin = "<!-- The last `make bench` -->\n"
  private static let end = "<!-- End of it -->"

  /// Puts the first table where the README shows it.
  func show(in readme: String) throws {
    guard let text = Files.text(readme), let begin = place(of: Self.begin, in: text),
      let end = place(of: Self.end, in: text), begin.upperBound <= end.lowerBound
    else { throw Problem("\(readme): has no place for the table (write \(Self.begin) and \(Self.end))") }
    let new = text[..<begin.upperBound] + "\n" + first + "\n" + text[end.lowerBound...]
    try Files.write(Array(new.utf8), to: readme)
  }

  private func place(of sign: String, in text: String) -> Range<String.Index>? {
    text.firstRange(of: sign)
  }
}
