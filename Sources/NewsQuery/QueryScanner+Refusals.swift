internal import NewsModel

/// What can be wrong with a query.
enum Refusal {
  case empty, onlyExclusions
  case unclosedQuote
  case unclosedParenthesis, unopenedParenthesis, emptyParentheses
  case operatorWithoutLeft, operatorWithoutRight
  case misplacedStar
  case unknownField(String), fieldWithoutTerm(String), fieldInField, exclusionInField
  case tooDeep, tooManyTerms
}

extension QueryScanner {
  /// The failure that tells what is wrong, where (in characters from 1), and what would be right.
  func refusal(_ refusal: Refusal, at range: Range<Int>) -> Failure {
    let (cause, remedy) = wording(refusal, spot: spot(of: range), written: excerpt(range))
    return Failure(.badQuery, subject: "query", cause: cause, remedy: remedy)
  }

  private func wording(_ refusal: Refusal, spot: String, written: String) -> (cause: String, remedy: String) {
    switch refusal {
    case .empty:
      scalars.allSatisfy(\.isSpace)
        ? ("it is empty", "write at least one word")
        : ("'\(excerpt(0..<scalars.count))' has no letter or digit", "write at least one word")
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
    case .unknownField(let name): unknownField(name, spot: spot)
    case .fieldWithoutTerm(let name):
      (
        "nothing follows \(spot)",
        "write the word right after the colon, as in \(name.lowercased()):talks, or put '\(name)' in quotes"
      )
    case .fieldInField: ("field \(spot) inside another field", "look for each field by itself")
    case .exclusionInField:
      ("a - after the colon in \(spot)", "put it before the field, as in: -\(written.dropLast())talks")
    case .tooDeep:
      ("parentheses nested deeper than \(Query.maximumDepth) at \(spot)", "leave out those that are not needed")
    case .tooManyTerms:
      ("more than \(Query.maximumTerms) words and phrases, the first too many is \(spot)", "ask for fewer at once")
    }
  }

  private func unknownField(_ name: String, spot: String) -> (cause: String, remedy: String) {
    let known = Field.names.prefix(3).map { "\($0):" }.joined(separator: ", ")
    let suggestion = nearest(to: name.lowercased(), among: Field.names).map { "did you mean \($0):? " } ?? ""
    return ("no field \(spot)", "\(suggestion)the fields are \(known); put it in quotes to look for it as it is")
  }

  /// `'text' at character 7`
  private func spot(of range: Range<Int>) -> String {
    "'\(excerpt(range))' at character \(String(scalars: scalars[..<range.lowerBound]).count + 1)"
  }

  /// What stands there, in at most 24 characters.
  private func excerpt(_ range: Range<Int>) -> String {
    let text = String(scalars: scalars[range])
    return text.count <= 24 ? text : text.prefix(23) + "…"
  }
}
