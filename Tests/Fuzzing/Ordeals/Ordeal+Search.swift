import Glibc
import NewsIndex
import NewsModel
import NewsQuery
import Synchronization

extension Ordeal {
  /// A search in a small index: a query is answered or refused, and the engine never is what complains.
  static let search = Ordeal(name: "search") { bytes, _ throws(Broken) in
    let text = String(decoding: bytes, as: UTF8.self)
    let query: Query
    do throws(Failure) {
      query = try Query(parsing: text, today: today)
    } catch {
      try checkRefusal(error)
      return .refused(error)
    }
    do throws(Failure) {
      return .answered(
        try SmallIndex.reader.withLock { reader throws(Failure) in try answers(to: query, by: reader.get()) })
    } catch {
      // A query may be too large for the engine; whoever asks is told so as of any other mistake.
      try checkRefusal(error)
      return .refused(error)
    }
  }

  private static func answers(to query: Query, by reader: IndexReader) throws(Failure) -> [String] {
    var answers = ["\(try reader.count(SearchRequest(query: query)))"]
    for (query, sort) in zip([query, query.matchingAny(), query.relaxed()], SearchRequest.Sort.allCases) {
      guard let query else { continue }
      let result = try reader.search(SearchRequest(query: query, limit: 3, sort: sort), explain: true)
      let suggestion = try reader.suggestion(for: query, concepts: result.concepts)
      answers += result.hits.map { "\($0.id) \($0.score) \(String(describing: $0.snippet))" } + [suggestion ?? "-"]
    }
    return answers
  }

  /// The words of a text, as headline, byline and body in several scripts: what newsqd does with an article before it
  /// writes it.
  static let words = Ordeal(name: "words") { bytes, _ throws(Broken) in
    let text = String(decoding: bytes, as: UTF8.self)
    let builder = BatchBuilder()
    for language in [nil, "en", "zh", "th"] {
      builder.add(Article(title: text, body: text, authors: [text], language: language, format: "text"))
    }
    try Broken.unless(builder.added == 4, "\(builder.added) articles of 4 were added")
    builder.leave()
    return .answered([])
  }
}

/// An index of a few articles in several scripts, made once a process and removed when it ends.
private enum SmallIndex {
  static let reader = Mutex(opened())

  private static func opened() -> Result<IndexReader, Failure> {
    var template = Array("/tmp/newsq-ordeal-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      return .failure(Failure(.ioError, subject: "/tmp", cause: "holds no folder", remedy: "make room"))
    }
    let folder = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    do throws(Failure) {
      try write(to: folder + "/index.db")
      let reader = try IndexReader(path: folder + "/index.db")
      _ = try reader.status()
      remove(folder)
      return .success(reader)
    } catch {
      remove(folder)
      return .failure(error)
    }
  }

  private static func write(to path: String) throws(Failure) {
    let writer = try IndexWriter(path: path)
    defer { writer.close() }
    let builder = BatchBuilder()
    for (number, article) in articles.enumerated() {
      let stamp = BundleStamp(kind: .file, size: 1, modified: Int64(number), changed: 1, inode: 7)
      builder.read(
        Bundle(path: "/inbox/\(number)", name: "\(number)", stamp: stamp), hash: ContentHash(high: 1, low: 2),
        reader: "text", readerVersion: 1, articles: [article], failures: [])
    }
    _ = try writer.apply(builder.take())
  }

  /// The file stays as long as it is open.
  private static func remove(_ folder: String) {
    for name in ["index.db", "index.db-wal", "index.db-shm"] { unlink("\(folder)/\(name)") }
    rmdir(folder)
  }

  private static let articles = [
    Article(
      title: "Ferry talks", body: "The ferry stopped. A cease-fire, the U.S. said, would hold for 1,000 days.",
      url: "https://gazette.example/ferry", source: "Gazette", authors: ["Ada Moss"], language: "en", format: "text"),
    Article(
      title: "Ceasefire", body: "Zelenskyy’s ministers negotiated in the Müller café.\n\nNegotiations go on, they say.",
      language: "en", published: day, images: ["a.png"], format: "text"),
    Article(body: "两国代表周二在日内瓦重新开始谈判。", source: "Valley Wire", language: "zh", format: "text"),
    Article(title: "Паром", body: "Паром снова ходит по ночам, говорят в порту.", language: "ru", format: "text"),
  ]

  private static var day: PublishedDate? {
    CivilDay(year: 2024, month: 3, day: 6).map { PublishedDate(day: $0, origin: .record) }
  }
}
