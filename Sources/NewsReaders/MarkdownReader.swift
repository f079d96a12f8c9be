import NewsJSON
import NewsModel

extension Reader {
  /// Markdown, with or without front matter.
  package static let markdown = Reader(file: "markdown", version: 2, accepts: MarkdownFile.accepts) {
    name, bytes, sink throws(Failure) in
    sink(.success(try MarkdownFile.article(try TextDecoding.text(of: bytes, name: name), subject: name)))
  }
}

enum MarkdownFile {
  private static let suffixes: Set = ["md", "markdown", "mdown", "mkd", "mdx"]

  static func accepts(_ name: FileName, _ bytes: [UInt8]) -> Reader.Match {
    if suffixes.contains(name.suffix) { return .byContent }
    // JSON is a format of its own wherever the name does not say otherwise.
    guard bytes.first(where: { $0 > 0x20 }) != UInt8(ascii: "{") else { return .no }
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
    var isPost = subject.hasPrefix("_posts/") || subject.firstRange(of: "/_posts/") != nil
    if let matter = FrontMatter(text), matter.looksLikeFields {
      ArticleRecord.apply(try matter.object(subject: subject), origin: .record, to: &article)
      source = matter.body
      isPost = true
    }
    if HTMLPage.isPage(named: subject) {
      article.body = HTMLFragment.text(of: String(source))
      if article.title == nil, isPost { article.title = PostName.title(of: subject) }
      return article
    }
    var markdown = MarkdownText(String(source))
    markdown.convert()
    if let heading = markdown.firstHeading {
      if article.title == nil { article.title = heading }
      if article.title == heading { markdown.dropFirstHeading() }
    }
    if article.title == nil, isPost { article.title = PostName.title(of: subject) }
    article.body = markdown.text
    article.images = (article.images + markdown.images).unique
    return article
  }
}
