import Foundation
import NewsIndex
import NewsModel
import NewsQuery
import Testing

@Suite struct Words {
  /// Bundles named after what stands in them.
  private func shop(_ texts: [String: String], language: String? = "en") throws -> Workshop {
    let shop = try Workshop()
    try shop.add(texts.sorted { $0.key < $1.key }.map { ($0.key, [article(nil, $0.value, language: language)]) })
    return shop
  }

  @Test func `all words of a query are needed`() throws {
    let shop = try shop(["both": "harbour and ferry", "one": "harbour alone"])
    #expect(try shop.keys("harbour ferry") == ["both"])
    #expect(try Set(shop.keys("harbour OR ferry")) == ["both", "one"])
  }

  @Test func `inflections of a word find each other`() throws {
    let shop = try shop(["a": "They released the crew.", "b": "The release came late.", "c": "A new lease."])
    #expect(try Set(shop.keys("releases")) == ["a", "b"])
    #expect(try Set(shop.keys("release")) == ["a", "b"])
  }

  @Test func `a word finds its inflections only in languages the index has`() throws {
    let german = try shop(
      ["a": "Die Häuser am Hafen stehen leer.", "b": "Das Haus am Hafen steht leer."], language: "de")
    #expect(try Set(german.keys("Haus")) == ["a", "b"])
    let other = try shop(["a": "Häuser", "b": "Haus"], language: "zh")
    #expect(try other.keys("Haus") == ["b"])
  }

  @Test func `a phrase in quotes stands for itself alone`() throws {
    let shop = try shop([
      "a": "They released the crew today.", "b": "To release the crew would help.", "c": "crew the released",
    ])
    #expect(try shop.keys("\"released the crew\"") == ["a"])
    #expect(try shop.keys("“released the crew”") == ["a"])
    #expect(try Set(shop.keys("\"released\"")) == ["a", "c"])
  }

  @Test(arguments: ["ceasefire", "cease-fire", "cease fire", "cease‐fire", "Ceasefires", "cease-fires"])
  func `a word is found however its parts are joined`(_ query: String) throws {
    let shop = try shop([
      "one": "The ceasefire holds.", "hyphen": "The cease-fire holds.", "apart": "They agreed to cease fire at noon.",
      "other": "Fire in the harbour did not cease.",
    ])
    let found = try Set(shop.keys(query))
    #expect(found.isSuperset(of: ["one", "hyphen", "apart"]))
    #expect(!found.contains("other") || query == "cease fire")
  }

  @Test func `transcriptions of a name find each other, and in quotes do not`() throws {
    let shop = try shop(["y": "Zelensky spoke.", "yy": "Zelenskyy spoke.", "iy": "Zelenskiy spoke."])
    for name in ["Zelensky", "Zelenskyy", "Zelenskiy", "Zelenski"] {
      #expect(try Set(shop.keys(name)) == ["y", "yy", "iy"])
    }
    #expect(try shop.keys("\"Zelenskyy\"") == ["yy"])
  }

  @Test(arguments: ["Ukraine's", "Ukraine’s", "Ukraine"])
  func `possessives are their word`(_ query: String) throws {
    let shop = try shop([
      "straight": "It is Ukraine's grain.", "curly": "It is Ukraine’s grain.", "plain": "Ukraine exports grain.",
    ])
    #expect(try Set(shop.keys(query)) == ["straight", "curly", "plain"])
  }

  @Test(arguments: ["O'Brien", "O’Brien", "OBrien"])
  func `names with an apostrophe are found with any of them`(_ query: String) throws {
    let shop = try shop([
      "straight": "Mr O'Brien left.", "curly": "Mr O’Brien left.", "none": "Mr OBrien left.", "other": "Brien left. O!",
    ])
    #expect(try Set(shop.keys(query)).isSuperset(of: query == "OBrien" ? ["none"] : ["straight", "curly", "none"]))
    #expect(try !shop.keys(query).contains("other"))
  }

  @Test func `accents do not matter`() throws {
    let shop = try shop(["with": "Erdoğan in São Paulo", "without": "Erdogan in Sao Paulo"])
    #expect(try Set(shop.keys("Erdogan São")) == ["with", "without"])
  }

