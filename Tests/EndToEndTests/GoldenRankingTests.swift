import Foundation
import Testing

/// The articles that must come first, as Tests/Golden says: a change of the ranking that loses one of them is seen.
@Suite struct `What comes first` {
  private struct Case {
    var query: String
    var key: String
    var reason: String
    var match: String
  }

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Golden")

  private static func cases() throws -> [Case] {
    let text = try String(contentsOf: folder.appendingPathComponent("first.tsv"), encoding: .utf8)
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      let parts = line.split(separator: "\t").map(String.init)
      return Case(query: parts[0], key: parts[1], reason: parts[2], match: parts.count > 3 ? parts[3] : "any")
    }
  }

  @Test func `is what the golden file says`() throws {
    let place = try Place()
    let indexed = try place.newsq("index", Self.folder.path + "/articles.jsonl")
    #expect(indexed.status == 0, "\(indexed.errors)")
    let cases = try Self.cases()
    #expect(cases.count > 10)
    for wanted in cases {
      let found = try place.found(wanted.query, "--match", wanted.match)
      #expect(found.first == wanted.key, "\(wanted.query): \(wanted.reason); found \(found)")
    }
  }
}
