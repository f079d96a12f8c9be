internal import NewsModel

/// What can be wrong with a query.
enum Refusal: Error, Equatable {
  case empty, onlyExclusions
  case unclosedQuote
  case unclosedParenthesis, unopenedParenthesis, emptyParentheses
  case operatorWithoutLeft, operatorWithoutRight
  case misplacedStar, innerStar, wildcard
  case unknownField(String), fieldWithoutTerm, fieldInField, exclusionInField
  case tooDeep, tooManyTerms
  // Conditions
  case badDate(String), ambiguousDate(String, String), reversedDates
  case badLanguage(String?), badSite, badSource, notImage, notYesOrNo
  // Nearness and counts
  case tooFar, mixedNearness, tooManyNear, partOfNear(String), fieldInNear, excludedInNear
  case badCount, countWithoutTerm, countedPart, countInField
  // Other languages
  case foreign(cause: String, remedy: String)

  /// - Parameter range: where it is.
  func wording(at range: Range<Int>, in text: QueryText) -> (cause: String, remedy: String) {
    let spot = text.spot(of: range)
    let written = text.excerpt(range)
    return formWording(spot, written, text) ?? fieldWording(spot, written) ?? nearnessWording(spot, written)
      ?? (spot, "")
  }

  private func formWording(_ spot: String, _ written: String, _ text: QueryText) -> (String, String)? {
    switch self {
    case .empty:
      text.scalars.allSatisfy { $0.isSpace || $0.isInvisible }
        ? ("it is empty", "write at least one word")
        : ("'\(text.excerpt(0..<text.scalars.count))' has no letter or digit", "write at least one word")
    case .onlyExclusions:
      ("\(spot) only says what to leave out", "add a word that is wanted beside it, as in: talks -sport")
    case .unclosedQuote:
      ("the quote that opens at \(spot) is never closed", "close it, or leave it out")
    case .unclosedParenthesis:
      ("the parenthesis that opens at \(spot) is never closed", "close it, or put it in quotes")
    case .unopenedParenthesis:
      ("the parenthesis that closes at \(spot) was never opened", "leave it out, or put it in quotes")
    case .emptyParentheses:
      ("nothing between the parentheses at \(spot)", "put a word between them, or leave them out")
    case .operatorWithoutLeft:
      ("nothing on the left of \(spot)", "put a word there, or write '\(written)' in quotes to look for the word")
    case .operatorWithoutRight:
      ("nothing that can be looked for on the right of \(spot)", "put a word there, or write '\(written)' in quotes")
    case .misplacedStar:
      ("the * in \(spot) does not end a word", "write the beginning of a word and then *, as in: negotiat*")
    case .innerStar:
      (
        "the * in \(spot) does not end a word",
        "write the beginning and then *, as in: negotiat*, or every spelling, as in: (woman OR women)"
      )
    case .wildcard:
      (
        "the sign for any letter in \(spot) is not known here",
        "write the beginning and then *, as in: negotiat*, or every spelling, as in: (woman OR women)"
      )
    case .tooDeep:
      ("parentheses nested deeper than \(Query.maximumDepth) at \(spot)", "leave out those that are not needed")
    case .tooManyTerms:
      ("more than \(Query.maximumTerms) words and phrases, the first too many is \(spot)", "ask for fewer at once")
    case .foreign(let cause, let remedy): ("\(cause) \(spot)", remedy)
    default: nil
    }
  }

  private func fieldWording(_ spot: String, _ written: String) -> (String, String)? {
    let name = written.last == ":" || written.last == "：" ? String(written.dropLast()) : written
    let example = FieldName(name: name)?.example ?? "talks"
    switch self {
    case .unknownField(let name): return unknownField(name, spot: spot)
    case .fieldWithoutTerm:
      return (
        "nothing follows \(spot)",
        "write the word right after the colon, as in \(name.lowercased()):\(example), or put '\(name)' in quotes"
      )
    case .fieldInField: return ("field \(spot) inside another field", "look for each field by itself")
    case .exclusionInField:
      let field = written.dropLast()
      return (
        "a - after the colon in \(spot)",
        "put it before the field, as in: -\(field)\(FieldName(name: String(field.dropLast()))?.example ?? "talks")"
      )
    case .badDate(let complaint):
      return (
        "\(complaint), at \(spot)",
        "write it as 2025-02-12, 2025-02, 2025, 7d or today, and a period as 2025-02..2025-05"
      )
    case .ambiguousDate(let one, let other):
      return ("\(spot) can be two days", "write \(one) or \(other)")
    case .reversedDates: return ("the period \(spot) ends before it begins", "write the earlier date first")
    case .badLanguage(let meant):
      let suggestion = meant.map { "did you mean \($0)? " } ?? ""
      return ("\(spot) is no language's code", "\(suggestion)write it as language:de or language:en-gb")
    case .badSite: return ("\(spot) is no site's address", "write it as site:example.org or site:example.org/world")
    case .badSource: return ("\(spot) is no source's name", "write it as source:reuters or source:\"The Guardian\"")
    case .notImage: return ("there is no has: for \(spot)", "the only one is has:image")
    case .notYesOrNo: return ("\(spot) is neither yes nor no", "write undated:yes or undated:no")
    default: return nil
    }
  }

  private func nearnessWording(_ spot: String, _ written: String) -> (String, String)? {
    switch self {
    case .tooFar:
      ("the number in \(spot) is not one from 1 to \(Query.maximumDistance)", "write a smaller one, as in: a NEAR/10 b")
    case .mixedNearness:
      (
        "two different distances or orders side by side, the second at \(spot)",
        "ask for each by itself, as in: (a NEAR/5 b) AND (b NEAR/3 c)"
      )
    case .tooManyNear:
      ("more than \(Query.maximumNear) parts near each other, the first too many at \(spot)", "ask for fewer")
    case .partOfNear(let what):
      ("\(what) cannot be near something, at \(spot)", "put words, phrases or (words OR phrases) on both sides")
    case .fieldInNear:
      (
        "only one side of \(spot) is in a field, or they are in different ones",
        "write it round both, as in: headline:(a NEAR/5 b)"
      )
    case .excludedInNear:
      (
        "\(spot) asks for words that are not near each other, which cannot be looked for",
        "leave the second word out altogether, as in: rico -puerto"
      )
    case .badCount:
      (
        "the number in \(spot) is not one from 1 to \(Query.maximumDistance)",
        "write how often at least, as in: atleast3:ferry"
      )
    case .countWithoutTerm: ("nothing follows \(spot)", "write the word right after the colon, as in: atleast3:ferry")
    case .countedPart:
      (
        "\(spot) is followed by more than can be counted",
        "count a word, a phrase or (words OR phrases), each by itself: atleast3:grain AND atleast3:ferry"
      )
    case .countInField:
      (
        "a count inside a field at \(spot)",
        "words are counted in the whole article; put it beside the field: headline:ferry AND atleast3:ferry"
      )
    default: nil
    }
  }

  private func unknownField(_ name: String, spot: String) -> (String, String) {
    let known = FieldName.known.filter { $0.name == $0.field.name }.map { "\($0.name):" }.joined(separator: ", ")
    let suggestion = nearest(to: name.lowercased(), among: FieldName.names).map { "did you mean \($0):?" }
    return (
      "no field \(spot)",
      "\(suggestion ?? "the fields are \(known);") put it in quotes to look for it as it is"
    )
  }
}
