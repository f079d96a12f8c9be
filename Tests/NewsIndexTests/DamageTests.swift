import Foundation
import GRDB
import NewsIndex
import NewsModel
import NewsQuery
import Testing

/// Pages of the full-text index with bytes that nobody wrote.
@Suite struct `A damaged index` {
  @Test(arguments: UInt64(1)...3)
  func `ends a search in a message or in fewer answers, never in a crash`(seed: UInt64) throws {
    var generator = SplitMix(seed: seed)
    let shop = try Workshop()
    func text(_ count: Int) -> String {
      (0..<count).map { _ in "w\(generator.next(below: 30) * generator.next(below: 30) / 4)" }.joined(separator: " ")
    }
    for part in 0..<3 {
      try shop.add(
        (0..<300).map { number in
          (
            "b\(part)-\(number)",
            [
              article(
                text(4), text(80), published: "2025-0\(1 + generator.next(below: 9))-1\(generator.next(below: 9))")
            ]
          )
        })
    }
    let queries = try ["w0", "w1 w2", "\"w0 w1\"", "w*", "w5 OR w9", "w3 -w4", "headline:w1"].map {
      try Query(parsing: $0)
    }
    let rows = try DatabaseQueue(path: shop.path).read {
      try Row.fetchAll($0, sql: "SELECT id, block FROM search_data WHERE id > 10").map { row in
        (id: row["id"] as Int64, block: Array(row["block"] as Data))
      }
    }
    var refused = 0
    for _ in 0..<60 {
      var changed: [(id: Int64, block: [UInt8])] = []
      for _ in 0..<3 {
        var row = rows[generator.next(below: rows.count)]
        for _ in 0..<1 + generator.next(below: 4) {
          row.block[generator.next(below: row.block.count)] = UInt8(generator.next(below: 256))
        }
        if generator.next(below: 5) == 0 { row.block.removeLast(generator.next(below: row.block.count)) }
        changed.append(row)
      }
      try write(changed, shop)
      let reader = try shop.reader()
      for query in queries {
        for sort in [SearchRequest.Sort.relevance, .newest] {
          do {
            _ = try reader.search(SearchRequest(query: query, sort: sort, snippets: false))
          } catch {
            #expect(error.code == .wrongVersion, "\(error)")
            refused += 1
          }
        }
      }
      try write(changed.map { change in rows.first { $0.id == change.id } ?? change }, shop)
    }
    #expect(refused > 20, "nothing was damaged that a search reads")
    #expect(try shop.faults() == [])
  }

  private func write(_ rows: [(id: Int64, block: [UInt8])], _ shop: Workshop) throws {
    try DatabaseQueue(path: shop.path).write { db in
      for row in rows {
        try db.execute(
          sql: "UPDATE search_data SET block = ? WHERE id = ?", arguments: [Data(row.block), row.id])
      }
    }
  }
}