  @Test func `scripts without spaces are searched by any part of a word`() throws {
    let shop = try shop(["ja": "日本と韓国は停戦交渉の見直しについて協議した。", "th": "รัฐบาลประกาศหยุดยิง"], language: nil)
    #expect(try shop.keys("停戦") == ["ja"])
    #expect(try shop.keys("交渉の見直し") == ["ja"])
    #expect(try shop.keys("戦停") == [])
    #expect(try shop.keys("หยุดยิง") == ["th"])
    let hit = try #require(shop.hits("停戦").first)
    #expect(hit.snippet?.text == "日本と韓国は停戦交渉の見直しについて協議した。")
    #expect(hit.snippet?.highlights == [6..<8])
  }

  @Test func `a beginning finds every word that begins so`() throws {
    let shop = try shop(["a": "They negotiate.", "b": "A negotiator came.", "c": "Nothing else."])
    #expect(try Set(shop.keys("negotiat*")) == ["a", "b"])
  }

  @Test func `what is excluded is not found`() throws {
    let shop = try shop(["a": "harbour strike", "b": "harbour ferry", "c": "harbour ferries strike"])
    #expect(try shop.keys("harbour -ferry") == ["a"])
    #expect(try Set(shop.keys("harbour -(ferry strike)")) == ["a", "b"])
  }

  @Test func `a field is searched by itself`() throws {
    let shop = try Workshop()
    try shop.add([
      ("head", [article("Ferry sinks", "A ship went down.", authors: ["Ann Lee"])]),
      ("body", [article("Ship sinks", "A ferry went down near Lee.")]),
    ])
    #expect(try shop.keys("headline:ferry") == ["head"])
    #expect(try shop.keys("body:ferry") == ["body"])
    #expect(try shop.keys("byline:lee") == ["head"])
    #expect(try shop.keys("headline:(ship OR ferry) -headline:ferry") == ["body"])
  }

  @Test func `nothing a user types reaches FTS5 as syntax`() throws {
    let shop = try shop(["a": "harbour ferry NEAR strike AND more"])
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = Generator(state: seed)
    let pieces = [
      "\"", "'", "*", "^", "-", "+", "(", ")", "{", "}", ":", "NEAR", "AND", "OR", "NOT", " ", ",", "ferry", "headline",
      "é", "停", "\\", ";", "%", "\u{200B}", "“", "”",
    ]
    for _ in 0..<4000 {
      let text = (0..<Int.random(in: 1...12, using: &random)).map { _ in pieces.randomElement(using: &random)! }
        .joined()
      guard let query = try? Query(parsing: text) else { continue }
      #expect(throws: Never.self, "\(text), seed \(seed)") { try shop.reader().search(SearchRequest(query: query)) }
    }
  }
}

@Suite struct RankingOrder {
  @Test func `a word in the headline counts more than one in the text`() throws {
    let shop = try Workshop()
    try shop.add([
      ("body", [article("Ship in trouble", "The ferry was late and nobody knew why it was so.")]),
      ("head", [article("Ferry in trouble", "The ship was late and nobody knew why it was so.")]),
    ])
    #expect(try shop.keys("ferry") == ["head", "body"])
  }

  @Test func `a short text about a word comes before a long one that mentions it`() throws {
    let shop = try Workshop()
    let filler = Array(repeating: "The committee met again and adjourned without a result.", count: 40).joined(
      separator: " ")
    try shop.add([("long", [article(nil, "ferry " + filler)]), ("short", [article(nil, "The ferry strike goes on.")])])
    #expect(try shop.keys("ferry") == ["short", "long"])
  }

  @Test func `a rare word weighs more than a common one`() throws {
    let shop = try Workshop()
    var bundles = (0..<30).map {
      ("common\($0)", [article(nil, "harbour news of the day, harbour again, number \($0)")])
    }
    bundles.append(("rare", [article(nil, "pilot news of the day, nothing else, number")]))
    try shop.add(bundles)
    #expect(try shop.keys("harbour OR pilot").first == "rare")
  }

  @Test func `forms of one word count as one`() throws {
    let shop = try Workshop()
    try shop.add([
      ("forms", [article(nil, "released releases release")]), ("same", [article(nil, "release release release")]),
    ])
    let hits = try shop.hits("release")
    #expect(hits.count == 2)
    #expect(abs(hits[0].score - hits[1].score) < 1e-9)
  }

