/// A value of a TOML document.
package enum TOMLValue: Sendable, Hashable {
  case string(String)
  case integer(Int64)
  /// A number with a fraction or an exponent; it may be infinite or not a number.
  case number(Double)
  case bool(Bool)
  /// A date, a time or both, in the form of RFC 3339.
  case time(String)
  case array([TOMLValue])
  case table(TOMLTable)
}

/// The members of a table, in the order of their keys' bytes. Keys are unique.
package struct TOMLTable: Sendable, Hashable {
  package struct Member: Sendable, Hashable {
    package let key: String
    package let value: TOMLValue
  }

  package let members: [Member]

  /// The value of a key, or nil where there is none. Look-up is linear.
  package subscript(key: String) -> TOMLValue? {
    members.first { $0.key == key }?.value
  }
}

// MARK: Lookups

extension TOMLValue {
  /// The text of a string; nil for every other kind.
  package var stringValue: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The value of an integer; nil for every other kind, `14.0` included.
  package var integerValue: Int64? {
    if case .integer(let value) = self { value } else { nil }
  }

  /// The value of a number of either kind.
  package var doubleValue: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }

  package var arrayValue: [TOMLValue]? {
    if case .array(let values) = self { values } else { nil }
  }

  package var tableValue: TOMLTable? {
    if case .table(let table) = self { table } else { nil }
  }
}
