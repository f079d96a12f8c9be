import Foundation
import Testing

/// Many queries by one process.
@Suite(.ownThreads, SampleInbox()) struct BatchTests {
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
        outcome.text.split(separator: "\n").dropFirst().compactMap { $0.split(separator: ",").first.map(String.init) }
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

  @Test func `random text is answered or refused with its line, and never is an error of the engine's`() throws {
    let seed = UInt64.random(in: 1...999_999)
    print("random queries: seed \(seed)")
    var random = SplitMix(state: seed)
    let pieces = [
      "Vatican", "ceasefire", "cease-fire", "café", "\"", "“", "”", "'", "(", ")", "-", "--", "*", ":", "headline:",
      "body:",
      "^", "+", "{", "}", "NEAR", "NEAR(", "AND", "OR", "NOT", " ", " ", " ", "\\", ";", "%", "\u{0}", "\u{1}",
      "\u{1B}",
      "東京", "🙂", "e\u{301}", "\u{200B}", "\u{202E}", "0", "-1", ",", ".", "/*", "--x", "''", "\"\"", "a*b", "*a",
    ]
    let lines = (0..<1_500).map { number in
      "q\(number)\t"
        + (0..<Int.random(in: 1...8, using: &random)).map { _ in pieces.randomElement(using: &random)! }.joined()
    }
    let outcome = try batch(lines.joined(separator: "\n"), "trec")
    #expect(outcome.status == 2)
    #expect(outcome.lines.count > 100)
    let known = outcome.lines.allSatisfy { $0.hasPrefix("q") && $0.hasSuffix(" newsq") }
    #expect(known)
    for line in outcome.errors.split(separator: "\n") {
      #expect(line.contains(".tsv:") && line.hasSuffix(")"), "\(line)")
      #expect(!line.contains("fts5") && !line.contains("syntax error") && !line.contains("SQL"), "\(line)")
    }
  }

  @Test func `however many answer them, the lines of a batch are answered in their order, as if each stood alone`()
    throws
  {
    let queries = ["starling", "ceasefire Vatican", "\"open", "apricots", "xylophone", "Vatican OR starling"]
    var alone: [String: [Substring]] = [:]
    for query in queries {
      alone[query] = try place.newsq("search", "--format", "trec", query).text.split(separator: "\n").map {
        $0.dropFirst()
      }
    }
    let asked = (0..<600).map { ("q\($0)", queries[($0 * $0 + $0 / 7) % queries.count]) }
    let outcome = try batch(asked.map { "\($0)\t\($1)" }.joined(separator: "\n"), "trec")
    #expect(outcome.lines == asked.flatMap { id, query in alone[query, default: []].map { id + $0 } })
    let refused = outcome.errors.split(separator: "\n").compactMap { $0.split(separator: ":").dropFirst(2).first }
    #expect(refused.map(String.init) == asked.indices.filter { asked[$0].1 == "\"open" }.map { "\($0 + 1)" })
    #expect(outcome.status == 2)
  }

  @Test func `a batch whose reader goes away ends without a word`() throws {
    let lines = (0..<5_000).map { "q\($0)\tVatican OR starling" }.joined(separator: "\n")
    let file = try place.write("\(place.path)/closed.tsv", lines)
    let outcome = try place.shell(
      "\"$newsq\" search --batch '\(file)' --format trec | head -n 1; echo ${PIPESTATUS[0]}")
    #expect(outcome.lines.count == 2 && outcome.lines.first?.hasPrefix("q0 ") == true)
    #expect(outcome.lines.last == "0")
    #expect(outcome.errors == "")
  }

  @Test func `a batch may come from standard input`() throws {
    let file = try place.write("\(place.path)/standard-input.tsv", "a\tstarling\r\n")
    let outcome = try place.run([Program.newsq, "--batch", "-", "--format", "trec"], input: file)
    #expect(outcome.status == 0)
    #expect(outcome.lines.count == 1)
  }
}