  @Test func `equal scores fall to the newer article`() throws {
    let shop = try Workshop()
    try shop.add([
      ("old", [article(nil, "ferry", published: "2025-01-01")]),
      ("new", [article(nil, "ferry", published: "2025-03-01")]),
    ])
    #expect(try shop.keys("ferry") == ["new", "old"])
  }

  @Test func `pages follow each other without gap or overlap`() throws {
    let shop = try Workshop()
    try shop.add((0..<25).map { i in ("a\(i)", [article(nil, "ferry " + String(repeating: "x ", count: i))]) })
    let all = try shop.keys("ferry")
    var paged: [String] = []
    for page in 0..<5 {
      paged += try shop.keys("ferry") {
        $0.limit = 6
        $0.offset = page * 6
      }
    }
    #expect(all.count == 25 && paged == all)
    #expect(try shop.hits("ferry") { $0.offset = 20 }.map(\.rank) == [21, 22, 23, 24, 25])
  }
}

@Suite struct Time {
  private func shop() throws -> Workshop {
    let shop = try Workshop()
    try shop.add([
      ("feb", [article(nil, "ferry", published: "2025-02-12T09:00Z")]),
      ("feb-later", [article(nil, "ferry", published: "2025-02-12T17:30Z")]),
      ("may", [article(nil, "ferry ferry", published: "2025-05-19")]),
      ("thirties", [article(nil, "ferry", published: "1931-05-04")]),
      ("undated", [article(nil, "ferry ferry ferry")]),
    ])
    return shop
  }

  @Test func `results come in the order of time, undated ones by their arrival`() throws {
    let shop = try shop()
    #expect(try shop.keys("ferry") { $0.sort = .newest } == ["undated", "may", "feb-later", "feb", "thirties"])
    #expect(try shop.keys("ferry") { $0.sort = .oldest } == ["thirties", "feb", "feb-later", "may", "undated"])
    #expect(
      try shop.keys("ferry") {
        $0.sort = .newest
        $0.limit = 1
        $0.offset = 2
      } == ["feb-later"])
  }

  @Test func `a span of days holds its first day and not its end, and nothing undated`() throws {
    let shop = try shop()
    func keys(_ after: String?, _ before: String?) throws -> Set<String> {
      let bound = try DateBound(after: after, before: before, today: CivilDay(number: 20_500))
      return Set(try shop.keys("ferry") { $0.dates = bound })
    }
    #expect(try keys("2025-02-12", "2025-05-19") == ["feb", "feb-later"])
    #expect(try keys("2025", nil) == ["feb", "feb-later", "may"])
    #expect(try keys(nil, "2025") == ["thirties"])
    #expect(try keys("2025-06", "2025-05") == [])
  }

  @Test func `an undated article is shown as one`() throws {
    let hit = try #require(try shop().hits("ferry") { $0.sort = .newest }.first)
    #expect(hit.key == "undated" && hit.published == nil)
  }
}

@Suite struct Filters {
  @Test func `source and language narrow a search`() throws {
    let shop = try Workshop()
    try shop.add([
      ("a", [article(nil, "ferry", language: "en-gb", source: "Harbour Post")]),
      ("b", [article(nil, "ferry", language: "de", source: "Hafenblatt")]),
      ("c", [article(nil, "ferry", language: nil)]),
    ])
    #expect(try shop.keys("ferry") { $0.source = "harbour post" } == ["a"])
    #expect(try shop.keys("ferry") { $0.language = "en" } == ["a"])
    #expect(try shop.reader().count(SearchRequest(query: Query(parsing: "ferry"), language: "de")) == 1)
    #expect(try shop.reader().count(SearchRequest(query: Query(parsing: "ferry"))) == 3)
  }
}

@Suite struct Snippets {
  @Test func `a snippet is the passage that holds the words, with their places`() throws {
    let shop = try Workshop()
    let filler = Array(repeating: "The committee met again and adjourned without a result.", count: 30).joined(
      separator: " ")
    try shop.add("a", article("Title", filler + "\n\nThen the ferry sank off the harbour. " + filler))
    let snippet = try #require(try shop.hits("ferry harbour").first?.snippet)
    #expect(snippet.text.contains("Then the ferry sank off the harbour."))
    #expect(snippet.text.utf8.count < 500)
    let scalars = Array(snippet.text.unicodeScalars)
    let marked = snippet.highlights.map { String(String.UnicodeScalarView(scalars[$0])) }
    #expect(marked == ["ferry", "harbour"])
  }

