import Foundation
import Testing

/// `newsq search` and the bare query, as scripts rely on them.
@Suite(.ownThreads, SampleInbox()) struct SearchCommandTests {
  private var place: Place { SampleInbox.place }

  @Test func `a bare query is a search`() throws {
    let bare = try place.newsq("ceasefire Vatican")
    #expect(bare.status == 0)
    #expect(bare.errors == "")
    #expect(try place.newsq("search", "ceasefire", "Vatican").text == bare.text)
    #expect(try place.newsq("ceasefire", "Vatican").text == bare.text)
    #expect(bare.lines.first == "Vatican Offers a Villa for Ceasefire Talks Between Ostravia and Kelmark")
  }

  @Test func `nothing found is 1, and says so on standard error`() throws {
    let outcome = try place.newsq("xylophone")
    #expect(outcome.status == 1)
    #expect(outcome.text == "")
    #expect(outcome.errors == "newsq: nothing found\n")
    let count = try place.newsq("search", "--count", "xylophone")
    #expect(count.status == 1)
    #expect(count.text == "0\n")
  }

  @Test func `no index is 3, and a file that is none as well`() throws {
    let missing = try place.newsq("--db", place.path + "/none.db", "Vatican")
    #expect(missing.status == 3)
    #expect(missing.errors.hasPrefix("newsq: \(place.path)/none.db: there is no index yet ("))
    for verb in [["status"], ["failed"], ["show", "1"], ["why", "1"], ["doctor"], ["reindex"]] {
      #expect(try place.run([Program.newsq] + verb + ["--db", place.path + "/none.db"]).status == 3, "\(verb)")
    }
    #expect(access(place.path + "/none.db", F_OK) != 0)
  }

  @Test func `a word with a minus is left out, options stand where they like`() throws {
    let expected = try place.found("Vatican -ceasefire")
    #expect(expected == ["tag:panorama.example.org,2024:chapel-ceiling"])
    for arguments in [
      ["--format", "trec", "Vatican", "-ceasefire"], ["Vatican", "-ceasefire", "--format", "trec"],
      ["Vatican", "--format=trec", "-ceasefire"],
      ["--db", place.database, "Vatican", "-ceasefire", "--format", "trec"],
      ["--db=\(place.database)", "search", "Vatican", "-ceasefire", "--format", "trec"],
    ] {
      let outcome = try place.run([Program.newsq] + arguments)
      #expect(outcome.lines.compactMap { $0.split(separator: " ").dropFirst(2).first.map(String.init) } == expected)
    }
  }

  @Test(arguments: [
    ("\"open", "\"open"), ("(one OR two", "("), ("one )", ")"), ("colour:red", "colour"), ("OR", "OR"),
  ])
  func `a bad query is refused with 2 and the spot`(query: String, spot: String) throws {
    let outcome = try place.newsq(query)
    #expect(outcome.status == 2)
    #expect(outcome.text == "")
    #expect(outcome.errors.hasPrefix("newsq: query: "), "\(outcome.errors)")
    #expect(outcome.errors.contains("'\(spot)"), "\(outcome.errors)")
    #expect(outcome.errors.contains("at character "), "\(outcome.errors)")
  }

  @Test(arguments: [
    ["ceasefire", "Vatican"], ["-n", "2", "ceasefire"], ["-n2", "ceasefire"], ["ceasefire", "--limit", "1", "Vatican"],
    ["--limit", "3", "-n", "1", "ceasefire"], ["--offset", "1", "ceasefire"],
    ["--match", "any", "starling", "Vatican"],
    ["--after", "2024-01", "--before", "2026", "Vatican"], ["--language", "en", "Vatican"],
    ["--source", "none", "Vatican"],
    ["--sort", "newest", "Vatican"], ["--format", "jsonl", "Vatican"], ["--color", "always", "Vatican"],
    ["--format", "trec", "ceasefire", "-Vatican"], ["Vatican", "-\"live blog\""], [""], ["-", "Vatican"],
    ["--", "Vatican"],
    ["-n", "-1", "Vatican"], ["-n-1", "Vatican"], ["-n", "x", "Vatican"], ["-n"], ["Vatican", "--after"],
    ["--after", "-7d", "Vatican"], ["--after", "someday", "Vatican"], ["--sort", "colour", "Vatican"],
    ["--limit", "+2", "Vatican"],
    ["--db", "/nowhere/index.db", "Vatican"], ["--config", "/nowhere.toml", "Vatican"], ["--source", "", "Vatican"],
    ["--sort", "--format", "trec", "Vatican"], ["Vatican", "-h"], ["Vatican", "--version"],
    ["--count", "-n", "3", "Vatican"],
  ])
  func `what is read without the parser is read as the parser reads it`(arguments: [String]) throws {
    for verb in [["search"], []] {
      let plain = try place.run([Program.newsq] + verb + arguments)
      // An option in one piece is the parser's. One of no consequence here, except where colours are the question.
      let color = arguments.contains("--color") ? "--color=always" : "--color=auto"
      let parsed = try place.run([Program.newsq] + verb + [color] + arguments)
      #expect(plain.text == parsed.text)
      #expect(plain.errors == parsed.errors)
      #expect(plain.status == parsed.status)
    }
  }

  @Test(arguments: [
    ["--frobnicate", "x"], ["search"], [], ["--limit", "many", "x"], ["--limit", "-1", "x"], ["--format", "xml", "x"],
    ["--sort", "colour", "x"], ["--after", "someday", "x"], ["show"], ["show", "first"], ["--match", "some", "x"],
    ["--batch", "/nowhere.tsv", "--format", "trec"],
  ])
  func `bad usage is refused with 2 in one line`(arguments: [String]) throws {
    let outcome = try place.run([Program.newsq] + arguments)
    #expect(outcome.status == 2)
    #expect(outcome.text == "")
    #expect(outcome.errors.hasPrefix("newsq: ") && outcome.errors.hasSuffix(")\n"), "\(outcome.errors)")
    #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
  }

  @Test func `a JSON line of search has the keys of the contract`() throws {
    let outcome = try place.newsq("search", "--format", "jsonl", "ceasefire Vatican")
    #expect(outcome.lines.count == 4)
    for line in outcome.lines {
      #expect(
        try Outcome.keys(ofLine: line) == [
          "id", "key", "rank", "score", "title", "url", "source", "language", "published", "path", "snippet",
          "highlights",
        ])
    }
    let records = try outcome.records()
    #expect(records.compactMap { $0["rank"] as? Int } == [1, 2, 3, 4])
    let scores = records.compactMap { $0["score"] as? Double }
    #expect(scores.count == 4 && scores == scores.sorted(by: >))
    let array = try JSONSerialization.jsonObject(
      with: Data(place.newsq("search", "--format", "json", "ceasefire Vatican").output))
    #expect((array as? [[String: Any]])?.count == 4)
  }

  @Test func `highlights are places in the snippet, counted in Unicode scalars`() throws {
    let record = try #require(try place.newsq("search", "--format", "jsonl", "Brûlé").records().first)
    let snippet = Array(try #require(record["snippet"] as? String).unicodeScalars)
    let words = (record["highlights"] as? [[Int]] ?? []).map { pair in
      var word = String.UnicodeScalarView()
      word.append(contentsOf: snippet[pair[0]..<pair[0] + pair[1]])
      return String(word)
    }
    #expect(words == ["Brûlé"])
  }

  @Test func `CSV has the contract's header, and a run has six fields a line`() throws {
    let csv = try place.newsq("search", "--format", "csv", "starling").text.split(separator: "\n")
    #expect(csv.first == "id,key,rank,score,title,url,source,language,published,path,snippet,highlights")
    #expect(csv.count == 2)
    let run = try place.newsq("search", "--format", "trec", "ceasefire Vatican").lines.map { $0.split(separator: " ") }
    #expect(run.count == 4)
    for (place, fields) in run.enumerated() {
      #expect(fields.count == 6)
      #expect(fields[0] == "1" && fields[1] == "Q0" && fields[3] == "\(place + 1)" && fields[5] == "newsq")
    }
  }

  @Test func `limit, offset and count`() throws {
    let all = try place.found("ceasefire Vatican")
    #expect(try place.found("ceasefire Vatican", "--limit", "2") == Array(all.prefix(2)))
    #expect(try place.found("ceasefire Vatican", "-n", "1", "--offset", "2") == [all[2]])
    #expect(try place.found("ceasefire Vatican", "-n1") == [all[0]])
    #expect(try place.newsq("--offset", "4", "ceasefire Vatican").status == 1)
    #expect(try place.newsq("--count", "ceasefire Vatican").text == "4\n")
    #expect(try place.found("starling apricots", "--match", "any").count == 2)
    #expect(try place.newsq("starling apricots").status == 1)
  }

  @Test func `--explain shows what was added to a word, on standard error`() throws {
    let outcome = try place.newsq("--explain", "cease-fire")
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("ceasefire"))
    #expect(try place.newsq("cease-fire").text == outcome.text)
    let lines = outcome.errors.split(separator: "\n").map(String.init)
    #expect(lines.first == "query: cease-fire")
    #expect(lines.contains { $0.hasPrefix("cease-fire (at most ") && $0.hasSuffix(" articles)") }, "\(outcome.errors)")
    #expect(lines.contains { $0.hasPrefix("  ceasefire") && $0.last?.isNumber == true }, "\(outcome.errors)")
    let record = try #require(try place.newsq("--format", "jsonl", "cease-fire").records().first)
    let key = try #require(record["key"] as? String)
    #expect(lines.contains { $0.hasPrefix("1. \(key): ") }, "\(outcome.errors)")
    let none = try place.newsq("--explain", "xylophone")
    #expect(none.errors == "query: xylophone\n\nxylophone (0 articles)\n  xylophone  0\nnewsq: nothing found\n")
  }

  @Test(arguments: ["relevance", "newest", "oldest", "blend"])
  func `an order finds the same articles in every format`(sort: String) throws {
    let keys = try place.found("ceasefire Vatican", "--sort", sort)
    let expected = Set(try place.found("ceasefire Vatican"))
    #expect(keys.count == 4 && Set(keys) == expected)
    let run = try place.newsq("ceasefire Vatican", "--sort", sort, "--format", "trec")
    #expect(run.lines.compactMap { $0.split(separator: " ").dropFirst(2).first.map(String.init) } == keys)
    #expect(try place.newsq("ceasefire Vatican", "--sort", sort, "--format", "csv").lines.count == 5)
    #expect(try place.newsq("ceasefire Vatican", "--sort", sort, "--count").text == "4\n")
    #expect(try place.newsq("ceasefire Vatican", "--sort", sort).status == 0)
    let file = try place.write("\(place.path)/\(UUID()).tsv", "q\tceasefire Vatican\n")
    #expect(try place.newsq("--batch", file, "--sort", sort, "--format", "trec").lines.count == 4)
  }
}
