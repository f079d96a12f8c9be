import Foundation
import NewsModel
import Testing

@testable import NewsIndex

@Suite struct CheckpointTests {
  @Test func `a long log is brought into the file while the writer is at work`() throws {
    let shop = try Workshop()
    try shop.add("a", article("Ferry", "ferry " + String(repeating: "-", count: 6 << 20)))
    shop.writer.awaitCheckpoint()
    let size = try FileManager.default.attributesOfItem(atPath: shop.path)[.size] as? Int
    #expect(try #require(size) > 6 << 20)
    // The log is begun anew once all of it is in the file.
    for number in 0..<12 {
      try shop.add("b\(number)", article("Ferry", "ferry " + String(repeating: "-", count: 6 << 20)))
      shop.writer.awaitCheckpoint()
    }
    let log = try FileManager.default.attributesOfItem(atPath: shop.path + "-wal")[.size] as? Int
    #expect(try #require(log) < 32 << 20)
  }

  private func article(_ title: String, _ body: String) -> Article {
    Article(title: title, body: body, format: "text")
  }

  @Test func `what a transaction adds to the log is told wherever the log begins`() throws {
    let shop = try Workshop()
    let text = (0..<3_000).map { "word\($0)" }.joined(separator: " ")
    var added: [Int] = []
    for round in 0..<4 {
      try shop.add("a\(round)", article("Round \(round)", text))
      added.append(shop.writer.lastAddedToLog)
      // The next one begins the log anew.
      if round % 2 == 0 { shop.writer.checkpoint() }
    }
    #expect(added.allSatisfy { $0 >= text.utf8.count }, "\(added)")
  }
}
