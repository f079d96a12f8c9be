import Foundation
import GRDB
import NewsModel
import Testing

@testable import NewsIndex

@Suite struct `Keys of words` {
  private static let articles = (0..<60).map { number in
    article(
      "Ministers meet \(number)",
      "Zelenskyy’s ministers negotiate the cease-fire of Tromsø for day \(number), said Klitschko.",
      key: "a\(number)", language: number % 3 == 0 ? "de" : "en")
  }

  private func forms(_ shop: Workshop) throws -> Set<String> {
    try DatabaseQueue(path: shop.path).read { db in
      Set(try String.fetchAll(db, sql: "SELECT kind || ' ' || key || ' ' || word FROM form"))
    }
  }

  @Test func `are the same whoever works them out`() throws {
    let together = try Workshop()
    try together.add(Self.articles.map { ($0.key!, [$0]) })
    let wanted = try forms(together)
    #expect(wanted.count > 10)
    // A builder of its own for each: every word is new to it.
    let apart = try Workshop()
    for article in Self.articles { try apart.add(article.key!, article) }
    let other = try forms(apart).symmetricDifference(wanted).sorted()
    #expect(other == [], "\(other)")
    // One that has met all words, for a writer that has not: it works them out itself.
    let late = try Workshop()
    let builder = BatchBuilder()
    for round in 0..<2 {
      for article in Self.articles {
        builder.read(
          late.bundle(article.key!), hash: late.nextHash(), reader: "text", readerVersion: 1,
          articles: [article], failures: [])
      }
      let batch = builder.take()
      if round == 1 { _ = try late.writer.apply(batch) }
    }
    #expect(try forms(late) == wanted)
  }

  @Test func `are asked for once a word and language`() {
    var met = MetWords()
    for word in 1...20_000 { #expect(met.meet(UInt64(word) << 33, languages: 1) == 1) }
    #expect(met.meet(7 << 33, languages: 1) == nil)
    #expect(met.meet(7 << 33, languages: 3) == 2)
    #expect(met.meet(7 << 33, languages: 3) == nil)
    #expect(met.meet(20_001 << 33, languages: 2) == 2)
  }
}
