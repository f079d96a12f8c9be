/// What SQLite's FTS5 does by itself: a table that stores the texts, and its own bm25(). Nothing is done for it but what
/// its documentation tells everybody to do: one transaction for many rows, the write-ahead log, statements kept.
enum PlainFTS5 {
  private static let transaction = 10_000

  /// Reads text files and inserts them, in the process that calls it.
  /// - Parameter hashSize: Megabytes that FTS5 may gather before it writes; nil leaves its own default of one.
  static func load(_ texts: String, into path: String, hashSize: Int? = nil) throws {
    let database = try SQLite(path)
    try database.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")
    try database.run(
      """
      CREATE VIRTUAL TABLE article USING fts5(
        key UNINDEXED, published UNINDEXED, headline, body, tokenize = 'unicode61 remove_diacritics 2')
      """)
    if let hashSize { try database.run("INSERT INTO article(article, rank) VALUES ('hashsize', \(hashSize << 20))") }
    let insert = try database.statement("INSERT INTO article(key, published, headline, body) VALUES (?, ?, ?, ?)")
    var bytes: [UInt8] = []
    try database.run("BEGIN")
    for (number, name) in Files.names(in: texts).enumerated() {
      guard Files.read("\(texts)/\(name)", into: &bytes) else { throw Problem("\(name): cannot be read") }
      var name = name
      try name.withUTF8 { key in
        try bytes.withUnsafeBufferPointer { text in
          let headline = text.firstIndex(of: UInt8(ascii: "\n")) ?? text.endIndex
          let date = text[headline...].dropFirst().firstIndex(of: UInt8(ascii: "\n")) ?? text.endIndex
          let (day, body) = (text[headline...].dropFirst().prefix(10), text[date...].dropFirst(2))
          for (place, part) in [key[...], day, text[..<headline], body].enumerated() {
            UnsafeBufferPointer(rebasing: part).withMemoryRebound(to: CChar.self) {
              insert.bind($0, at: Int32(place + 1))
            }
          }
          _ = try insert.run()
        }
      }
      if number % transaction == transaction - 1 { try database.run("COMMIT; BEGIN") }
    }
    try database.run("COMMIT")
  }

  /// Answers queries in one process, the ten best or newest of each, and prints how many seconds that took and how many
  /// hits there were.
  static func search(_ path: String, _ file: String) throws {
    let queries = try Query.read(file)
    let start = Clock.now()
    let database = try SQLite(path, readOnly: true)
    var hits = 0
    for query in queries { hits += try database.statement(sql(query, "key, rank")).run() }
    print("\(Clock.now() - start) \(hits)")
  }

  /// Has another process of this program answer the queries of a kind.
  static func answer(_ archive: Archive, _ set: QuerySet, _ kind: Query.Kind) throws -> Answered {
    let output = Workplace.folder + "/answers"
    guard try Child.ofOwn(["fts5-search", archive.fts5, set.forOthers(kind)], output: output).wait().status == 0 else {
      throw Problem("FTS5: the queries were not answered")
    }
    return try Answered(printedTo: output)
  }

  /// - Parameter columns: What is shown of each hit.
  static func sql(_ query: Query, _ columns: String) -> String {
    let days = query.days.map {
      " AND published >= '\($0.lowerBound.text)' AND published < '\($0.upperBound.text)'"
    }
    let order = query.kind.isByTime ? "published DESC" : "rank"
    return "SELECT \(columns) FROM article WHERE article MATCH '\(query.fts5)'\(days ?? "") ORDER BY \(order) LIMIT 10"
  }
}
