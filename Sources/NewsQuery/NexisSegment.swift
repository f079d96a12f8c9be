/// What a segment or a command of Nexis's, written `HEADLINE(words)`, is here.
enum NexisSegment {
  case field(FieldName)
  /// `SINGULAR(word)`, `PLURAL(words)`: this form alone.
  case exactly
  case date
  case refused(Refusal)

  /// - Parameter name: what stands before the parenthesis.
  /// - Parameter isCertain: whether the query is known to be of Nexis's. What newsq has no part for is a word else, unless
  ///   it is written in capitals: `person(s)`.
  init?(name: String, isCertain: Bool) {
    let small = name.lowercased()
    switch small {
    case "headline": self = .field(.text(.headline))
    case "hlead": self = .field(.headlineOrLead)
    case "lead": self = .field(.text(.lead))
    case "byline", "author": self = .field(.text(.byline))
    case "body": self = .field(.text(.body))
    case "publication", "source", "source-name", "pub": self = .field(.source)
    case "language", "lang": self = .field(.language)
    case "date": self = .date
    default:
      guard isCertain || name == name.uppercased() || small.hasSuffix("caps") else { return nil }
      switch small {
      case "singular", "plural": self = .exactly
      case "allcaps", "caps", "nocaps":
        self = .refused(
          .foreign(
            cause: "newsq finds a word in capitals and in small letters alike, unlike",
            remedy: "write the word by itself, or as in: =AIDS to leave its other forms out"))
      case "length":
        self = .refused(.wordCount)
      case "subject", "geographic", "company", "organization", "organisation", "industry", "person", "ticker", "terms",
        "term", "city", "state", "country", "region", "section", "type", "publication-type", "load-date", "graphic",
        "highlight", "correction", "series", "column", "dateline", "edition", "copyright", "abstract":
        self = .refused(
          .foreign(
            cause: "newsq has no part of an article for",
            remedy: "look for its words in the whole article, or in headline:, lead:, byline: or body:"))
      default: return nil
      }
    }
  }
}

extension Refusal {
  static let wordCount = Refusal.foreign(
    cause: "newsq does not look for articles by their length, as in", remedy: "leave it out")
}
