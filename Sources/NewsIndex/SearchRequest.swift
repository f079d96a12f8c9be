import NewsModel
package import NewsQuery

/// What is asked of the index.
package struct SearchRequest: Sendable {
  package enum Sort: String, Sendable, CaseIterable {
    case relevance, newest, oldest
    /// Relevance, halved with each half-life of age.
    case blend
  }

  package var query: Query
  package var limit: Int
  package var offset: Int
  /// Only articles published in these days; undated ones are left out where a day is given.
  package var dates: DateBound
  /// Only articles of this source, in any case.
  package var source: String?
  /// Only articles in this language, regions of it included.
  package var language: String?
  package var sort: Sort
  /// Whether hits come with a passage of their text.
  package var snippets: Bool
  /// Whether hits come with their key, rank and score alone: headline, source and all else are not read.
  package var keysAlone = false
  /// Days after which an article counts half in the order `blend`.
  package var halfLife = 14.0
  /// Whether articles with more of the query's words stand before those with fewer, whatever their scores.
  package var mostWordsFirst = false

  package init(
    query: Query, limit: Int = 10, offset: Int = 0, dates: DateBound = DateBound(), source: String? = nil,
    language: String? = nil, sort: Sort = .relevance, snippets: Bool = true
  ) {
    self.query = query
    self.limit = limit
    self.offset = offset
    self.dates = dates
    self.source = source
    self.language = language
    self.sort = sort
    self.snippets = snippets
  }
}
