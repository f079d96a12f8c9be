/// Joins words that follow each other without an operator, as Factiva and Nexis read them: they are a phrase.
enum Neighbours {
  static func joined(_ tokens: [Token]) -> [Token] {
    var joined: [Token] = []
    var run: [Token] = []
    for token in tokens {
      if isPart(token) {
        run.append(token)
      } else {
        append(run, to: &joined)
        run = []
        joined.append(token)
      }
    }
    append(run, to: &joined)
    return joined
  }

  private static func isPart(_ token: Token) -> Bool {
    switch token.kind {
    case .word(_, _, isExact: false, _), .phrase(_, slop: nil): true
    default: false
    }
  }

  private static func append(_ run: [Token], to joined: inout [Token]) {
    guard run.count > 1 else { return joined.append(contentsOf: run) }
    let texts = run.map(text)
    if texts.contains(nil) {
      // A beginning of a word has no place in a phrase; one directly behind the other means the same.
      for (index, part) in run.enumerated() {
        if index > 0 { joined.append(Token(.near(1, inOrder: true), part.range)) }
        joined.append(part)
      }
    } else {
      let phrase = texts.compactMap(\.self).joined(separator: " ")
      joined.append(Token(.phrase(phrase, slop: nil), run[0].range.lowerBound..<run[run.count - 1].range.upperBound))
    }
  }

  /// What a part gives a phrase; quotes of another kind within it would end the phrase when it is written out.
  private static func text(_ part: Token) -> String? {
    switch part.kind {
    case .word(let text, isPrefix: false, _, _): text
    case .phrase(let text, _): String(scalars: text.unicodeScalars.map { QuoteFamily($0) == nil ? $0 : " " })
    default: nil
    }
  }
}
