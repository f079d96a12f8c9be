import GRDB
import NewsIndex
import NewsModel
import Testing

@Suite struct Writing {
  @Test func `an article is found by its words as soon as its batch is written`() throws {
    let shop = try Workshop()
    let report = try shop.add("a.txt", article("Harbour reopens", "The pilots went back to work on Monday."))
    #expect(report == BatchReport(added: 1))
    #expect(try shop.keys("pilots") == ["a.txt"])
    #expect(try shop.faults() == [])
  }

  @Test func `new content under the same name replaces the old and keeps its number`() throws {
    let shop = try Workshop()
    try shop.add("a.txt", article("First", "The ferry sank.", published: "2025-02-12"))
    let id = try #require(shop.hits("ferry").first).id
    let report = try shop.add("a.txt", article("Second", "The ferry was raised.", published: "2025-02-12"))
    #expect(report == BatchReport(replaced: 1))
    #expect(try shop.keys("sank") == [])
    #expect(try shop.hits("raised").map(\.id) == [id])
    #expect(try shop.faults() == [])
  }

  @Test func `an article whose date changes moves to its day`() throws {
    let shop = try Workshop()
    try shop.add("a.txt", article("Ferry", "The ferry sank.", published: "2025-02-12"))
    try shop.add("a.txt", article("Ferry", "The ferry sank.", published: "2025-02-14"))
    let hits = try shop.hits("ferry")
    #expect(hits.map { $0.published?.iso } == ["2025-02-14"])
    #expect(hits.map { CivilDay(number: Int($0.id >> 20)).description } == ["2025-02-14"])
    #expect(try shop.faults() == [])
  }

  @Test func `the same content again changes nothing`() throws {
    let shop = try Workshop()
    let text = article("Ferry", "The ferry sank.", published: "2025-02-12", authors: ["Ann Lee"])
    try shop.add("a.txt", text)
    #expect(try shop.add("a.txt", text) == BatchReport())
    #expect(try shop.faults() == [])
  }

  @Test func `of several articles in a bundle those that are gone are taken out and new ones put in`() throws {
    let shop = try Workshop()
    try shop.add(
      "wire.jsonl", article(nil, "alpha", key: "1"), article(nil, "beta", key: "2"), article(nil, "gamma", key: "3"))
    let report = try shop.add(
      "wire.jsonl", article(nil, "alpha", key: "1"), article(nil, "delta", key: "3"), article(nil, "omega", key: "4"))
    #expect(report == BatchReport(added: 1, replaced: 1, removed: 1))
    #expect(try shop.keys("alpha OR beta OR gamma OR delta OR omega").sorted() == ["1", "3", "4"])
    #expect(try shop.faults() == [])
  }

  @Test func `articles of a bundle that is left in the middle are not written`() throws {
    let shop = try Workshop()
    let builder = BatchBuilder()
    let hashes = [ContentHash(high: 1, low: 2), ContentHash(high: 1, low: 3)]
    builder.add(article("Ferry", "The ferry sank twice."))
    builder.leave()
    #expect(builder.textBytes == 0)
    builder.add(article("Harbour", "The pilots went back."))
    #expect(builder.added == 1)
    builder.read(shop.bundle("a.txt"), hash: hashes[0], reader: "text", readerVersion: 1, failures: [])
    builder.add(article("Ferry", "The ferry sank twice."))
    builder.add(article("Harbour", "The pilots were on strike."))
    builder.leave()
    #expect(builder.added == 0)
    builder.add(article("Tower", "The tower is closed."))
    builder.read(shop.bundle("b.txt"), hash: hashes[1], reader: "text", readerVersion: 1, failures: [])
    #expect(try shop.writer.apply(builder.take()) == BatchReport(added: 2))
    #expect(try shop.keys("pilots OR tower OR ferry").sorted() == ["a.txt", "b.txt"])
    #expect(try shop.keys("ferry OR strike") == [])
    #expect(try shop.faults() == [])
  }

  @Test func `a bundle that cannot be read keeps what it held and says why`() throws {
    let shop = try Workshop()
    try shop.add("a.json", article(nil, "The ferry sank."))
    let builder = BatchBuilder()
    let why = Failure(.notJSON, subject: "a.json", cause: "not JSON at line 1", remedy: "fix the file")
    builder.failed(shop.bundle("a.json"), hash: nil, why)
    builder.failed(shop.bundle("b.json"), hash: nil, why)
    #expect(try shop.writer.apply(builder.take()).failed == 2)
    #expect(try shop.keys("ferry") == ["a.json"])
    #expect(try shop.reader().failures().map(\.failure) == [why, why])
    try shop.add("a.json", article(nil, "The ferry was raised."))
    #expect(try shop.reader().failures().map(\.path) == ["/inbox/b.json"])
  }

  @Test func `a bundle that is gone is kept or forgotten`() throws {
    let shop = try Workshop()
    try shop.add([("a.txt", [article(nil, "The ferry sank.")]), ("b.txt", [article(nil, "The ferry was raised.")])])
    let builder = BatchBuilder()
    builder.gone(path: "/inbox/a.txt", forget: false)
    builder.gone(path: "/inbox/b.txt", forget: true)
    #expect(try shop.writer.apply(builder.take()).removed == 1)
    #expect(try shop.keys("ferry") == ["a.txt"])
    #expect(try shop.writer.journal()["/inbox/a.txt"]?.state == .gone)
    #expect(try shop.writer.journal()["/inbox/b.txt"] == nil)
    #expect(try shop.faults() == [])
  }

