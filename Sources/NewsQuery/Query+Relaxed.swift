import NewsText

extension Query {
  /// The query with any of its words needed in place of all, for when nothing has them all: its conditions and exclusions
  /// stay, words of grammar go, for they say nothing. Nil where there is nothing to be left out.
  package func relaxed() -> Query? {
    guard let (parts, excluded) = needed, parts.count > 1 else { return nil }
    let conditions = parts.filter(\.isCondition)
    let wanted = parts.filter { !$0.isCondition }
    let telling = wanted.filter { !$0.isGrammar }
    let kept = telling.isEmpty ? wanted : telling
    guard wanted.count > 1 else { return nil }
    var query = needingAny(of: kept + conditions, without: excluded)
    query.alternatives = kept
    return query
  }
}

extension Node {
  fileprivate var isGrammar: Bool {
    if case .word(let word) = self { StopWords.contains(word.text.lowercased()) } else { false }
  }
}
