package import NewsJSON

/// Rows with the same columns, for people and as JSON lines: what `failed` and `config` show.
package struct Table: Sendable {
  package struct Column: Sendable {
    /// The key in JSON; the heading for people.
    package let name: String

    package init(_ name: String) {
      self.name = name
    }
  }

  let columns: [Column]
  private var rows: [[JSONValue]] = []

  package init(columns: [Column]) {
    self.columns = columns
  }

  package init(columns names: String...) {
    columns = names.map { Column($0) }
  }

  package var isEmpty: Bool { rows.isEmpty }

  /// Adds a row: one value for each column.
  package mutating func add(_ row: [JSONValue]) {
    precondition(row.count == columns.count, "a row has one value for each column")
    rows.append(row)
  }

  /// Aligned columns, numbers to the right; the last column is not filled up. Without rows nothing.
  package func text(terminal: Terminal, showsHeadings: Bool = true) -> String {
    guard !rows.isEmpty else { return "" }
    let cells = rows.map { $0.map(\.shown) }
    let headings = columns.map { $0.name.split(separator: "_").joined(separator: " ") }
    var widths = columns.indices.map { column in cells.map { CellWidth.of($0[column]) }.max() ?? 0 }
    if showsHeadings {
      for column in widths.indices { widths[column] = max(widths[column], CellWidth.of(headings[column])) }
    }
    let isNumber = columns.indices.map { column in rows.allSatisfy { $0[column].isNumber } }
    func line(_ cells: [String]) -> String {
      var line = ""
      for (column, cell) in cells.enumerated() {
        let space = String(repeating: " ", count: widths[column] - CellWidth.of(cell))
        if column > 0 { line += "  " }
        let isLast = column == cells.count - 1
        line += isNumber[column] ? space + cell : cell + (isLast ? "" : space)
      }
      return line
    }
    let heading = showsHeadings ? terminal.styled(line(headings), .dim) + "\n" : ""
    return heading + cells.map { line($0) + "\n" }.joined()
  }

  /// One object a row.
  package func jsonLines() -> String {
    rows.map { row in JSONValue.object(JSONObject(Array(zip(columns.map(\.name), row)))).line }.joined()
  }
}

/// Names with one value each: what `status` and `why` show.
package struct KeyValueTable: Sendable {
  private var rows: [(key: String, value: JSONValue)] = []

  package init() {}

  /// - Parameter key: the key in JSON; for people its underscores are spaces.
  package mutating func add(_ key: String, _ value: JSONValue) {
    rows.append((key, value))
  }

  package mutating func add(_ key: String, text: String?) {
    add(key, JSONValue(text))
  }

  package mutating func add(_ key: String, count: Int) {
    add(key, JSONValue(count))
  }

  /// One line a name, the values aligned; what has no value is left out.
  package func text(terminal: Terminal) -> String {
    let shown = rows.filter { $0.value != .null }.map { row in
      (row.key.split(separator: "_").joined(separator: " ") + ":", row.value.shown)
    }
    let width = shown.map { CellWidth.of($0.0) }.max() ?? 0
    return shown.map { name, value in
      let space = String(repeating: " ", count: width - CellWidth.of(name) + 1)
      return terminal.styled(name, .dim) + space + value + "\n"
    }.joined()
  }

  /// One object.
  package func jsonLine() -> String {
    JSONValue.object(JSONObject(rows.map { ($0.key, $0.value) })).line
  }
}

extension JSONValue {
  /// For people: text without quotes, made fit to be shown; a dash for null; the elements of an array with commas.
  var shown: String {
    switch self {
    case .null: "-"
    case .string(let text): CleanText.visible(text, as: .name)
    case .array(let values): values.map(\.shown).joined(separator: ", ")
    case .bool(let value): value ? "yes" : "no"
    case .integer, .number: text
    case .object: CleanText.visible(text, as: .name)
    }
  }

  var isNumber: Bool {
    switch self {
    case .integer, .number: true
    default: false
    }
  }
}
