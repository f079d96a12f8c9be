import NewsModel
import NewsPrinter
import Testing

@Suite struct `Hits for programs` {
  static let first =
    #"{"id":21070000001,"key":"harbour-tolls","rank":1,"score":7.251235,"title":"Harbour tolls to rise in spring","#
    + #""url":"https://courier.example/2025/harbour-tolls","source":"Lowland Courier","language":"en","#
    + #""published":"2025-02-12T19:04:05+01:00","path":"/inbox/a.html","snippet":"… ships that call at the harbour will pay a "#
    + #"toll of nine crowns for each tonne, the port said, and the toll falls due at the lock …","#
    + #""highlights":[[25,7],[44,4],[103,4]]}"#
  static let second =
    #"{"id":2,"key":"notes/ferry.txt","rank":2,"score":0.5,"title":null,"url":null,"source":"Island Post","language":null,"#
    + #""published":"2024-11","path":"/inbox/notes/ferry.txt","snippet":"The ferry sails again, \"rain or shine\", from Monday","#
    + #""highlights":[[4,5]]}"#

  @Test func `JSON lines have the keys of the contract`() throws {
    #expect(try Examples.written([Examples.dated, Examples.weak], .jsonl) == Self.first + "\n" + Self.second + "\n")
  }

  @Test func `in a batch each line says which query it answers`() throws {
    #expect(
      try Examples.written([Examples.weak], .jsonl, query: "q 7") == "{\"query\":\"q 7\"," + Self.second.dropFirst()
        + "\n")
    let csv = try Examples.written([Examples.weak], .csv, query: "q 7")
    #expect(csv.hasPrefix("query,id,key,"))
    #expect(csv.unicodeScalars.contains("\n"))
    #expect(csv.contains("\nq 7,2,notes/ferry.txt,2,"))
  }

  @Test func `JSON is one array`() throws {
    #expect(
      try Examples.written([Examples.dated, Examples.weak], .json) == "[\n" + Self.first + ",\n" + Self.second + "\n]\n"
    )
    #expect(try Examples.written([], .json) == "[]\n")
  }

  @Test func `no hits are no lines`() throws {
    #expect(try Examples.written([], .jsonl) == "")
    #expect(try Examples.written([], .text) == "")
    #expect(try Examples.written([], .trec) == "")
  }

  @Test func `CSV quotes what must be quoted`() throws {
    let hit = Hit(
      id: 5, key: "a,b", rank: 1, score: 12, title: "two\r\nlines", source: "\"\u{301}q", path: "p",
      snippet: Snippet(text: "a, b", highlights: [0..<1, 3..<4]))
    #expect(
      try Examples.written([Examples.weak, hit], .csv)
        == "id,key,rank,score,title,url,source,language,published,path,snippet,highlights\n"
        + "2,notes/ferry.txt,2,0.500000,,,Island Post,,2024-11,/inbox/notes/ferry.txt,"
        + "\"The ferry sails again, \"\"rain or shine\"\", from Monday\",4:5\n"
        + "5,\"a,b\",1,12.000000,two\\r\\nlines,,\"\"\"\u{301}q\",,,p,\"a, b\",0:1 3:1\n")
  }

  @Test func `CSV holds no control characters, wherever it goes`() throws {
    let hit = Hit(id: 5, key: "k\u{1B}[0m", rank: 1, score: 1, path: "p")
    #expect(try Examples.written([hit], .csv, Terminal(isTerminal: true)).contains("5,k\\x1b[0m,1,"))
    #expect(try Examples.written([hit], .csv).contains("5,k\\x1b[0m,1,"))
  }

  @Test func `the run format has six tokens a line`() throws {
    let spaced = Hit(id: 5, key: "my file\t100%\u{3000}\u{1B}.txt", rank: 4, score: 0.25, path: "p")
    #expect(
      try Examples.written(Examples.hits + [spaced], .trec, query: "q 1") == """
        q%201 Q0 harbour-tolls 1 7.251235 newsq
        q%201 Q0 notes/ferry.txt 2 0.500000 newsq
        q%201 Q0 港口 3 0.250000 newsq
        q%201 Q0 my%20file%09100%%E3%80%80%1B.txt 4 0.249999 newsq

        """)
    #expect(try Examples.written([Examples.weak], .trec).hasPrefix("1 Q0 "))
  }

  @Test func `scores in a run fall with every rank, whatever the hits were sorted by`() throws {
    let hits = [1.0, 3.0, 3.0, 2.9999999, 0, 0, -0.0000001].enumerated().map { place, score in
      Hit(id: 1, key: "k", rank: place + 1, score: score, path: "p")
    }
    let scores = try Examples.written(hits, .trec).split(separator: "\n").map { $0.split(separator: " ")[4] }
    #expect(
      scores == ["1.000000", "0.999999", "0.999998", "0.999997", "0.000000", "-0.000001", "-0.000002"])
  }

  @Test(arguments: [
    (0.000_001, "0.000001"), (1e-9, "0.000000"), (123_456.789, "123456.789000"), (-1.5, "-1.500000"),
    (0.1 + 0.2, "0.300000"),
  ])
  func `scores are written with six decimals`(score: Double, written: String) throws {
    let hit = Hit(id: 1, key: "k", rank: 1, score: score, path: "p")
    #expect(try Examples.written([hit], .trec) == "1 Q0 k 1 \(written) newsq\n")
  }

  @Test func `the formats for batches are those with a query on each line`() {
    #expect(HitPrinter.Format.allCases.filter(\.servesBatches) == [.jsonl, .csv, .trec])
  }
}
