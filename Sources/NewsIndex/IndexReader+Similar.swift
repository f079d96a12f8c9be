package import NewsModel
package import NewsQuery

/// A text whose like is looked for.
package struct SimilarRequest: Sendable {
  package var title: String?
  package var body: String
  package var language: String?
  /// The article that the text is of, which is left out of the answer; nil where it is not in the index.
  package var own: Int64?
  /// The filters, the limit and the offset; its query is not asked.
  package var search: SearchRequest

  package init(title: String?, body: String, language: String?, own: Int64?, search: SearchRequest) {
    self.title = title
    self.body = body
    self.language = language
    self.own = own
    self.search = search
  }
}

extension IndexReader {
  /// The articles that share most of a text's telling words, each word weighed by how much it tells of the text.
  package func similar(_ request: SimilarRequest) throws(Failure) -> SearchResult {
    try read { db in
      let telling = try TellingWords(
        title: request.title, body: request.body, language: request.language, own: request.own == nil ? 0 : 1,
        Vocabulary(db), tokenizer
      ).words
      guard let query = Query(anyOf: telling.map(\.text)) else { return SearchResult(hits: [], concepts: []) }
      // The best by the words alone, then put in order by what the words weigh in the text.
      var wide = request.search
      wide.query = query
      wide.offset = 0
      wide.sort = .relevance
      wide.limit = 3 * (request.search.offset + request.search.limit) + 50
      let search = try Search(wide, db, tokenizer: tokenizer)
      var weights: [String: Double] = [:]
      let heaviest = telling.first?.weight ?? 1
      // A pair of letters is looked for as a phrase, and shown as one.
      for word in telling {
        (weights[word.text], weights["\"\(word.text)\""]) = (word.weight / heaviest, word.weight / heaviest)
      }
      var matches: [TopHits.Match] = []
      for match in try search.page() where match.id != request.own {
        let shares = try search.shares(of: match.id)
        let score = zip(search.lowering.concepts, shares).reduce(0) { $0 + $1.1 * (weights[$1.0.written] ?? 0) }
        matches.append(TopHits.Match(score: score, id: match.id))
      }
      matches.sort(by: >)
      wide.offset = request.search.offset
      return try result(
        matches.dropFirst(request.search.offset).prefix(request.search.limit), of: search, asked: wide, db)
    }
  }
}
