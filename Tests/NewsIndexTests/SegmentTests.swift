import GRDB
import NewsIndex
import NewsModel
import Testing

/// The index is partly written by newsq itself, page by page: FTS5 must find in it what it would have written.
@Suite struct Segments {
  @Test(arguments: UInt64(1)...6)
  func `random histories leave the index that FTS5 would have written`(seed: UInt64) throws {
    var generator = SplitMix(seed: seed)
    let shop = try Workshop()
    for _ in 0..<25 { try shop.add(Random.bundles(&generator)) }
    try shop.expectAsFTS5Writes("seed \(seed)")
  }

  @Test(arguments: UInt64(11)...14)
  func `batches that were written together leave the same`(seed: UInt64) throws {
    var generator = SplitMix(seed: seed)
    let shop = try Workshop()
    for _ in 0..<12 {
      try shop.add(together: (0...generator.next(below: 4)).map { _ in Random.bundles(&generator) })
    }
    try shop.expectAsFTS5Writes("seed \(seed)")
  }

  @Test func `batches that are written together and only add become one segment`() throws {
    let shop = try Workshop()
    try shop.add(
      together: (1...5).map { batch in
        // Each batch has articles between those of the others.
        [
          (
            "b\(batch).jsonl",
            (0..<40).map {
              article(
                "one b\(batch)", "common n\($0) b\(batch)n\($0)", published: "2025-02-\(10 + ($0 + batch) % 9)",
                member: "\($0)")
            }
          )
        ]
      })
    try shop.expectAsFTS5Writes()
    let queue = try DatabaseQueue(path: shop.path)
    let segments = try queue.read { try Int.fetchOne($0, sql: "SELECT count(DISTINCT segid) FROM search_idx") }
    #expect(segments == 1)
    #expect(try shop.keys("b3n7").count == 1)
  }

  /// Hands over a batch of two articles for each key, one behind the other, to an index that cannot take an article with the key `bad`;
  /// gives how many articles each has added.
  private func added(_ keys: [String], to shop: Workshop) throws -> [Int?] {
    try DatabaseQueue(path: shop.path).write {
      try $0.execute(
        sql: """
          CREATE TRIGGER no BEFORE INSERT ON article WHEN NEW.key = 'bad' BEGIN SELECT RAISE(ABORT, 'no'); END
          """)
    }
    var batches = keys.map { key in
      let builder = BatchBuilder()
      builder.read(
        shop.bundle(key), hash: shop.nextHash(), reader: "text", readerVersion: 1,
        articles: [article(key, "common \(key)", key: "\(key)0"), article(key, "common", key: key)], failures: [])
      return builder.take()
    }
    var results: [Result<BatchReport, Failure>] = []
    while !batches.isEmpty { results += shop.writer.apply { batches.isEmpty ? nil : batches.removeFirst() } }
    return results.map { (try? $0.get())?.added }
  }

  @Test func `a batch that cannot be written leaves those before it, and is left out alone`() throws {
    let shop = try Workshop()
    #expect(try added(["first", "next", "bad", "second"], to: shop) == [2, 2, nil, 2])
    try shop.expectAsFTS5Writes()
    #expect(Set(try shop.keys("common")) == Set(["first", "next", "second"].flatMap { [$0, $0 + "0"] }))
    #expect(try shop.keys("bad") == [])
  }

  @Test func `a batch that cannot be written as the first of its transaction leaves nothing behind`() throws {
    let shop = try Workshop()
    try shop.add(together: [[("a.txt", [article("old", "common words")])]])
    #expect(try added(["bad", "first"], to: shop) == [nil, 2])
    try shop.expectAsFTS5Writes()
    #expect(try shop.keys("bad") == [])
    #expect(try shop.keys("common").count == 3)
    let bundles = try DatabaseQueue(path: shop.path).read { try Int.fetchOne($0, sql: "SELECT count(*) FROM bundle") }
    #expect(bundles == 2)
  }

  @Test func `a batch that replaces what was added in its transaction finds it`() throws {
    let shop = try Workshop()
    try shop.add(together: [
      [("a.txt", [article("old", "vanishing words")])], [("b.txt", [article("other", "staying words")])],
      [("a.txt", [article("new", "words")])],
    ])
    try shop.expectAsFTS5Writes()
    #expect(try shop.keys("vanishing") == [])
    #expect(try shop.hits("words").count == 2)
  }

  @Test func `articles without any word make no segment`() throws {
    let shop = try Workshop()
    try shop.add("a.txt", article("?!", "…"))
    try shop.add(together: [[("b.txt", [article("§", "–")])], [("c.txt", [article(nil, "***")])]])
    #expect(try shop.faults() == [])
    try shop.add("d.txt", article("Ferry", "The ferry sank."))
    #expect(try shop.keys("ferry") == ["d.txt"])
    #expect(try shop.faults() == [])
  }

  @Test func `lists of many pages and words of any length are written as FTS5 does`() throws {
    let shop = try Workshop()
    var articles = (0..<6_000).map { article(nil, "common \($0 % 3 == 0 ? "often" : "other") n\($0)", member: "\($0)") }
    articles.append(article(nil, String(repeating: "again and ", count: 40_000), member: "long"))
    articles.append(
      article(String(repeating: "x", count: 50_000), String(repeating: "é", count: 5_000), member: "word"))
    articles.append(
      article(nil, (0..<3_000).map { "q\(String(repeating: "z", count: $0 % 90))\($0)" }.joined(separator: " ")))
    try shop.add([("many.jsonl", articles)])
    try shop.expectAsFTS5Writes()
    #expect(try shop.hits("often").count == 100)
    #expect(try shop.keys("n4321").count == 1)
  }

  @Test func `a list so long that its own index has several levels is written as FTS5 does`() throws {
    let shop = try Workshop()
    // One posting of some 260 kB, and 90,000 articles of one word: pages of one list, and its index, by the hundred.
    let articles = (0..<90_000).map { article(nil, "common", member: "\($0)") }
    try shop.add([("many.jsonl", articles + [article(nil, String(repeating: "common ", count: 260_000), member: "x")])])
    #expect(try shop.faults() == [])
  }

  @Test func `many small batches are merged so that a search stays quick`() throws {
    let shop = try Workshop()
    for number in 0..<120 { try shop.add("a\(number).txt", article("Ferry \(number)", "The ferry left at \(number).")) }
    try shop.expectAsFTS5Writes()
    try shop.tidy()
    #expect(try shop.segments() <= 8)
  }
}
