import Foundation
import Testing

/// Many queries by one process.
@Suite(SampleInbox()) struct BatchTests {
  private var place: Place { SampleInbox.place }

  private func batch(_ lines: String, _ format: String) throws -> Outcome {
    let file = try place.write("\(place.path)/\(UUID()).tsv", lines)
    return try place.newsq("search", "--batch", file, "--format", format)
  }

  @Test(arguments: ["trec", "jsonl", "csv"])
  func `each line of the answer says which query it answers`(format: String) throws {
    let outcome = try batch("a\tstarling\nb\tceasefire Vatican\nc\txylophone\n", format)
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    let queries: [String] =
      switch format {
      case "jsonl": try outcome.records().compactMap { $0["query"] as? String }
      case "csv":
        outcome.text.split(separator: "\r\n").dropFirst().compactMap { $0.split(separator: ",").first.map(String.init) }
      default: outcome.lines.compactMap { $0.split(separator: " ").first.map(String.init) }
      }
    #expect(queries == ["a", "b", "b", "b", "b"])
    if format == "csv" { #expect(outcome.text.hasPrefix("query,id,key,rank,")) }
    if format == "jsonl" { #expect(try outcome.lines.map(Outcome.keys).allSatisfy { $0.first == "query" }) }
  }

  @Test func `a line that is refused is named, the rest goes on, and the status remembers`() throws {
    let outcome = try batch("a\tstarling\nb\t\"open\nno tab here\nc\tapricots\n", "trec")
    #expect(outcome.status == 2)
    #expect(outcome.lines.compactMap { $0.first } == ["a", "c"])
    let errors = outcome.errors.split(separator: "\n")
    #expect(errors.count == 2)
    #expect(errors.first?.contains(".tsv:2: the quote that opens") == true, "\(errors)")
    #expect(errors.last?.contains(".tsv:3: no tab") == true, "\(errors)")
  }

  @Test func `a batch that finds nothing at all is 1, and one for people is refused`() throws {
    #expect(try batch("a\txylophone\n", "trec").status == 1)
    #expect(try batch("a\tstarling\n", "text").status == 2)
  }
}
