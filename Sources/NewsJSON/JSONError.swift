/// Why bytes are not JSON, and where.
package struct JSONError: Error, Sendable, Hashable {
  /// From 1.
  package var line: Int
  /// From 1, in characters.
  package var column: Int
  /// In lower case, without a full stop.
  package var text: String

  package init(line: Int, column: Int, text: String) {
    self.line = line
    self.column = column
    self.text = text
  }
}

extension JSONError: CustomStringConvertible {
  /// `line 3, column 7: '}' expected near 'x'`
  package var description: String {
    "line \(line), column \(column): \(text)"
  }
}
