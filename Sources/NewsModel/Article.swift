/// One news article, as a reader took it out of a bundle.
package struct Article: Sendable, Hashable {
  /// The identity the file itself gives it (`id`, `guid`, `uri`), or nil: then its place is its identity.
  package var key: String?
  /// The headline, without the site's name; nil where the text has none.
  package var title: String?
  /// The article's own text, paragraphs separated by an empty line.
  package var body: String
  /// What stood with the text and is not the article's: menus, comments, lines of the site. Kept, but not searched.
  package var leftOut: String?
  /// The canonical address.
  package var url: String?
  /// The name of the publisher or site.
  package var source: String?
  /// People, one an element, without "By".
  package var authors: [String]
  /// The language as a lower-case BCP 47 tag (`en`, `pt-br`), declared or detected.
  package var language: String?
  /// When it was published; nil is "undated".
  package var published: PublishedDate?
  /// Addresses or file names of pictures.
  package var images: [String]
  /// Where in its bundle it stands (`3` for the third line, `inner/a.html`); nil where the bundle is the article.
  package var member: String?
  /// The name of the reader that made it.
  package var format: String

  package init(
    key: String? = nil, title: String? = nil, body: String, url: String? = nil, source: String? = nil,
    authors: [String] = [], language: String? = nil, published: PublishedDate? = nil, images: [String] = [],
    member: String? = nil, leftOut: String? = nil, format: String
  ) {
    self.key = key
    self.title = title
    self.body = body
    self.url = url
    self.source = source
    self.authors = authors
    self.language = language
    self.published = published
    self.images = images
    self.member = member
    self.leftOut = leftOut
    self.format = format
  }
}
