extension Query {
  /// A query for any of these words as they are, which were not typed but found: none of them is taken for an operator, and
  /// none stands for another. Nil without a word.
  package init?(anyOf words: [String]) {
    let nodes = words.map { Node.phrase(Phrase(text: $0, slop: nil, range: 0..<0)) }
    guard !nodes.isEmpty else { return nil }
    self.init(text: words.joined(separator: " OR "), root: Node.joined(nodes, as: Node.any))
  }
}