  @Test func `control characters of a text are never shown`() throws {
    let shop = try Workshop()
    try shop.add("a", article(nil, "The \u{1B}[31m ferry\u{7} sank\r\n\u{9B}1m at\tnoon"))
    let text = try #require(try shop.hits("ferry").first?.snippet).text
    #expect(text == "The [31m ferry sank 1m at noon")
  }

  @Test func `places are counted in scalars, whatever stands before them`() throws {
    let shop = try Workshop()
    try shop.add("a", article(nil, "Über “Zürich” 👩‍👩‍👧 fährt die ferry"))
    let snippet = try #require(try shop.hits("ferry").first?.snippet)
    let scalars = Array(snippet.text.unicodeScalars)
    #expect(snippet.highlights.map { String(String.UnicodeScalarView(scalars[$0])) } == ["ferry"])
  }
}

@Suite struct Looking {
  @Test func `an article comes back as it went in`() throws {
    let shop = try Workshop()
    var text = article(
      "Ferry \"sinks\"", "One.\n\nTwo.", key: "k1", published: "2025-02-12T09:00:05+01:00", source: "Post",
      authors: ["Ann Lee", "Bo \"Q\" Ek"], member: "3")
    text.images = ["a.png"]
    text.url = "https://example.org/a"
    try shop.add("wire.jsonl", text)
    let id = try #require(try shop.hits("sinks").first).id
    let stored = try #require(try shop.reader().article(id: id))
    #expect(stored.article == text)
    #expect(stored.key == "k1" && stored.path == "/inbox/wire.jsonl")
    #expect(try shop.reader().articles(ofBundle: "/inbox/wire.jsonl").map(\.id) == [id])
    #expect(try shop.reader().article(id: 1) == nil)
  }

  @Test func `the status counts what is there`() throws {
    let shop = try Workshop()
    try shop.add([
      ("a", [article(nil, "one", published: "2025-02-12"), article(nil, "two", language: "de", member: "2")]),
      ("b", []),
    ])
    let status = try shop.reader().status()
    #expect(status.articles == 2 && status.undated == 1 && status.bundles == 2 && status.failed == 0)
    #expect(status.oldest?.description == "2025-02-12" && status.newest == status.oldest)
    #expect(status.languages.map(\.code) == ["de", "en"])
  }
}

@Suite struct Files {
  @Test func `no file is told apart from another program's and a newer one's`() throws {
    let shop = try Workshop()
    func failure(_ path: String) -> Failure? {
      do throws(Failure) {
        _ = try IndexReader(path: path)
        return nil
      } catch { return error }
    }
    #expect(failure(shop.folder + "/none.db")?.code == .noIndex)
    try Data("no database at all, just some words to fill a page".utf8).write(
      to: URL(fileURLWithPath: shop.folder + "/text.db"))
    #expect(failure(shop.folder + "/text.db")?.code == .wrongVersion)
    try shop.execute("PRAGMA user_version = 99")
    #expect(failure(shop.path)?.code == .wrongVersion)
    #expect(failure(shop.path)?.remedy == "use the newer newsq that wrote it")
  }
}

@Suite struct Openings {
  @Test func `an article without a headline is shown by its first words`() throws {
    let shop = try Workshop()
    try shop.add("a", article(nil, "First of all the pilots met. Later the ferry sank."))
    #expect(try shop.hits("ferry").first?.opening?.hasPrefix("First of all the pilots met.") == true)
    try shop.add("b", article("Title", "The lighthouse burns."))
    #expect(try shop.hits("lighthouse").first?.opening == nil)
  }

  @Test func `a closed index without its log is read as it is`() throws {
    let shop = try Workshop()
    try shop.add("a", article(nil, "The ferry sank."))
    shop.writer.close()
    for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: shop.path + suffix) }
    #expect(try shop.keys("ferry") == ["a"])
  }
}
