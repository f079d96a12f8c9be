import NewsJSON
import NewsModel

/// An article's record: an object with the keys that crawlers, feeds and publishers use.
enum ArticleRecord {
  static let nothingFound = "has none of the keys that hold an article's text (title, headline, body, text, content …)"
  static let remedy = "name the keys as the README lists them; the file is read again when it changes"

  static func missing(in subject: String) -> Failure {
    Failure(.noArticle, subject: subject, cause: nothingFound, remedy: remedy)
  }

  /// The article of a record, or nil where it has neither headline nor text.
  static func article(_ object: JSONObject, format: String) -> Article? {
    let fields = RecordFields(object)
    let title = fields.text(.title).map(inline)
    guard let body = body(of: fields) ?? (title == nil ? nil : "") else { return nil }
    var article = Article(title: title, body: body, format: format)
    take(fields, origin: .record, into: &article)
    return article
  }

  /// Whether a record holds a text of its own.
  static func hasText(_ object: JSONObject) -> Bool {
    RecordFields(object).value(.body).flatMap(paragraphs)?.isEmpty == false
  }

  /// Lets the fields of a record win over what an article has; its text stays. For sidecars and front matter.
  static func apply(_ object: JSONObject, origin: PublishedDate.Origin, to article: inout Article) {
    let fields = RecordFields(object)
    if let title = fields.text(.title) { article.title = title }
    take(fields, origin: origin, into: &article)
  }

  private static func take(_ fields: RecordFields, origin: PublishedDate.Origin, into article: inout Article) {
    if let key = fields.text(.key) { article.key = key }
    if let url = fields.address(.url) { article.url = url }
    if let source = fields.name(.source) { article.source = source }
    let authors = fields.people(.authors)
    if !authors.isEmpty { article.authors = authors }
    if let language = fields.text(.language) { article.language = language }
    if let date = fields.date(origin: origin) { article.published = date }
    let images = fields.addresses(.images)
    if !images.isEmpty { article.images = (images + article.images).unique }
  }

  /// The text, as HTML or plain; the summary only where there is nothing else.
  private static func body(of fields: RecordFields) -> String? {
    for field in [RecordField.body, .summary] {
      guard let value = fields.value(field) else { continue }
      if let text = paragraphs(value), !text.isEmpty { return text }
    }
    return nil
  }

  private static func paragraphs(_ value: JSONValue) -> String? {
    switch value {
    case .string(let text): plain(text)
    case .array(let values):
      values.compactMap(paragraphs).filter { !$0.isEmpty }.joined(separator: "\n\n")
    case .object:
      // {"rendered": "<p>…"}, {"text": "…"}, {"value": "…"}
      ["rendered", "text", "value", "content", "plain", "html"].lazy.compactMap { value[$0] }.compactMap(paragraphs)
        .first
    default: nil
    }
  }

  /// A text in which markup, where it is markup, is taken off.
  static func plain(_ text: String) -> String {
    HTMLFragment.looksLikeMarkup(text)
      ? HTMLFragment.text(of: text) : TextBody.body(of: text, asking: 0) { _, _ in false }
  }

  /// A headline without markup and entities.
  private static func inline(_ text: String) -> String {
    HTMLFragment.looksLikeMarkup(text) || HTMLFragment.hasEntity(text) ? HTMLFragment.text(of: text) : text
  }
}
