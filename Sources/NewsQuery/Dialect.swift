/// Whose language a query is written in.
///
/// In Factiva's and Nexis's, operators may be in small letters, words that follow each other are a phrase, and in Nexis's
/// `OR` binds closest of all. A string is taken for one of theirs by what newsq itself would write otherwise; a string with
/// one of newsq's own `name:` in it never is, as far as more than small letters goes.
enum Dialect {
  case newsq
  /// newsq's own, with operators in small letters.
  case small
  case factiva
  case nexis

  var takesSmallOperators: Bool { self != .newsq }
  var joinsNeighbours: Bool { self == .factiva || self == .nexis }

  init(of tokens: [Token], in text: QueryText) {
    var signs = Signs(text: text)
    for index in tokens.indices { signs.note(tokens, index) }
    let foreign = signs.factiva ? Dialect.factiva : signs.nexis ? .nexis : signs.either ? .factiva : nil
    if let foreign {
      self = signs.own ? .small : foreign
    } else if signs.smallOperator, signs.within {
      self = signs.own ? .small : .nexis
    } else {
      self = signs.smallOperatorInParentheses ? .small : .newsq
    }
  }

  /// What tells the languages from each other.
  private struct Signs {
    let text: QueryText
    /// `hd=`, `near5`, `adj5`, `atleast5 word`, `date from … to …`
    var factiva = false
    /// `HEADLINE(…)`, `ATLEAST5(…)`, `w/s`, `date is …`, `and not`
    var nexis = false
    /// `date after …`
    var either = false
    /// A name and a colon.
    var own = false
    /// `w/5`, `pre/5`
    var within = false
    var smallOperator = false
    var smallOperatorInParentheses = false
    private var depth = 0

    init(text: QueryText) {
      self.text = text
    }

    mutating func note(_ tokens: [Token], _ index: Int) {
      switch tokens[index].kind {
      case .open: depth += 1
      case .close: depth -= 1
      case .field(_, .equals): factiva = true
      case .field, .atLeast, .filter: own = true
      default: break
      }
      guard let word = tokens[index].plainWord, word.utf8.count <= 24 else { return }
      note(word, small: word.lowercased(), tokens, index)
    }

    private mutating func note(_ word: String, small: String, _ tokens: [Token], _ index: Int) {
      let next = index + 1 < tokens.count ? tokens[index + 1] : nil
      let isGlued = next?.kind == .open && next?.range.lowerBound == tokens[index].range.upperBound
      if isGlued, NexisSegment(name: word, isCertain: false) != nil { nexis = true }
      if Keywords.number(in: small, after: "atleast") != nil, next?.beginsTerm == true {
        if next?.kind == .open { nexis = true } else { factiva = true }
      }
      if Keywords.number(in: small, after: "near") != nil || Keywords.number(in: small, after: "adj") != nil {
        factiva = true
      }
      if Keywords.slashN(small) { factiva = true }
      if Keywords.number(in: small, after: "w/") != nil || Keywords.number(in: small, after: "pre/") != nil {
        within = true
      }
      if Keywords.unitNearness.contains(small) { nexis = true }
      if small == "date", let date = DatePhrase.read(tokens, from: index, in: text) {
        switch date.phrase {
        case .period: factiva = true
        case .relation("after"), .relation("before"): either = true
        case .relation: nexis = true
        }
      }
      noteOperator(word, small: small, tokens, index)
    }

    private mutating func noteOperator(_ word: String, small: String, _ tokens: [Token], _ index: Int) {
      guard Keywords.operators.contains(small), word != word.uppercased(), index > 0, index + 1 < tokens.count,
        tokens[index - 1].endsTerm, !Keywords.isCapitalOperator(tokens[index - 1])
      else { return }
      let next = tokens[index + 1]
      if small == "and", next.plainWord?.lowercased() == "not", index + 2 < tokens.count, tokens[index + 2].beginsTerm,
        !Keywords.isCapitalOperator(next), !Keywords.isCapitalOperator(tokens[index + 2])
      {
        nexis = true
      }
      guard next.beginsTerm || next.kind == .not, !Keywords.isCapitalOperator(next) else { return }
      smallOperator = true
      if depth > 0 { smallOperatorInParentheses = true }
    }
  }
}
