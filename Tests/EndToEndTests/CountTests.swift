import Foundation
import Testing

/// `--facet` and `newsq trend`.
@Suite(.ownThreads, SampleInbox()) struct CountTests {
  private var place: Place { SampleInbox.place }

  @Test func `a facet counts the articles that a search finds`() throws {
    for facet in ["source", "language", "day", "week", "month", "year"] {
      let outcome = try place.newsq("ceasefire Vatican", "--facet", facet, "--format", "jsonl")
      #expect(outcome.status == 0 && outcome.errors == "")
      #expect(try outcome.lines.map(Outcome.keys).allSatisfy { $0 == [facet, "count"] })
      #expect(try outcome.records().reduce(0) { $0 + ($1["count"] as? Int ?? 0) } == 4, "\(facet)")
    }
    let text = try place.newsq("ceasefire Vatican", "--facet", "month")
    #expect(text.lines.first == "2024-05  3 " + String(repeating: "█", count: 69), "\(text.text)")
    #expect(text.lines.last == "undated  1", "\(text.text)")
    #expect(try place.newsq("the", "--facet", "source", "-n", "2", "--format", "csv").lines.count <= 4)
    #expect(try place.newsq("starling", "--facet", "source", "-n", "0").status == 0)
    #expect(try place.newsq("xylophone", "--facet", "source").status == 1)
    let none = try place.newsq("xylophone", "--facet", "source", "--format", "json")
    #expect(none.status == 1 && none.text == "[]\n" && none.errors == "newsq: nothing found\n")
  }

  @Test func `a trend shows every step of the span`() throws {
    let outcome = try place.newsq("trend", "--by", "day", "--format", "jsonl", "ceasefire", "Vatican")
    #expect(outcome.status == 0 && outcome.errors == "")
    let days = try outcome.records().compactMap { $0["day"] as? String }
    #expect(days.first == "2024-05-20" && days == days.sorted())
    let february = try place.newsq(
      "trend", "ceasefire", "--after", "2024-05-18", "--before", "2024-05-23", "--by", "day", "--format", "csv")
    #expect(
      february.lines.map { $0.prefix(10) }.dropFirst() == [
        "2024-05-18", "2024-05-19", "2024-05-20", "2024-05-21", "2024-05-22",
      ])
    #expect(february.lines.contains("2024-05-18,0"))
    #expect(try place.newsq("trend", "the", "--by", "week").text.contains("2024-W21"))
    #expect(try place.newsq("trend", "the", "--by", "year", "-n1").lines.count <= 2)
    let cut = try place.newsq("trend", "the", "--after", "2020", "--by", "day")
    #expect(cut.lines.count <= 401 && cut.errors.contains("these are the latest 400 ("), "\(cut.errors)")
    #expect(try place.newsq("trend", "Vatican", "-ceasefire", "--format", "jsonl").status == 0)
    #expect(try place.newsq("trend", "xylophone").status == 1)
    #expect(try place.newsq("trend", "starling apricots").status == 1)
    #expect(try place.newsq("trend", "starling apricots", "--match", "any").status == 0)
  }

  @Test(arguments: [
    ["trend"], ["trend", "x", "--by", "hour"], ["trend", "(x"], ["x", "--facet", "colour"],
    ["x", "--facet", "day", "--count"], ["x", "--facet", "day", "--format", "trec"], ["trend", "x", "-n", "-1"],
    ["trend", "x", "--after", "someday"],
  ])
  func `what makes no sense is refused`(arguments: [String]) throws {
    let outcome = try place.run([Program.newsq] + arguments)
    #expect(outcome.status == 2 && outcome.text == "")
    #expect(outcome.errors.hasPrefix("newsq: ") && outcome.errors.split(separator: "\n").count == 1)
  }
}
