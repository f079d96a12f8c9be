/// Why text is not TOML, and where.
package struct TOMLError: Error, Sendable, Hashable, CustomStringConvertible {
  /// From 1.
  package let line: Int
  /// From 1, in characters.
  package let column: Int
  /// A sentence without a full stop.
  package let description: String

  init(line: Int, column: Int, description: String) {
    // The library gives 0 where it knows no place.
    self.line = max(1, line)
    self.column = max(1, column)
    self.description = description
  }
}
