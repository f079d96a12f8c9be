/// Words that say how near others are: `w/5`, `near5`, `NEAR`, `w/s`.
extension Keywords {
  /// In one sentence, paragraph or part of the article.
  static let unitNearness: Set<String> = [
    "w/s", "w/sent", "w/sentence", "w/p", "w/para", "w/paragraph", "w/seg", "w/segment", "near/s", "near/p", "pre/s",
    "pre/p",
  ]

  /// The operator of a word in small letters, with its number as written.
  static func nearness(_ small: String, _ dialect: Dialect) -> (number: Int, inOrder: Bool)? {
    for (name, inOrder) in [
      ("near/", false), ("w/", dialect == .factiva), ("pre/", true), ("onear/", true), ("adj/", true),
    ] {
      if let number = number(in: small, after: name) { return (number, inOrder) }
    }
    if let number = number(in: small, after: "near") { return (number, false) }
    if let number = number(in: small, after: "adj") { return (number, true) }
    if let number = number(in: small, after: "/") { return (number, false) }
    if slashN(small) { return number(in: String(small.dropLast()), after: "/n").map { ($0, false) } }
    return nil
  }

  /// Factiva's `/n30/`.
  static func slashN(_ small: String) -> Bool {
    small.hasSuffix("/") && number(in: String(small.dropLast()), after: "/n") != nil
  }

  /// The number that makes up the rest of a word.
  static func number(in word: String, after prefix: String) -> Int? {
    guard word.hasPrefix(prefix) else { return nil }
    let digits = word.utf8.dropFirst(prefix.utf8.count)
    guard !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return digits.count < 10 ? digits.reduce(0) { $0 * 10 + Int($1 - 0x30) } : Int.max
  }

  mutating func takeNearness(_ small: String) -> Bool {
    if let nearness = Self.nearness(small, dialect) {
      // A number behind a slash may be a part of a date or of an address's.
      if small.hasPrefix("/"), !(found.last?.endsTerm ?? false) || !(following()?.beginsTerm ?? false) { return false }
      if (1...Query.maximumDistance).contains(nearness.number) {
        put(.near(nearness.number, inOrder: nearness.inOrder))
      } else {
        refuse(.tooFar)
      }
      return true
    }
    let written = tokens[index].plainWord
    switch small {
    case "near" where written == "NEAR": put(.near(Query.usualDistance, inOrder: false))
    case "onear" where written == "ONEAR": put(.near(Query.usualDistance, inOrder: true))
    case "adj" where dialect == .factiva: put(.near(1, inOrder: true))
    case "same" where dialect == .factiva: refuseUnit(small)
    case _ where Self.unitNearness.contains(small): refuseUnit(small)
    case "/s", "/p", "/seg", "/sent", "/para":
      guard dialect == .nexis else { return false }
      refuseUnit(small)
    case _ where small.hasPrefix("not/"):
      guard Self.nearness("near" + small.dropFirst(3), dialect) != nil || small == "not/seg" else { return false }
      refuse(.excludedInNear)
    case _
    where small.hasPrefix("/f") && small.hasSuffix("/") && Self.number(in: String(small.dropLast()), after: "/f") != nil:
      refuse(
        .foreign(
          cause: "newsq does not count words from the beginning, as", remedy: "write lead:word for the first 60 words"))
    default: return false
    }
    return true
  }

  /// Sentences and paragraphs are not kept; distances that are usual for them are.
  private mutating func refuseUnit(_ small: String) {
    let remedy =
      if small.contains("seg") {
        "write it round both words, as in: headline:(a AND b) OR body:(a AND b)"
      } else if small == "same" || small.contains("/p") { "write a NEAR/50 b, or the distance that you mean" } else {
        "write a NEAR/15 b, or the distance that you mean"
      }
    refuse(
      .foreign(cause: "newsq does not know where sentences, paragraphs and segments end, as needed for", remedy: remedy)
    )
  }
}
