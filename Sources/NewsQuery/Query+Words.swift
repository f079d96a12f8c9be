import NewsText

extension Query {
  /// A query for any of these words, which were not typed but found: none of them can be taken for an operator. A word of a
  /// script without spaces is looked for as it is written. Nil without a word.
  package init?(anyOf words: [String]) {
    let nodes = words.map { word -> Node in
      SpacelessScript.contains(word)
        ? .phrase(Phrase(text: word, slop: nil, range: 0..<0)) : .word(Word(text: word, range: 0..<0))
    }
    guard !nodes.isEmpty else { return nil }
    self.init(text: words.joined(separator: " OR "), root: Node.joined(nodes, as: Node.any))
  }
}
