/// What a name before a colon limits a term to.
enum FieldName: Hashable {
  case text(Field)
  /// The headline or the lead.
  case headlineOrLead
  case source, language, site, url, date, seen, undated, has

  /// The name as it is documented.
  var name: String {
    switch self {
    case .text(let field): field.rawValue
    case .headlineOrLead: "hlead"
    case .source: "source"
    case .language: "language"
    case .site: "site"
    case .url: "url"
    case .date: "date"
    case .seen: "seen"
    case .undated: "undated"
    case .has: "has"
    }
  }

  /// A term that is right for it.
  var example: String {
    switch self {
    case .text, .headlineOrLead: "talks"
    case .source: "reuters"
    case .language: "de"
    case .site: "example.org"
    case .url: "/politics/"
    case .date, .seen: "2025-02"
    case .undated: "yes"
    case .has: "image"
    }
  }

  /// The fields of text it stands for; nil for a condition.
  var fields: [Field]? {
    switch self {
    case .text(let field): [field]
    case .headlineOrLead: [.headline, .lead]
    default: nil
    }
  }

  /// Whether its value may begin with a slash.
  var takesAddress: Bool { self == .site || self == .url }

  /// The field of a name as users write it, in any case.
  init?(name: String) {
    guard let field = Self.known.first(where: { $0.name == name.lowercased() })?.field else { return nil }
    self = field
  }

  static let names = known.map(\.name)

  /// Every name, an alias after the name it stands for.
  static let known: [(name: String, field: FieldName)] = [
    ("headline", .text(.headline)), ("title", .text(.headline)), ("lead", .text(.lead)), ("hlead", .headlineOrLead),
    ("byline", .text(.byline)), ("author", .text(.byline)), ("body", .text(.body)),
    ("source", .source), ("publication", .source), ("language", .language), ("lang", .language),
    ("site", .site), ("url", .url), ("date", .date), ("seen", .seen), ("undated", .undated), ("has", .has),
  ]
}
