import GRDB
import NewsIndex
import NewsModel
import NewsQuery
import Testing

/// A search for frequent words ranks few of the matches; which, must make no difference.
@Suite struct `The best of many matches` {
  private static let queries = [
    "w0", "w1", "w2 w3", "w0 w1 w2", "w0 OR w4", "w1 OR w5 OR w6", "\"w0 w1\"", "\"w1 w0\" w2", "w0 -w1",
    "w0 -\"w2 w1\"",
    "(w1 OR w2) w3", "headline:w0", "w0 NEAR/3 w2", "ATLEAST3(w1)", "w0 language:de",
    "w2 date:2025-02-10..2025-02-20",
    "w3 w30", "w0 w250", "w0w1 w2", "w1 w0w1", "w1 w2 w5 -w3", "w0 (w2 OR w3) w1", "(w0 OR w1) NEAR/3 (w2 OR w5)",
    "w0 OR w250 OR w5", "atleast4:(w1 OR w2)", "headline:w0 OR headline:w2", "w2 OR w3 language:de",
    "w1 OR w2 source:b", "w1 OR w2 OR w3 OR w4 OR w5 OR w6 OR w8 OR w9 OR w10 OR w12",
  ]

  /// Words in all ways of putting them together.
  private static func query(_ generator: inout SplitMix, depth: Int = 0) -> String {
    func part() -> String { query(&generator, depth: depth + 1) }
    func word() -> String {
      ["w0", "w1", "w2", "w3", "w4", "w5", "w6", "w0w1", "w30", "w250"][generator.next(below: 10)]
    }
    func words(_ glue: String) -> String {
      (0...1 + generator.next(below: 2)).map { _ in word() }.joined(separator: glue)
    }
    switch generator.next(below: depth < 2 ? 9 : 2) {
    case 0, 1: return word()
    case 2, 3: return "(\(part()) OR \(part()) OR \(part()))"
    case 4: return "(\(words(" OR ")))"
    case 5: return "(\(part()) \(part()))"
    case 6: return "(\(part()) -\(word()))"
    case 7: return ["\"\(words(" "))\"", "headline:\(word())"][generator.next(below: 2)]
    default: return "((\(words(" OR "))) NEAR/4 \(word()))"
    }
  }

  /// A text of few frequent words and many rare ones.
  private func text(_ generator: inout SplitMix, _ count: Int) -> String {
    (0..<count).map { _ in
      let word = generator.next(below: 20) * generator.next(below: 20) * generator.next(below: 4) / 3
      // The same written in one piece, with a hyphen and in two words.
      return word == 0 ? ["w0w1", "w0-w1", "w0 w1", "w0", "w0"][generator.next(below: 5)] : "w\(word)"
    }.joined(separator: " ")
  }

  private func bundles(_ generator: inout SplitMix, _ names: Range<Int>) -> [(String, [Article])] {
    names.map { name in
      let length = 5 + generator.next(below: 12) * generator.next(below: 12)
      return (
        "b\(name)",
        [
          article(
            text(&generator, 4), text(&generator, length), language: generator.next(below: 4) == 0 ? "de" : "en",
            published: generator.next(below: 9) == 0 ? nil : "2025-02-\(10 + generator.next(below: 18))")
        ]
      )
    }
  }

  private func bound(_ shop: Workshop) throws { while try shop.writer.boundScores(within: .milliseconds(20)) {} }

  private func expectTheSame(_ shop: Workshop, _ comment: Comment, _ others: [String] = []) throws {
    let reader = try shop.reader()
    reader.effort.fewBytes = 0
    for text in Self.queries + others {
      let asked: [(SearchRequest.Sort, String?)] = [(.relevance, nil), (.blend, nil), (.relevance, "de")]
      for (sort, language) in asked {
        var request = SearchRequest(
          query: try Query(parsing: text), limit: 100_000, language: language, sort: sort, snippets: false)
        request.halfLife = 5
        let all = try reader.search(request)
        for (limit, offset) in [(10, 0), (3, 7)] {
          (request.limit, request.offset) = (limit, offset)
          let best = try reader.search(request)
          let wanted = all.hits.dropFirst(offset).prefix(limit)
          #expect(best.hits.map(\.id) == wanted.map(\.id), "\(text), \(sort): \(comment)")
          #expect(best.hits.map(\.score) == wanted.map(\.score), "\(text), \(sort): \(comment)")
        }
      }
    }
  }

  /// Of all articles with a word how many are ranked to find the best one.
  private func shareRanked(_ word: String, _ shop: Workshop) throws -> Double {
    let reader = try shop.reader()
    reader.effort.fewBytes = 0
    let request = SearchRequest(query: try Query(parsing: word), limit: 1, snippets: false)
    return Double(try reader.search(request).ranked) / Double(max(1, try reader.count(request)))
  }

