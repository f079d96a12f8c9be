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
  private var summary = Table("measure", "newsq", "beside it", "newsq / it")
  private var parts = ""

  init(command: String, machine: Table) { (self.command, self.machine) = (command, machine) }

  /// A row of the first table.
  mutating func sum(_ measure: String, _ newsq: String, beside: String = "", ratio: Double? = nil) {
    summary.add(measure, newsq, beside, ratio.map(Figures.ratio) ?? "")
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

    The table that `\(command)` wrote. Times hold for this machine only; what counts is the ratio of two programs, which took
    turns. Below 1, newsq needs less.

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
