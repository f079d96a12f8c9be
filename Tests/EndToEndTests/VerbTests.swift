import Foundation
import Testing

/// The verbs that tell of what is there.
@Suite(.ownThreads, SampleInbox()) struct VerbTests {
  private var place: Place { SampleInbox.place }

  private func id(_ query: String) throws -> String {
    let record = try #require(try place.newsq("search", "--format", "jsonl", query).records().first)
    return "\(try #require(record["id"] as? Int))"
  }

  @Test func `extract gives JSON lines with the keys of the contract, without any database`() throws {
    let outcome = try place.newsq("extract", place.inbox, adding: ["NEWSQ_DB": "/nowhere/index.db"])
    #expect(outcome.status == 0)
    #expect(outcome.lines.count == SampleTests.facts.count)
    for line in outcome.lines {
      #expect(
        try Outcome.keys(ofLine: line) == [
          "key", "title", "body", "url", "source", "authors", "language", "published", "published_from", "path",
          "member", "images", "format",
        ])
    }
    #expect(outcome.errors.contains("not-yet-written.txt: is empty ("))
    #expect(try place.newsq("extract", place.inbox + "/not-yet-written.txt").status == 2)
    #expect(try place.newsq("extract", place.path + "/nowhere.txt").status == 2)
  }

  @Test func `show prints headers and text, or the whole record`() throws {
    let id = try id("starling")
    let shown = try place.newsq("show", id)
    #expect(shown.status == 0)
    #expect(shown.lines.first == "Title: Restorers find a painted starling under the chapel's soot")
    #expect(shown.lines.contains("By: Pell Andersson"))
    #expect(shown.text.contains("\n\nRestorers in a side chapel"))
    #expect(shown.text.contains("The team had been cleaning the ceiling with bread crumbs"))
    let record = try #require(try place.newsq("show", "--format", "json", id).records().first)
    #expect(record["key"] as? String == "tag:panorama.example.org,2024:chapel-ceiling")
    #expect((record["body"] as? String)?.contains("four hundred loaves") == true)
    let mixed = try place.newsq("show", "7", id)
    #expect(mixed.status == 1)
    #expect(mixed.errors == "newsq: 7: no such article\n")
    #expect(mixed.text == shown.text)
  }

  @Test func `an undated article is shown as one`() throws {
    #expect(try place.newsq("show", id("villa")).lines.contains("Published: undated"))
    #expect(try place.newsq("villa Albano").text.contains("undated"))
  }

  @Test func `status tells the index in numbers`() throws {
    let record = try #require(try place.newsq("status", "--format", "json").records().first)
    #expect(record["articles"] as? Int == SampleTests.facts.count)
    #expect(record["database"] as? String == place.database)
    #expect(record["oldest"] as? String == "2023-12-13")
    #expect(record["newest"] as? String == "2024-12-05")
    #expect((record["languages"] as? [String: Int])?["de"] == 1)
    let text = try place.newsq("status")
    #expect(text.status == 0)
    #expect(
      text.lines.contains { $0.hasPrefix("articles:") && $0.hasSuffix(" \(SampleTests.facts.count)") }, "\(text.text)")
  }

  @Test func `why tells what became of a file, by path, by name and by number`() throws {
    let byPath = try place.newsq("why", place.inbox + "/orchard-frost.md")
    #expect(byPath.status == 0)
    #expect(byPath.lines.contains { $0.hasPrefix("state:") && $0.hasSuffix(" indexed") }, "\(byPath.text)")
    #expect(try place.newsq("why", "orchard-frost.md").text == byPath.text)
    #expect(try place.newsq("why", id("apricots")).text == byPath.text)
    let record = try #require(try place.newsq("why", "--format", "json", "cut-off-download.json").records().first)
    #expect(record["state"] as? String == "failed")
    #expect((record["failures"] as? [String])?.first?.contains("is not JSON") == true)
    let unknown = try place.newsq("why", "nowhere.txt")
    #expect(unknown.status == 1)
    #expect(unknown.errors.hasPrefix("newsq: nowhere.txt: neither in the index nor on the disk ("))
    try place.write("later.part", "not finished")
    #expect(
      try place.newsq("why", place.inbox + "/later.part").errors.contains("its name says that it is not finished"))
  }

  @Test func `a backup is a database that can be searched`() throws {
    let copy = place.path + "/copy.db"
    #expect(try place.newsq("backup", copy).status == 0)
    #expect(try place.newsq("--db", copy, "--count", "ceasefire Vatican").text == "4\n")
    #expect(try place.newsq("--db", copy, "doctor").status == 0)
    let again = try place.newsq("backup", copy)
    #expect(again.status == 2)
    #expect(again.errors.contains(copy))
  }

  @Test func `config shows each setting with its origin, the stronger beating the weaker`() throws {
    func origin(_ name: String, _ arguments: String..., adding: [String: String] = [:]) throws -> String {
      let table = try place.run([Program.newsq, "config", "--format", "json"] + arguments, adding: adding).records()
      let row = try #require(table.first { $0["name"] as? String == name })
      return "\(row["value"] ?? "-") from \(row["origin"] ?? "-")"
    }
    let other = try place.write("\(place.path)/other.toml", "database = \"file.db\"\npoll = 7\n")
    #expect(try origin("database") == "\(place.database) from environment NEWSQ_DB")
    #expect(try origin("database", "--db", "/tmp/flag.db") == "/tmp/flag.db from --db")
    #expect(try origin("poll") == "30 from \(place.configuration)")
    #expect(try origin("poll", "--config", other) == "7 from \(other)")
    #expect(try origin("poll", adding: ["NEWSQ_CONFIG": other]) == "7 from \(other)")
    #expect(
      try origin("database", "--config", other, adding: ["NEWSQ_DB": ""]) == "\(place.path)/file.db from \(other)")
    #expect(try origin("removed") == "keep from built-in")
  }

  @Test func `the query language is told on one page, which the README has too`() throws {
    let outcome = try place.newsq("help", "query")
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    for example in ["headline:talks", "grain NEAR/5 deal", "hd=truce", "date:7d.."] {
      #expect(outcome.text.contains("  \(example)"), "\(example)")
    }
    // "query" by itself is a word to look for.
    #expect(try place.newsq("query").status == 1)
  }

  @Test func `help and version are answers`() throws {
    for arguments in [["--help"], ["--version"], ["search", "--help"], ["help"]] {
      let outcome = try place.run([Program.newsq] + arguments)
      #expect(outcome.status == 0, "\(arguments)")
      #expect(outcome.errors == "" && outcome.text != "", "\(arguments)")
    }
  }
}
