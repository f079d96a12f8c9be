/// A piece of a query's text.
struct Token {
  enum Kind: Equatable {
    case word(String, isPrefix: Bool)
    case phrase(String)
    /// A word or a phrase without a letter or a digit: it takes a term's place and asks for nothing.
    case blank
    case field(Field)
    case open, close
    case or, and
    /// `NOT`, or `-` at the start of a term.
    case not
    case end
  }

  var kind: Kind
  /// In Unicode scalars of the query.
  var range: Range<Int>
}
