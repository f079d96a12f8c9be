import GRDB
import NewsModel
import Testing

@testable import NewsIndex

/// Merging in idle times: what is searched stays what it was, and an arrival waits for one step at most.
@Suite struct Tidying {
  /// Segments that may be left, at most, of indexes as small as these.
  private static let atRest = 5

  @Test(arguments: UInt64(21)...28)
  func `merging in idle times, at any moment and in steps of any length, changes nothing`(seed: UInt64) throws {
    var generator = SplitMix(seed: seed)
    let shop = try Workshop()
    for _ in 0..<40 {
      try shop.add(Random.bundles(&generator))
      for _ in 0..<generator.next(below: 12) {
        var looks = [0, 0, 1, 2, 5, 20][generator.next(below: 6)]
        _ = try shop.writer.merge {
          looks -= 1
          return looks < 0
        }
      }
      if generator.next(below: 8) == 0 { try shop.expectAsFTS5Writes("seed \(seed)") }
    }
    try shop.tidy()
    try shop.expectAsFTS5Writes("seed \(seed)")
    #expect(try shop.segments() < Self.atRest)
  }

  @Test func `a merge stops in the middle of a word's list and goes on after an arrival, a removal and a new start`()
    throws
  {
    let shop = try Workshop()
    // One list of many pages, in several segments.
    for part in 0..<6 {
      let articles = (0..<4_000).map { article(nil, "common often n\($0)", member: "\($0)") }
      try shop.add([("part\(part).jsonl", articles)])
    }
    var steps = 0
    while try shop.writer.tidy(within: .zero) {
      steps += 1
      if steps == 3 { try shop.add("late.txt", article(nil, "common latecomer")) }
      if steps == 4 { #expect(try shop.keys("latecomer").count == 1) }
      if steps == 9 { try shop.add([("part2.jsonl", [article(nil, "common instead", member: "0")])]) }
      if steps == 15 {
        #expect(try shop.faults() == [])
        let other = try IndexWriter(path: shop.path)
        _ = try other.tidy(within: .zero)
        other.close()
      }
      if steps % 10 == 0 {
        #expect(try shop.first("SELECT count(*) FROM search('often')") == (steps < 9 ? "24000" : "20000"))
      }
    }
    #expect(steps > 20)
    try shop.expectAsFTS5Writes()
    #expect(try shop.segments() < Self.atRest)
    #expect(try shop.keys("latecomer").count == 1)
    #expect(try shop.keys("instead").count == 1)
  }

  @Test func `segments that take the numbers of those that were being merged are not taken for them`() throws {
    let shop = try Workshop()
    func addFour(_ word: String) throws {
      for part in 0..<4 {
        try shop.add([("\(word)\(part).jsonl", (0..<300).map { article(nil, "common \(word)\($0)", member: "\($0)") })])
      }
    }
    try addFour("a")
    // In the middle of a list: nothing is in the record yet.
    let record = "SELECT hex(block) FROM search_data WHERE id = 10"
    let before = try shop.first(record)
    #expect(try shop.writer.merge { true })
    #expect(try shop.first(record) == before)
    try shop.execute("INSERT INTO search (search) VALUES ('optimize')")
    try addFour("b")
    #expect(try shop.first("SELECT count(*) FROM search_idx WHERE segid < 5") == "4")
    while try shop.writer.merge(until: { false }) {}
    try shop.expectAsFTS5Writes()
  }

  @Test func `an arrival is found while most of the merging is still to do`() throws {
    let shop = try Workshop()
    for part in 0..<5 {
      try shop.add([("part\(part).jsonl", (0..<2_000).map { article(nil, "common n\($0)", member: "\($0)") })])
    }
    #expect(try shop.writer.tidy(within: .zero))
    try shop.add("late.txt", article(nil, "latecomer"))
    #expect(try shop.keys("latecomer").count == 1)
    #expect(try shop.writer.tidy(within: .zero))
  }

  @Test func `words of articles that are gone leave the index when it is merged`() throws {
    let shop = try Workshop()
    for part in 0..<4 {
      try shop.add([("part\(part).jsonl", (0..<500).map { article(nil, "common n\($0)", member: "\($0)") })])
    }
    for part in 0..<4 { try shop.add([("part\(part).jsonl", [])]) }
    try shop.add("last.txt", article(nil, "alone"))
    try shop.tidy()
    try shop.expectAsFTS5Writes()
    #expect(try shop.segments() == 1)
    let bytes = try shop.first("SELECT sum(length(block)) FROM search_data WHERE id > 10")
    #expect(Int(bytes ?? "")! < 200)
  }

  @Test func `a large segment is written again when others have their share of it, and not before`() throws {
    let shop = try Workshop()
    try shop.add([("many.jsonl", (0..<3_000).map { article(nil, "common n\($0) m\($0 * 7)", member: "\($0)") })])
    try shop.tidy()
    func large() throws -> String? {
      try shop.first("SELECT group_concat(segid || '-' || pgno) FROM search_idx WHERE segid = 1")
    }
    let before = try large()
    for number in 1..<SegmentStructure.leastMerged - 1 {
      try shop.add("a\(number).txt", article(nil, "ferry \(number)"))
      try shop.tidy()
      #expect(try large() == before)
      #expect(try shop.segments() == 1 + number)
    }
    try shop.add("last.txt", article(nil, "ferry"))
    try shop.tidy()
    #expect(try shop.segments() == 1)
    try shop.expectAsFTS5Writes()
  }

  @Test func `a slice ends at the next page when somebody wants the writer`() throws {
    let shop = try Workshop()
    for part in 0..<5 {
      try shop.add([("part\(part).jsonl", (0..<2_000).map { article(nil, "common n\($0)", member: "\($0)") })])
    }
    let contents = "SELECT count(*) || '-' || sum(length(block)) FROM search_data"
    let before = try shop.first(contents)
    #expect(try shop.writer.tidy(within: .seconds(3_600), unless: { true }))
    #expect(try shop.first(contents) == before)
    for most in 1...5 {
      var looks = 0
      let isMore = try shop.writer.tidy(within: .seconds(3_600)) {
        looks += 1
        return looks > most
      }
      #expect(isMore)
      #expect(looks == most + 1)
    }
    #expect(try shop.first(contents) != before)
    #expect(try !shop.writer.isTidy())
    var slices = 0
    while try !shop.writer.isTidy() {
      _ = try shop.writer.tidy(within: .seconds(3_600))
      slices += 1
    }
    #expect(slices < 5)
    try shop.expectAsFTS5Writes()
  }

  @Test func `the pages of a long list that was merged go in small steps, before and after a new start`() throws {
    let shop = try Workshop()
    for part in 0..<4 {
      let articles = (0..<400).map {
        article(nil, String(repeating: "common ", count: 700) + "n\($0)", member: "\($0)")
      }
      try shop.add([("part\(part).jsonl", articles)])
    }
    func rows() throws -> Int { Int(try shop.first("SELECT count(*) FROM search_data") ?? "") ?? 0 }
    var before = try rows()
    var most = 0
    var steps = 0
    while try !shop.writer.isTidy() {
      steps += 1
      _ = try shop.writer.merge { true }
      let now = try rows()
      most = max(most, before - now)
      if most > 50, before - now == most {
        #expect(try shop.faults() == [])
        #expect(try shop.first("SELECT count(*) FROM search('common')") == "1600")
        let other = try IndexWriter(path: shop.path)
        _ = try other.merge { true }
        other.close()
      }
      before = try rows()
    }
    // There were four times as many to go as one step took at most.
    #expect(steps > 200)
    #expect((50...140).contains(most))
    #expect(try shop.segments() == 1)
    #expect(
      try shop.first(
        "SELECT count(*) FROM search_data WHERE id > 10 AND id >> 37 NOT IN (SELECT segid FROM search_idx)")
        == "0")
    try shop.expectAsFTS5Writes()
  }

  @Test func `where a reader holds a long log merging waits, and keeps no other writer waiting`() throws {
    let shop = try Workshop()
    for number in 0..<6 { try shop.add("a\(number)", article("Ferry \(number)", "ferry")) }
    let reader = try DatabaseQueue(path: shop.path)
    try reader.inDatabase { db in
      try db.execute(sql: "BEGIN; SELECT count(*) FROM article")
      for number in 0..<3 {
        try shop.add("b\(number)", article("Long \(number)", "ferry " + String(repeating: "-", count: 6 << 20)))
      }
      let record = "SELECT hex(block) FROM search_data WHERE id = 10"
      let held = try shop.first(record)
      for _ in 0..<100 {
        #expect(try shop.writer.merge { false })
        // GRDB fails at once where another has the lock.
        try shop.execute("CREATE TABLE IF NOT EXISTS somebody (else_writes)")
      }
      #expect(try shop.first(record) == held)
      try db.execute(sql: "COMMIT")
    }
    while try !shop.writer.isTidy() {
      _ = try shop.writer.merge { false }
      shop.writer.awaitCheckpoint()
    }
    try shop.execute("DROP TABLE somebody")
    try shop.expectAsFTS5Writes()
  }
}
