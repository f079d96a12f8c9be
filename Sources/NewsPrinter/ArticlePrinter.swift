internal import NewsJSON
package import NewsModel

/// Writes articles, for people and as JSON lines. Each text ends with a line feed.
package struct ArticlePrinter {
  let terminal: Terminal

  package init(terminal: Terminal) {
    self.terminal = terminal
  }

  /// Headers, an empty line, and the text as it is, made fit to be shown. A header without a value is left out, but the date:
  /// an article without one is undated.
  /// - Parameter all: With what was left out of the text, behind it.
  package func text(_ record: ArticleRecord, all: Bool = false) -> String {
    let article = record.article
    var text = ""
    func header(_ name: String, _ value: String?, as kind: CleanText.Kind = .line, style: Terminal.Style? = nil) {
      guard let value, !value.isEmpty else { return }
      let clean = CleanText.visible(value, as: kind)
      text += terminal.styled("\(name):", .dim) + " " + (style.map { terminal.styled(clean, $0) } ?? clean) + "\n"
    }
    header("Title", article.title, style: .bold)
    header("Published", article.published.map { "\($0.iso) (\($0.origin.shown))" } ?? "undated")
    header("Source", article.source)
    header("By", article.authors.joined(separator: ", "))
    header("URL", article.url, as: .name)
    header("Language", article.language)
    header("File", article.member.map { "\(record.path) (\($0))" } ?? record.path, as: .name)
    for copy in record.copies { header("Copy", copy, as: .name) }
    header("Seen", record.seen)
    header("Id", record.id.map { "\($0)" })
    text += "\n" + paragraphs(article.body)
    if all, let leftOut = article.leftOut {
      text += "\n" + terminal.styled("Left out:", .dim) + "\n" + paragraphs(leftOut)
    }
    return text
  }

  private func paragraphs(_ text: String) -> String {
    let text = CleanText.visible(text, as: .paragraphs)
    return text + (text.hasSuffix("\n") || text.isEmpty ? "" : "\n")
  }

  /// The record that `newsq extract` gives, on a line.
  package static func extractLine(_ record: ArticleRecord) -> String {
    JSONValue.object(JSONObject(members(record))).line
  }

  /// The whole record that `newsq show` gives, on a line: that of `extract` with `id`, `published_precision` and `seen`.
  /// - Parameter all: With what was left out of the text.
  package static func recordLine(_ record: ArticleRecord, all: Bool = false) -> String {
    let id: (String, JSONValue) = ("id", record.id.map { .integer($0) } ?? .null)
    let rest: [(String, JSONValue)] = [
      ("published_precision", JSONValue(record.article.published?.precision.rawValue)),
      ("seen", JSONValue(record.seen)),
      ("copies", .array(record.copies.map { .string($0) })),
    ]
    let leftOut: [(String, JSONValue)] = all ? [("left_out", JSONValue(record.article.leftOut))] : []
    return JSONValue.object(JSONObject([id] + members(record) + rest + leftOut)).line
  }

  /// The keys of the contract, in its order.
  private static func members(_ record: ArticleRecord) -> [(String, JSONValue)] {
    let article = record.article
    return [
      ("key", .string(record.key)),
      ("title", JSONValue(article.title)),
      ("body", .string(article.body)),
      ("url", JSONValue(article.url)),
      ("source", JSONValue(article.source)),
      ("authors", .array(article.authors.map { .string($0) })),
      ("language", JSONValue(article.language)),
      ("published", JSONValue(article.published?.iso)),
      ("published_from", JSONValue(article.published?.origin.rawValue)),
      ("path", .string(record.path)),
      ("member", JSONValue(article.member)),
      ("images", .array(article.images.map { .string($0) })),
      ("format", .string(article.format)),
    ]
  }
}
