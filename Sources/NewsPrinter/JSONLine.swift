package import NewsJSON

extension JSONValue {
  /// Text, or null where there is none.
  package init(_ text: String?) {
    self = text.map { .string($0) } ?? .null
  }

  package init(_ number: Int) {
    self = .integer(Int64(number))
  }

  /// The value on a line of its own.
  package var line: String { text + "\n" }
}
