import NewsModel
import NewsReaders

extension Ordeal {
  /// One of each format: the name leads to its reader, unless the bytes say something else.
  static let formats: [Ordeal] =
    [
      ("html", "2024-05-20-talks.html"), ("rss", "board.rss"), ("atom", "farms.atom"), ("newsml", "item.newsml"),
      ("nitf", "rowing.nitf"), ("xml", "wire.xml"), ("mbox", "letters.mbox"), ("mail", "letter.eml"),
      ("markdown", "_posts/2024-05-03-strike.md"), ("jsonl", "wire.jsonl"), ("jsonfeed", "feed.json"),
      ("ninjs", "item.ninjs"), ("jsonld", "keys.jsonld"), ("json", "silo.json"), ("text", "2024-03-13 call.txt"),
      ("archive", "week.tar"), ("compressed", "page.html.gz"), ("warc", "crawl.warc"), ("singlefilez", "page.zip.html"),
    ].map { name, file in
      Ordeal(name: name) { bytes, limits throws(Broken) in try read(.file(name: file, bytes: bytes), limits) }
    } + [any, directory]

  /// A file of any name, which is the first line.
  static let any = Ordeal(name: "any") { bytes, limits throws(Broken) in
    let end = bytes.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    let name = String(decoding: bytes[..<end], as: UTF8.self)
    return try read(.file(name: name, bytes: Array(bytes.dropFirst(end + 1))), limits)
  }

  /// A directory: `== name` on a line of its own begins each of its files.
  static let directory = Ordeal(name: "directory") { bytes, limits throws(Broken) in
    var parts: [Part] = []
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if line.starts(with: "== ".utf8) {
        let name = String(decoding: line.dropFirst(3), as: UTF8.self)
        parts.append(Part(name: name, bytes: DirectoryBundle.wantsBytes(of: name) ? [] : nil))
      } else if !parts.isEmpty, parts[parts.count - 1].bytes != nil {
        parts[parts.count - 1].bytes! += line + [UInt8(ascii: "\n")]
      }
    }
    parts.sort { $0.name < $1.name }
    return try read(.directory(name: "talks", parts: parts), limits)
  }

  private static func read(_ content: BundleContent, _ limits: ReadingLimits) throws(Broken) -> Came {
    var results: [Result<Article, Failure>] = []
    let outcome: Came
    do throws(Failure) {
      let reader = try Readers.read(content, limits: limits) { results.append($0) }
      outcome = .articles(results, reader: reader.name)
    } catch {
      try check(error)
      // What came before what cannot be read stays.
      let count = results.count { if case .success = $0 { true } else { false } }
      try Broken.unless(count == 0, "\(content.name) was refused, after \(count) articles")
      outcome = .refused(error)
    }
    var text = 0
    for result in results {
      switch result {
      case .success(let article):
        try check(article, limits)
        text += article.body.utf8.count
      case .failure(let failure): try check(failure)
      }
    }
    try Broken.unless(text <= limits.bundleText + limits.articleBytes, "the bundle's texts have \(text) bytes")
    return outcome
  }

  private static func check(_ failure: Failure) throws(Broken) {
    try Broken.unless(
      !failure.cause.isEmpty && !failure.remedy.isEmpty,
      "a failure says nothing: \(failure)")
  }

  private static func check(_ article: Article, _ limits: ReadingLimits) throws(Broken) {
    try Broken.unless(article.title != nil || !article.body.isEmpty, "an article says nothing")
    try Broken.unless(!article.format.isEmpty, "an article is in no format")
    try Broken.unless(article.body.utf8.count <= limits.articleBytes, "a text has \(article.body.utf8.count) bytes")
    for text in [article.body, article.leftOut].compactMap({ $0 }) {
      try Broken.unless(
        !mayRuleTerminals(text, lines: true), "a text holds control characters: \(text.debugDescription)")
    }
    let lines = [article.key, article.title, article.url, article.source, article.language].compactMap { $0 }
    for line in lines + article.authors + article.images {
      try Broken.unless(!line.isEmpty, "a field is empty, and not nil")
      try Broken.unless(!mayRuleTerminals(line, lines: false), "a field is no line: \(line.debugDescription)")
    }
    if let published = article.published {
      let length = published.precision == .day ? 1 : 86_401
      try Broken.unless((0..<length).contains(published.secondOfDay), "a date has no time of a day: \(published)")
      try Broken.unless((-1_440...1_440).contains(published.offset ?? 0), "a date is in no zone: \(published)")
    }
  }

  /// Whether there is a control character: C0 but line feed and tab where the text has lines, DEL, C1.
  private static func mayRuleTerminals(_ text: String, lines: Bool) -> Bool {
    text.unicodeScalars.contains { scalar in
      switch scalar.value {
      case 0x09, 0x0A: !lines
      case 0..<0x20, 0x7F..<0xA0: true
      default: false
      }
    }
  }
}
