import NewsJSON
import NewsModel

extension Reader {
  /// Markdown, with or without front matter.
  package static let markdown = Reader(file: "markdown", version: 1, accepts: MarkdownFile.accepts) {
    name, bytes, sink throws(Failure) in
    sink(.success(try MarkdownFile.article(try TextDecoding.text(of: bytes, name: name), subject: name)))
  }
}

enum MarkdownFile {
  private static let suffixes: Set = ["md", "markdown", "mdown", "mkd", "mdx"]

  static func accepts(_ name: FileName, _ bytes: [UInt8]) -> Reader.Match {
    if suffixes.contains(name.suffix) { return .byContent }
    let head = String(decoding: bytes.prefix(16_384), as: UTF8.self)
    guard let matter = FrontMatter(withoutMark(head)) else { return .no }
    return matter.looksLikeFields ? .byContent : .no
  }

  private static func withoutMark(_ text: String) -> String {
    text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
  }

  static func article(_ text: String, subject: String) throws(Failure) -> Article {
    let text = CleanText.text(text)
    var article = Article(body: "", format: "markdown")
    var source = text[...]
    if let matter = FrontMatter(text), matter.looksLikeFields {
      ArticleRecord.apply(try matter.object(subject: subject), origin: .record, to: &article)
      source = matter.body
    }
    var markdown = MarkdownText(String(source))
    markdown.convert()
    if let heading = markdown.firstHeading {
      if article.title == nil { article.title = heading }
      if article.title == heading { markdown.dropFirstHeading() }
    }
    article.body = markdown.text
    article.images = (article.images + markdown.images).unique
    return article
  }
}
