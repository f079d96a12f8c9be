import NewsModel

extension Reader {
  /// Plain text in any encoding.
  package static let text = Reader(file: "text", version: 2, accepts: PlainText.accepts) {
    name, bytes, sink throws(Failure) in
    sink(.success(PlainText.article(try TextDecoding.text(of: bytes, name: name))))
  }
}

/// What a plain text tells of its article: headline, date, authors and pictures, where there are any.
enum PlainText {
  /// Files that are text, but no article.
  private static let otherSuffixes: Set = [
    "xml", "rss", "atom", "rdf", "csv", "tsv", "css", "js", "mjs", "ts", "py", "c", "h", "cpp", "swift", "sh", "toml",
    "yaml", "yml", "ini", "conf", "cfg", "log", "eml", "mbox", "svg", "tex", "sql", "warc", "arc", "wet", "ics", "vcf",
    "jpg", "jpeg", "png", "gif", "webp", "avif", "pdf", "zip", "gz", "xz", "bz2", "zst", "7z", "tar", "sqlite", "db",
  ]
  /// Lines at the beginning in which headline, date and byline are looked for.
  private static let top = 40
  /// Lines that are not empty above the body in which a date counts.
  private static let dateLines = 8

  static func accepts(_ name: FileName, _ bytes: [UInt8]) -> Reader.Match {
    if otherSuffixes.contains(name.suffix) || isXML(bytes) { return .no }
    return .byName
  }

  private static func isXML(_ bytes: [UInt8]) -> Bool {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    return bytes[start...].starts(with: Array("<?xml".utf8))
  }

  /// The article in a text.
  static func article(_ raw: String) -> Article {
    let text = CleanText.text(raw)
    let (lines, title) = head(of: text)
    var article = Article(title: title.map { lines[$0].text }, body: "", format: "text")
    var leftOut = Set(title.map { [$0] } ?? [])
    takeHead(of: lines, title: title, into: &article, leftOut: &leftOut)
    var images: [String] = []
    article.body = TextBody.body(of: text, asking: top) { number, bytes in
      if bytes.first == UInt8(ascii: "!"), let image = ImageLine.address(of: String(decoding: bytes, as: UTF8.self)) {
        images.append(image)
        return true
      }
      return leftOut.contains(number)
    }
    article.images = images
    let above = lines.prefix(title ?? 0).map(\.text)
    let (body, tail) = TextTail.split(article.body, menu: above)
    article.body = body
    let removed = lines.indices.filter { leftOut.contains($0) && $0 != title }.map { lines[$0].text }
    article.leftOut = (removed + [tail].compactMap(\.self)).joined(separator: "\n")
    if article.published == nil { article.published = datelineDate(in: lines, after: title) }
    return article
  }

  /// The lines near the top, and which of them is the headline. A few lines tell, unless menus fill them.
  private static func head(of text: String) -> (lines: [TextLine], title: Int?) {
    let last = LastLines(of: text)
    for limit in [dateLines + 4, top] {
      let lines = TextLine.lines(of: text, limit: limit)
      let candidate = Headline.candidate(in: lines, last: last)
      if lines.count < limit || limit == top || candidate.map({ $0 < 4 }) ?? false {
        return (lines, candidate.flatMap { Headline.isHeadline($0, lines) ? $0 : nil })
      }
    }
    return ([], nil)
  }

  /// Takes dates and bylines that stand in lines of their own near the top.
  private static func takeHead(of lines: [TextLine], title: Int?, into article: inout Article, leftOut: inout Set<Int>)
  {
    let start = title ?? 0
    // What stands above a headline is the site's, not the article's.
    leftOut.formUnion(0..<start)
    for index in lines.indices.prefix(start + dateLines) {
      let line = lines[index].text
      if let date = lines[index].date {
        if article.published == nil { article.published = date }
        leftOut.insert(index)
      } else if lines[index].isChange {
        leftOut.insert(index)
      } else if title != nil, index > start, index <= start + 3, let names = Byline.names(in: line) {
        article.authors += names
        leftOut.insert(index)
      }
    }
  }

  /// The date of a dateline in the first two paragraphs of the body.
  private static func datelineDate(in lines: [TextLine], after title: Int?) -> PublishedDate? {
    for line in lines.dropFirst(title.map { $0 + 1 } ?? 0).prefix(3) {
      if let date = DateLine.date(ofDateline: line.text) { return date }
    }
    return nil
  }
}
