/// What a field of Factiva's, written `hd=word`, is here.
enum FactivaField {
  case field(FieldName)
  case refused(Refusal)

  /// - Parameter name: the letters before the `=`, in small letters; nil where Factiva has no such field.
  init?(name: String) {
    switch name {
    case "hd", "hl", "ti": self = .field(.text(.headline))
    case "hlp": self = .field(.headlineOrLead)
    case "lp": self = .field(.text(.lead))
    case "by", "au": self = .field(.text(.byline))
    case "sn": self = .field(.source)
    case "la": self = .field(.language)
    case "td", "tx":
      self = .refused(
        .foreign(
          cause: "newsq does not part the text behind the lead from the rest, as in",
          remedy: "write body: to look in the whole text"))
    case "rst", "sc":
      self = .refused(
        .foreign(
          cause: "newsq has no codes of sources, as in",
          remedy: "write the source's name, as in: source:reuters"))
    case "co", "fds", "ns", "in", "re", "ric", "de", "pe":
      self = .refused(
        .foreign(
          cause: "newsq has no codes of companies, subjects, industries or regions, as in",
          remedy: "write what it stands for as a word"))
    case "an", "art", "clm", "cr", "ct", "cx", "ed", "pg", "pub", "rf", "se", "vol":
      self = .refused(
        .foreign(
          cause: "newsq does not keep what Factiva finds by",
          remedy: "leave it out, or look for its words in the whole article"))
    default: return nil
    }
  }
}

extension Refusal {
  static let brackets = Refusal.foreign(
    cause: "newsq takes parts together with parentheses alone, not as in", remedy: "write ( for [ and ) for ]")
}
