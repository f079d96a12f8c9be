import NewsQuery

/// The columns of the full-text index, in their order.
enum Column: Int32, CaseIterable {
  case headline, byline, body
  /// Words that stand in the other columns in capitals (see `Acronyms`).
  case acronyms

  var name: String { "\(self)" }
}

extension Field {
  /// The column that holds the field.
  var column: Column {
    switch self {
    case .headline: .headline
    case .byline: .byline
    case .body, .lead: .body
    }
  }
}