  @Test func `articles go by the name that their bundle was last read under`() throws {
    let shop = try Workshop()
    let articles = [article(nil, "alpha", member: "1"), article(nil, "alpha too", key: "own", member: "2")]
    for name in ["a.jsonl", "inbox/a.jsonl"] {
      let builder = BatchBuilder()
      builder.read(
        shop.bundle(name, at: "a.jsonl"), hash: shop.nextHash(), reader: "text", readerVersion: 1, articles: articles,
        failures: [])
      _ = try shop.writer.apply(builder.take())
      #expect(try shop.keys("alpha").sorted() == ["\(name)#1", "own"])
      #expect(try shop.hits("alpha") { $0.keysAlone = true }.map(\.key).sorted() == ["\(name)#1", "own"])
      #expect(try shop.faults() == [])
    }
  }

  @Test func `of two versions in one batch the later counts`() throws {
    let shop = try Workshop()
    try shop.add([("a.txt", [article(nil, "alpha")]), ("a.txt", [article(nil, "beta")])])
    #expect(try shop.keys("alpha OR beta") == ["a.txt"])
    #expect(try shop.keys("alpha") == [])
    #expect(try shop.faults() == [])
  }

  @Test func `every word is counted by itself, however alike they are`() throws {
    let shop = try Workshop()
    let letters = (0..<26).map { String(Unicode.Scalar(UInt8(97 + $0))) }
    let words = letters.flatMap { a in letters.map { "\(a)\($0)" } } + (0..<300).map(String.init)
    let long = letters.map { "antidisestablishmentarianis\($0)" }
    try shop.add([("a.txt", [article(nil, words.joined(separator: " "))])])
    try shop.add([("b.txt", [article(nil, (words.reversed() + long).joined(separator: " "))])])
    #expect(try shop.faults() == [])
  }

  @Test func `two writers take turns and see each other's articles`() throws {
    let shop = try Workshop()
    try shop.add("a.txt", article(nil, "alpha", published: "2025-02-12"))
    let other = try IndexWriter(path: shop.path)
    let builder = BatchBuilder()
    builder.read(
      shop.bundle("b.txt"), hash: shop.nextHash(), reader: "text", readerVersion: 1,
      articles: [article(nil, "alpha too", published: "2025-02-12")], failures: [])
    #expect(try other.apply(builder.take()).added == 1)
    try shop.add("c.txt", article(nil, "alpha again", published: "2025-02-12"))
    #expect(try shop.keys("alpha").sorted() == ["a.txt", "b.txt", "c.txt"])
    #expect(try shop.faults() == [])
    other.close()
  }

  @Test func `a writer that is let go without being closed leaves a sound file`() throws {
    let shop = try Workshop()
    var other: IndexWriter? = try IndexWriter(path: shop.path)
    let builder = BatchBuilder()
    builder.read(
      shop.bundle("a.txt"), hash: shop.nextHash(), reader: "text", readerVersion: 1,
      articles: [article(nil, "alpha")], failures: [])
    _ = try other?.apply(builder.take())
    other = nil
    #expect(try shop.keys("alpha") == ["a.txt"])
    #expect(try shop.faults() == [])
  }

  @Test func `random histories leave a sound index that holds just what was written last`() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = Generator(state: seed)
    let shop = try Workshop()
    let words = ["harbour", "ferry", "cease-fire", "Zürich", "停戦交渉", "O'Brien", "release", "released", "мир", "x1"]
    var expected: [String: String] = [:]
    for _ in 0..<40 {
      let builder = BatchBuilder()
      for _ in 0..<Int.random(in: 1...12, using: &random) {
        let name = "b\(Int.random(in: 0..<25, using: &random)).txt"
        if Int.random(in: 0..<5, using: &random) == 0 {
          builder.gone(path: "/inbox/\(name)", forget: true)
          expected[name] = nil
        } else {
          let text = (0..<Int.random(in: 1...30, using: &random)).map { _ in words.randomElement(using: &random)! }
            .joined(separator: " ")
          let days = ["1931-05-04", "2025-02-12", "2025-02-13", nil]
          builder.read(
            shop.bundle(name), hash: shop.nextHash(), reader: "text", readerVersion: 1,
            articles: [article("mark \(name)", text, language: "en", published: days.randomElement(using: &random)!)],
            failures: [])
          expected[name] = text
        }
      }
      _ = try shop.writer.apply(builder.take())
    }
    #expect(try Set(shop.keys("mark")) == Set(expected.keys), "seed \(seed)")
    for word in words {
      let holders = expected.filter { $0.value.split(separator: " ").contains(Substring(word)) }.keys
      #expect(try Set(shop.keys("\"\(word)\"")).isSuperset(of: holders), "\(word), seed \(seed)")
    }
    #expect(try shop.faults() == [], "seed \(seed)")
  }
}

/// SplitMix64, so that a run can be repeated from its seed.
struct Generator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
