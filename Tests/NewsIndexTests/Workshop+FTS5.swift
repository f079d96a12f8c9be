import GRDB
import NewsIndex
import NewsModel
import Testing

/// The index set against what stock FTS5 makes of the same texts.
extension Workshop {
  /// One word in one place, as FTS5 tells it.
  private struct Instance: Hashable {
    var term: String
    var doc: Int64
    var column: String
    var offset: Int
  }

  private static func instances(_ db: Database, of table: String) throws -> [Instance] {
    try db.execute(sql: "CREATE VIRTUAL TABLE temp.words_of_\(table) USING fts5vocab (main, \(table), instance)")
    return try Row.fetchAll(db, sql: #"SELECT term, doc, col, "offset" FROM temp.words_of_\#(table)"#).map {
      Instance(term: $0["term"], doc: $0["doc"], column: $0["col"], offset: $0["offset"])
    }
  }

  /// The index against one that stock FTS5 makes of the same texts.
  func expectAsFTS5Writes(_ comment: Comment? = nil) throws {
    #expect(try faults() == [], comment)
    let queue = try DatabaseQueue(path: path)
    try queue.write { db in
      try db.execute(
        sql: """
          CREATE VIRTUAL TABLE plain USING fts5 (headline, byline, body, acronyms,
            content='article_text', content_rowid='id',
            tokenize="unicode61 categories 'L* N* Co Mn Mc' remove_diacritics 2");
          INSERT INTO plain (plain) VALUES ('rebuild');
          """)
      defer { try? db.execute(sql: "DROP TABLE plain") }
      let ours = try Self.instances(db, of: "search")
      let theirs = try Self.instances(db, of: "plain")
      #expect(ours.count == theirs.count, comment)
      let stray = Set(ours).symmetricDifference(theirs).prefix(3)
      #expect(stray.isEmpty, comment)
      for table in ["docsize", "data WHERE id = 1"] {
        let sizes = try [
          "search", "plain",
        ].map { try Row.fetchAll(db, sql: "SELECT * FROM \($0)_\(table)") }
        #expect(sizes[0] == sizes[1], comment)
      }
    }
  }

  /// Segments that the index consists of.
  func segments() throws -> Int {
    Int(try first("SELECT count(DISTINCT segid) FROM search_idx") ?? "") ?? 0
  }

  /// Tidies to the end.
  func tidy() throws {
    while try writer.tidy(within: .milliseconds(20)) {}
  }
}

/// Articles by chance.
enum Random {
  static func words(_ generator: inout SplitMix, _ count: Int) -> String {
    (0..<count).map { _ in
      // Few words are frequent, many are rare.
      let rank = generator.next(below: 40) * generator.next(below: 40) * generator.next(below: 12)
      return "w\(rank)" + (rank % 7 == 0 ? "-x" : "") + (rank % 11 == 0 ? " UN" : "")
    }.joined(separator: " ")
  }

  /// New bundles, and such that take the place of others.
  static func bundles(_ generator: inout SplitMix) -> [(String, [Article])] {
    (0..<1 + generator.next(below: 6)).map { _ in
      let name = "b\(generator.next(below: 60)).txt"
      let articles = (0..<generator.next(below: 4)).map { index in
        article(
          words(&generator, 1 + generator.next(below: 8)), words(&generator, generator.next(below: 300)),
          published: generator.next(below: 3) == 0 ? nil : "2025-02-\(10 + generator.next(below: 18))",
          authors: ["A. Writer \(generator.next(below: 9))"], member: "\(index)")
      }
      return (name, articles)
    }
  }
}

/// Random numbers that a seed repeats.
struct SplitMix {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next(below bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(bound))
  }
}
