import Foundation
import Testing

/// A search asks the file, not the daemon.
@Suite(.ownThreads) struct SameAnswersTests {
  private static let queries = [
    ["ceasefire vatican"], ["talks OR ferry", "--sort", "newest"], ["talks -villa", "--match", "any"],
    ["halloran w/5 sorba"], ["source:\"valley wire\""], ["the", "--facet", "month"], ["harbour", "--count"],
    ["ceasfire vatican"], ["headline:ferry OR lead:ferry", "--sort", "blend"], ["\"guns have talked\"", "--explain"],
  ]

  @Test func `searches answer the same with the daemon and without`() throws {
    let place = try Place()
    let samples = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Samples/inbox").path
    let copied = try place.shell("cp -r '\(samples)'/. \"$NEWSQ_INBOX\"")
    #expect(copied.status == 0, "\(copied.errors)")
    try place.once()
    let alone = try Self.answers(place)
    let daemon = try place.newsqd()
    // What cannot be read shows that the daemon is at work, and changes no answer.
    try place.deliver("nothing.txt", "")
    try eventually("the daemon has seen it") { try place.newsq("failed").text.contains("nothing.txt") }
    let beside = try Self.answers(place)
    try place.stop(daemon)
    let after = try Self.answers(place)
    #expect(alone == beside)
    #expect(beside == after)
  }

  private static func answers(_ place: Place) throws -> [String] {
    try queries.map { query in
      let outcome = try place.run([Program.newsq, "search"] + query)
      try #require([0, 1].contains(outcome.status), "\(query): \(outcome.errors)")
      return outcome.text + outcome.errors
    }
  }
}
