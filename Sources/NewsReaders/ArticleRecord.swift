import NewsJSON
import NewsModel

/// An article's record: an object with the keys that crawlers, feeds and publishers use.
enum ArticleRecord {
  static let nothingFound = "has none of the keys that hold an article's text (title, headline, body, text, content …)"
  static let remedy = "name the keys as the README lists them; the file is read again when it changes"

  static func missing(in subject: String) -> Failure {
    Failure(.noArticle, subject: subject, cause: nothingFound, remedy: remedy)
  }

  /// The article of a record, or nil where it has neither headline nor text. A record of a known vocabulary is read as
  /// that says.
  static func article(_ object: JSONObject, format: String) -> Article? {
    if NinjsItem.matches(object) { return NinjsItem(object).article(format: format) }
    if LinkedDataArticle.matches(object) { return LinkedDataArticle.article(object, format: format) }
    let fields = RecordFields(object)
    let title = fields.text(.title).flatMap(MarkupText.line)
    guard let body = body(of: fields) ?? (title == nil ? nil : "") else { return nil }
    var article = Article(title: title, body: body, format: format)
    take(fields, origin: .record, into: &article)
    return article
  }

  /// Whether a record holds a text of its own.
  static func hasText(_ object: JSONObject) -> Bool {
    RecordFields(object).all(.body).contains { paragraphs($0, depth: 0)?.isEmpty == false }
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
    let images = fields.pictures(.images)
    if !images.isEmpty { article.images = (images + article.images).unique }
  }

  /// The text, as HTML or plain; the summary only where there is nothing else.
  private static func body(of fields: RecordFields) -> String? {
    for field in [RecordField.body, .summary] {
      for value in fields.all(field) {
        if let text = paragraphs(value, depth: 0), !text.isEmpty { return text }
      }
    }
    return nil
  }

  /// Values nest a few levels; deeper ones are no text.
  private static let deepest = 8

  private static func paragraphs(_ value: JSONValue, depth: Int) -> String? {
    guard depth < deepest else { return nil }
    switch value {
    case .string(let text): return plain(text)
    case .array(let values):
      return values.compactMap { paragraphs($0, depth: depth + 1) }.filter { !$0.isEmpty }.joined(separator: "\n\n")
    case .object:
      // {"rendered": "<p>…"}, {"text": "…"}, {"value": "…"}
      for key in ["rendered", "text", "value", "content", "plain", "html", "body", "__cdata", "#text"] {
        if let inner = value[named: key], let text = paragraphs(inner, depth: depth + 1), !text.isEmpty { return text }
      }
      return nil
    default: return nil
    }
  }

  /// A text in which markup, where it is markup, is taken off.
  static func plain(_ text: String) -> String {
    HTMLFragment.looksLikeMarkup(text)
      ? HTMLFragment.text(of: text) : TextBody.body(of: text, asking: 0) { _, _ in false }
  }
}
