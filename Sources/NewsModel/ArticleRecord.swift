/// An article with what is known of it outside itself.
package struct ArticleRecord: Sendable, Hashable {
  /// Its number in the database; nil where it did not come from one.
  package var id: Int64?
  package var article: Article
  /// Its identity: its own, or made from its place.
  package var key: String
  /// The path of its bundle.
  package var path: String
  /// The paths of exact copies of its bundle.
  package var copies: [String] = []
  /// When it was first seen, ISO 8601; nil where it did not come from the database.
  package var seen: String?

  package init(id: Int64? = nil, article: Article, key: String, path: String, seen: String? = nil) {
    self.id = id
    self.article = article
    self.key = key
    self.path = path
    self.seen = seen
  }
}
