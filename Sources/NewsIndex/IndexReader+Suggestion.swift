package import NewsModel
package import NewsQuery

extension IndexReader {
  /// The query with the words that no article has replaced by what they were probably meant to be; nil where there is no
  /// such word, or nothing near it.
  ///
  /// - Parameter concepts: the query's, from its search.
  package func suggestion(for query: Query, concepts: [Concept]) throws(Failure) -> String? {
    var unknown: Set<String> = []
    for concept in concepts where concept.articles == 0 && !concept.isExcluded { unknown.insert(concept.written) }
    guard !unknown.isEmpty else { return nil }
    var parts: [(text: String, range: Range<Int>)] = []
    query.root.collect(unknown, into: &parts)
    return try read { db throws(Failure) in
      let vocabulary = try db.vocabulary()
      let spelling = SpellingSuggestion(db, vocabulary)
      var scalars = Array(query.text.unicodeScalars)
      var isChanged = false
      // From the end, so that the places before stay what they are.
      for part in parts.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
        let written = Array(part.text.unicodeScalars)
        guard let start = Self.place(of: written, in: scalars, part.range),
          let corrected = try corrected(part.text, vocabulary, spelling)
        else { continue }
        scalars.replaceSubrange(start..<start + written.count, with: corrected.unicodeScalars)
        isChanged = true
      }
      return isChanged ? String(String.UnicodeScalarView(scalars)) : nil
    }
  }

  /// The text with each word that the index does not have replaced; nil where none was.
  private func corrected(
    _ text: String, _ vocabulary: Vocabulary, _ spelling: SpellingSuggestion
  ) throws(Failure) -> String? {
    var text = text
    var places: [(token: String, start: Int, end: Int)] = []
    text.withUTF8 { bytes in
      tokenizer.forEachToken(in: bytes) {
        places.append((String(decoding: $0.bytes, as: UTF8.self), $0.start, $0.end))
      }
    }
    var bytes = Array(text.utf8)
    var isChanged = false
    for place in places.reversed() where try vocabulary.articles(with: place.token) ?? 0 == 0 {
      guard let word = try spelling.word(for: place.token) else { continue }
      let written = String(decoding: bytes[place.start..<place.end], as: UTF8.self)
      let isCapital = written.unicodeScalars.first?.properties.isUppercase ?? false
      bytes.replaceSubrange(
        place.start..<place.end, with: (isCapital ? word.prefix(1).uppercased() + word.dropFirst() : word).utf8)
      isChanged = true
    }
    return isChanged ? String(decoding: bytes, as: UTF8.self) : nil
  }

  /// Where the written text begins within a word's place in the query, which has its signs, too.
  private static func place(of written: [Unicode.Scalar], in scalars: [Unicode.Scalar], _ range: Range<Int>) -> Int? {
    guard range.upperBound <= scalars.count, range.count >= written.count else { return nil }
    return (range.lowerBound...range.upperBound - written.count).first { start in
      scalars[start..<start + written.count].elementsEqual(written)
    }
  }
}

extension Node {
  /// The words and phrases among the unknown ones, with their places; what is excluded is no matter.
  fileprivate func collect(_ unknown: Set<String>, into parts: inout [(text: String, range: Range<Int>)]) {
    switch self {
    case .word(let word):
      if unknown.contains(word.shown), !word.isPrefix { parts.append((word.text, word.range)) }
    case .phrase(let phrase):
      if unknown.contains(phrase.shown) { parts.append((phrase.text, phrase.range)) }
    case .field(_, let part), .atLeast(_, let part), .excluding(let part, _): part.collect(unknown, into: &parts)
    case .all(let inner), .any(let inner), .near(let inner, _, _):
      for part in inner { part.collect(unknown, into: &parts) }
    case .filter: break
    }
  }
}
