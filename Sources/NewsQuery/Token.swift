/// A piece of a query's text.
struct Token {
  enum Kind: Equatable {
    /// - Parameter isLiteral: whether it stands where neither operators nor fields are looked for.
    case word(String, isPrefix: Bool, isExact: Bool, isLiteral: Bool)
    case phrase(String, slop: Int?)
    /// A word or a phrase without a letter or a digit: it takes a term's place and asks for nothing.
    case blank
    /// A field's name, with its term behind it.
    case field(FieldName, FieldSpelling)
    /// `=` before a parenthesis: the words in it are meant as written.
    case exactly
    /// `atleast3:`, with its term behind it.
    case atLeast(Int)
    /// A whole condition, as `undated:` and `date from 20250101 to 20250131`.
    case filter(Filter)
    case open, close
    case or, and
    /// `NOT`, or `-` at the start of a term.
    case not
    /// Within so many words of each other.
    case near(Int, inOrder: Bool)
    /// Something that cannot be read: what comes before it is read first.
    case refused(Refusal)
    case end
  }

  var kind: Kind
  /// In Unicode scalars of the query.
  var range: Range<Int>

  init(_ kind: Kind, _ range: Range<Int>) {
    self.kind = kind
    self.range = range
  }

  /// The text of a word in which operators may be looked for.
  var plainWord: String? {
    if case .word(let text, isPrefix: false, isExact: false, isLiteral: false) = kind { text } else { nil }
  }

  /// Whether something to look for begins here.
  var beginsTerm: Bool {
    switch kind {
    case .word, .phrase, .field, .exactly, .atLeast, .filter, .open, .blank: true
    default: false
    }
  }

  /// Whether something to look for ends here.
  var endsTerm: Bool {
    switch kind {
    case .word, .phrase, .filter, .close: true
    default: false
    }
  }
}

/// How a field was written: `hd=x`, `HEADLINE(x)`, or newsq's own `headline:x`.
enum FieldSpelling {
  case colon, equals, parentheses
}
