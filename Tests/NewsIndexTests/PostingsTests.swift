import NewsIndex
import NewsModel
import NewsQuery
import Testing

/// Lists of postings as they come: over many pages, in several segments, of days with many articles and with few.
@Suite struct `Lists of postings` {
  /// What is known of an article without the index.
  private struct Known {
    var body: [String]
    var day: String?
    var language: String

    func has(_ word: String) -> Bool { body.contains(word) }

    func has(phrase: [String]) -> Bool {
      body.indices.contains { body[$0...].starts(with: phrase) }
    }
  }

  private static let queries: [(text: String, holds: @Sendable (Known) -> Bool)] = [
    ("w0", { $0.has("w0") }),
    ("w0 w1", { $0.has("w0") && $0.has("w1") }),
    ("w1 w2 w3", { $0.has("w1") && $0.has("w2") && $0.has("w3") }),
    ("w0 w90", { $0.has("w0") && $0.has("w90") }),
    ("w2 OR w77", { $0.has("w2") || $0.has("w77") }),
    ("(w1 w4) OR w60", { $0.has("w1") && $0.has("w4") || $0.has("w60") }),
    ("(w0 OR w50) (w1 OR w70)", { ($0.has("w0") || $0.has("w50")) && ($0.has("w1") || $0.has("w70")) }),
    ("w0 -w1", { $0.has("w0") && !$0.has("w1") }),
    ("\"w0 w1\"", { $0.has(phrase: ["w0", "w1"]) }),
    ("\"w1 w0 w0\" w2", { $0.has(phrase: ["w1", "w0", "w0"]) && $0.has("w2") }),
    ("w1* w2", { known in known.body.contains { $0.hasPrefix("w1") } && known.has("w2") }),
    ("w1 w0 date:2025-03-04", { $0.has("w1") && $0.has("w0") && $0.day == "2025-03-04" }),
    ("w0 w1 language:de", { $0.has("w0") && $0.has("w1") && $0.language == "de" }),
  ]

  private func known(_ generator: inout SplitMix, _ number: Int) -> Known {
    let length = number % 700 == 3 ? 9_000 : 4 + generator.next(below: 40)
    let body = (0..<length).map { _ in "w\(generator.next(below: 10) * generator.next(below: 12))" }
    let day =
      switch generator.next(below: 10) {
      case 0: nil as String?
      // One day has more articles than most have in a month, and many days have one.
      case 1...7: "2025-03-04"
      default: "\(1990 + generator.next(below: 40))-0\(1 + generator.next(below: 9))-1\(generator.next(below: 10))"
      }
    return Known(body: body, day: day, language: generator.next(below: 3) == 0 ? "de" : "en")
  }

  private func expect(_ library: [String: Known], in shop: Workshop, _ comment: Comment) throws {
    let reader = try shop.reader()
    for (text, holds) in Self.queries {
      let wanted = Set(library.filter { holds($0.value) }.keys)
      for sort in [SearchRequest.Sort.relevance, .newest] {
        var request = SearchRequest(query: try Query(parsing: text), limit: 100_000, sort: sort, snippets: false)
        let all = try reader.search(request).hits
        #expect(Set(all.map(\.key)) == wanted, "\(text), \(sort), \(comment)")
        #expect(all.count == wanted.count, "\(text), \(sort), \(comment)")
        // Of a few all that cannot be among them go without a look.
        for limit in [1, 10] {
          request.limit = limit
          let few = try reader.search(request).hits
          #expect(few.map(\.id) == all.prefix(limit).map(\.id), "\(text), \(sort), \(comment)")
          #expect(few.map(\.score) == all.prefix(limit).map(\.score), "\(text), \(sort), \(comment)")
        }
      }
      #expect(try reader.count(SearchRequest(query: try Query(parsing: text))) == wanted.count, "\(text), \(comment)")
    }
  }

  @Test(arguments: UInt64(1)...2)
  func `are put together as the texts say, after every history`(seed: UInt64) throws {
    var generator = SplitMix(seed: seed)
    let shop = try Workshop()
    var library: [String: Known] = [:]
    func add(_ names: some Sequence<Int>) throws {
      var bundles: [(String, [Article])] = []
      for name in names {
        let new = known(&generator, name)
        library["b\(name)"] = new
        bundles.append(
          ("b\(name)", [article(nil, new.body.joined(separator: " "), language: new.language, published: new.day)]))
      }
      try shop.add(bundles)
    }
    try add(0..<6_500)
    try expect(library, in: shop, "seed \(seed), one segment")
    try add(6_500..<7_000)
    // Others in the place of some, and some that go: the older segments have what no longer holds.
    try add((0..<300).map { _ in generator.next(below: 7_000) })
    let builder = BatchBuilder()
    for _ in 0..<300 {
      let gone = generator.next(below: 7_000)
      builder.gone(path: "/inbox/b\(gone)", forget: true)
      library["b\(gone)"] = nil
    }
    _ = try shop.writer.apply(builder.take())
    try expect(library, in: shop, "seed \(seed), several segments")
    #expect(try shop.faults() == [])
  }

  @Test func `count every place of a word, in the headline three times`() throws {
    var generator = SplitMix(seed: 5)
    let shop = try Workshop()
    var wanted: [(weight: Int, key: String)] = []
    for number in 1...60 {
      let inHeadline = number % 3
      let inBody = number * 5 - 3 * inHeadline
      // Texts of one length: what is left to decide is how often the word is there.
      var body = (0..<600 - inHeadline).map { _ in "x\(generator.next(below: 300))" }
      while body.count(where: { $0 == "signal" }) < inBody { body[generator.next(below: body.count)] = "signal" }
      let headline = [String](repeating: "signal", count: inHeadline) + ["headline"]
      try shop.add(
        "b\(number)", article(headline.joined(separator: " "), body.joined(separator: " "), published: "2025-03-04"))
      wanted.append((number * 5, "b\(number)"))
    }
    for query in ["signal", "signal OR nowhere"] {
      #expect(try shop.keys(query) == wanted.sorted { $0.weight > $1.weight }.map(\.key))
    }
  }
}
