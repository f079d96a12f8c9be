/// One answer of a search.
package struct Hit: Sendable, Hashable {
  /// The article's number in the database.
  package var id: Int64
  package var key: String
  /// From 1.
  package var rank: Int
  /// Higher is better; comparable within one search only.
  package var score: Double
  package var title: String?
  /// The first words of the text, for an article without a headline.
  package var opening: String?
  package var url: String?
  package var source: String?
  package var language: String?
  package var published: PublishedDate?
  /// The path of its bundle.
  package var path: String
  package var snippet: Snippet?
  /// Where the words of the query stand in the headline, in Unicode scalars of it.
  package var titleHighlights: [Range<Int>] = []
  /// The words of the query that the article does not have, as written; empty where it answers the whole query.
  package var missing: [String] = []

  package init(
    id: Int64, key: String, rank: Int, score: Double, title: String? = nil, opening: String? = nil, url: String? = nil,
    source: String? = nil,
    language: String? = nil, published: PublishedDate? = nil, path: String, snippet: Snippet? = nil
  ) {
    self.id = id
    self.key = key
    self.rank = rank
    self.score = score
    self.title = title
    self.opening = opening
    self.url = url
    self.source = source
    self.language = language
    self.published = published
    self.path = path
    self.snippet = snippet
  }
}

/// A passage of an article with the places of the words that were looked for.
package struct Snippet: Sendable, Hashable {
  /// One line of text without control characters.
  package var text: String
  /// Ranges in Unicode scalars of `text`, ascending, not overlapping.
  package var highlights: [Range<Int>]

  package init(text: String, highlights: [Range<Int>]) {
    self.text = text
    self.highlights = highlights
  }
}