  @Test(arguments: UInt64(1)...3)
  func `are found by bounds as without, after every history`(seed: UInt64) throws {
    var generator = SplitMix(seed: seed)
    let shop = try Workshop()
    try shop.add(bundles(&generator, 0..<2_500))
    let others = (0..<8).map { _ in Self.query(&generator) }
    try expectTheSame(shop, "seed \(seed), without bounds")
    #expect(try shareRanked("w0", shop) == 1)
    try bound(shop)
    try expectTheSame(shop, "seed \(seed), with bounds", others)
    #expect(try shareRanked("w0", shop) < 0.6)
    #expect(try shareRanked("w1 w2", shop) < 0.6)
    #expect(try shareRanked("w0w1 w2", shop) < 0.6)
    for any in ["w1 OR w2", "w1 OR w2 OR w3", "(w1 OR w2) (w3 OR w5)"] {
      let share = try shareRanked(any, shop)
      #expect(share < 0.3, "\(any)")
    }
    for round in 0..<3 {
      // New ones, others in the place of some, and some that go.
      try shop.add(bundles(&generator, 2_500 + 100 * round..<2_600 + 100 * round))
      for _ in 0..<4 {
        let first = generator.next(below: 2_400)
        try shop.add(bundles(&generator, first..<first + 20))
      }
      let builder = BatchBuilder()
      for _ in 0..<60 { builder.gone(path: "/inbox/b\(generator.next(below: 2_500))", forget: true) }
      _ = try shop.writer.apply(builder.take())
      try expectTheSame(shop, "seed \(seed), round \(round)", others)
      if round == 1 { try bound(shop) }
    }
    // A new segment takes the number of one that has gone with its bounds.
    try shop.execute("INSERT INTO search (search) VALUES ('optimize')")
    try expectTheSame(shop, "seed \(seed), merged by another program", others)
    try bound(shop)
    try expectTheSame(shop, "seed \(seed), at the end", others)
    #expect(try shareRanked("w0", shop) < 0.6)
    #expect(try shareRanked("w1 w2", shop) < 0.6)
    #expect(try shop.faults() == [])
  }

  @Test func `are not sought among all for a few new ones that are strewn between them`() throws {
    var generator = SplitMix(seed: 7)
    let shop = try Workshop()
    try shop.add(bundles(&generator, 0..<2_500))
    try bound(shop)
    // Of every day, better ones than all others, in a segment of their own.
    try shop.add((10..<28).map { ("strewn\($0)", [article("w0", "w0 w0 w0", published: "2025-02-\($0)")]) })
    #expect(try shareRanked("w0", shop) < 0.2)
    try expectTheSame(shop, "with a few strewn")
  }

  @Test func `are bounded in as many slices as somebody interrupts, with the same outcome`() throws {
    var generator = SplitMix(seed: 4)
    let shop = try Workshop()
    try shop.add(bundles(&generator, 0..<2_500))
    func contents() throws -> [String] {
      let rows = try shop.first(
        """
        SELECT group_concat(row, ' ') FROM (
          SELECT 'bound:' || word || ':' || replace(forms, ' ', ',') || ':' || hex(ranges) AS row FROM score_bound
          UNION ALL SELECT 'list:' || replace(forms, ' ', ',') || ':' || hex(postings) FROM frequency_list ORDER BY 1)
        """)
      return rows?.split(separator: " ").map(String.init) ?? []
    }
    try bound(shop)
    let whole = try contents()
    #expect(whole.contains { $0.hasPrefix("bound:") } && whole.contains { $0.hasPrefix("list:") })
    for table in ["score_bound", "frequency_list", "bounded_segment"] { try shop.execute("DELETE FROM \(table)") }
    // Who waits at once waits for one word at most.
    #expect(try shop.writer.boundScores(within: .seconds(60), unless: { true }))
    #expect(try contents().count <= 3)
    var slices = 0
    var looks = 0
    while try shop.writer.boundScores(within: .seconds(60), unless: { (looks += 1, looks % 7 == 0).1 }) {
      slices += 1
    }
    #expect(slices > 2)
    #expect(try contents() == whole)
  }

  @Test(arguments: [2, 3, 8])
  func `are found by several threads as by one`(threads: Int) throws {
    var generator = SplitMix(seed: 7)
    let shop = try Workshop()
    for part in 0..<3 { try shop.add(bundles(&generator, part * 900..<part * 900 + 900)) }
    let one = try shop.reader()
    let several = try shop.reader()
    several.effort.threads = threads
    several.effort.manyBytes = 0
    for text in Self.queries {
      for sort in [SearchRequest.Sort.relevance, .blend] {
        var request = SearchRequest(query: try Query(parsing: text), limit: 10, sort: sort, snippets: false)
        for (source, language) in [(nil, nil), (nil, "de"), ("nobody", nil)] as [(String?, String?)] {
          (request.source, request.language) = (source, language)
          let alone = try one.search(request)
          let shared = try several.search(request)
          #expect(shared.hits == alone.hits, "\(text), \(sort)")
          #expect(shared.ranked == alone.ranked, "\(text), \(sort)")
        }
      }
    }
  }

  @Test func `are found although bounds in the file are damaged`() throws {
    var generator = SplitMix(seed: 9)
    let shop = try Workshop()
    try shop.add(bundles(&generator, 0..<2_500))
    try bound(shop)
    try shop.execute("UPDATE score_bound SET ranges = CAST(substr(ranges, 1, length(ranges) / 2 + 1) || x'80' AS BLOB)")
    try shop.execute("UPDATE frequency_list SET postings = CAST(substr(postings, 1, length(postings) / 2) AS BLOB)")
    try expectTheSame(shop, "damaged")
    try shop.execute("DELETE FROM bounded_segment")
    try bound(shop)
    try shop.execute(
      """
      UPDATE frequency_list SET postings = CAST(x'00' || substr(postings, 2) AS BLOB) WHERE rowid % 2 = 0 AND
        (SELECT count(*) FROM frequency_list) > 1
      """)
    try expectTheSame(shop, "some damaged")
  }
}
