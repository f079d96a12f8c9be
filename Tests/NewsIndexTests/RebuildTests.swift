import Foundation
import GRDB
import NewsIndex
import NewsModel
import NewsQuery
import Testing

/// Files that a disk has changed: bits, whole pages, the end.
@Suite struct `A damaged file` {
  enum Damage: String, CaseIterable { case flippedBit, zeroedPage, strangePage, cutOff }

  /// What stands in the sound file: the texts of the articles by their numbers.
  private static func texts(_ path: String) throws -> [Int64: String] {
    let reader = try IndexReader(path: path)
    var texts: [Int64: String] = [:]
    for path in try reader.journal().paths {
      for record in try reader.articles(ofBundle: path) { texts[record.id ?? 0] = record.article.body }
    }
    return texts
  }

  private func shop(_ generator: inout SplitMix) throws -> Workshop {
    let shop = try Workshop()
    for _ in 0..<12 { try shop.add(Random.bundles(&generator)) }
    try shop.add("zh", article("两国代表", "两国代表周二在日内瓦重新开始谈判。", language: "zh"))
    shop.writer.checkpoint()
    return shop
  }

  /// - Parameter pages: those in use.
  private static func damage(
    _ bytes: inout [UInt8], _ kind: Damage, in pages: [Int], _ generator: inout SplitMix
  ) {
    let page = 16_384
    let start = (pages[generator.next(below: pages.count)] - 1) * page
    switch kind {
    case .flippedBit: bytes[start + generator.next(below: page)] ^= 1 << UInt8(generator.next(below: 8))
    case .zeroedPage: for place in start..<start + page { bytes[place] = 0 }
    case .strangePage: for place in start..<start + page { bytes[place] = UInt8(generator.next(below: 256)) }
    case .cutOff: bytes.removeLast(bytes.count - start)
    }
  }

  @Test(arguments: Damage.allCases)
  func `is noticed, shows no wrong text, and is made anew of what is sound`(kind: Damage) throws {
    var generator = SplitMix(seed: 7)
    let shop = try shop(&generator)
    let sound = [UInt8](try Data(contentsOf: URL(fileURLWithPath: shop.path)))
    let texts = try Self.texts(shop.path)
    try #require(texts.count > 20)
    // The first page is another matter: without it there is no database.
    let pages = try DatabaseQueue(path: shop.path).read {
      try Int.fetchAll($0, sql: "SELECT pageno FROM dbstat WHERE pageno > 1 ORDER BY pageno")
    }
    var noticed = 0
    var rebuilt = 0
    for round in 0..<24 {
      var bytes = sound
      Self.damage(&bytes, kind, in: pages, &generator)
      let path = shop.path + ".damaged-\(round)"
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      defer { for suffix in ["", "-wal", "-shm", ".damaged"] { unlink(path + suffix) } }
      try Self.expectRightTexts(path, texts)
      let complaints: [Failure]
      do { complaints = try IndexReader(path: path).complaints() } catch { complaints = [error] }
      if !complaints.isEmpty { noticed += 1 }
      // The list of tables may be what is damaged.
      guard let report = try? IndexRebuild.run(path: path) else {
        #expect(!complaints.isEmpty, "\(kind) \(round)")
        continue
      }
      rebuilt += 1
      #expect(try IndexReader(path: path).complaints() == [], "\(kind) \(round)")
      let kept = try Self.texts(path)
      #expect(kept.count == report.articles, "\(kind) \(round)")
      #expect(kept.count + report.lost.count >= texts.count || !complaints.isEmpty, "\(kind) \(round)")
      for (number, text) in kept { #expect(texts[number] == text, "\(kind) \(round)") }
      if complaints.allSatisfy({ $0.code == .damagedIndex }) {
        #expect(kept == texts, "\(kind) \(round): damage of the index alone has cost texts")
      }
    }
    print("\(kind.rawValue): noticed \(noticed) of 24, made anew \(rebuilt)")
    // Of a page much may be unused, and a bit of that is nobody's.
    #expect(noticed >= (kind == .flippedBit ? 6 : 23))
    #expect(rebuilt >= 16)
  }

  /// Each article is shown as it was, or refused.
  private static func expectRightTexts(_ path: String, _ texts: [Int64: String]) throws {
    guard let reader = try? IndexReader(path: path) else { return }
    for word in ["w0", "w1 OR w4 OR w9", "谈判"] {
      guard let result = try? reader.search(SearchRequest(query: try Query(parsing: word), limit: 100)) else {
        continue
      }
      for hit in result.hits {
        let record = try? reader.article(id: hit.id)
        if let record { #expect(texts[hit.id] == record.article.body) }
        // A passage is a part of the text, its white space apart.
        let words = { (text: String) in text.split { $0.isWhitespace || $0 == "…" }.joined(separator: " ") }
        if let snippet = hit.snippet?.text { #expect(words(texts[hit.id] ?? "").contains(words(snippet))) }
      }
    }
    for number in texts.keys {
      if let record = try? reader.article(id: number) { #expect(texts[number] == record.article.body) }
    }
  }

  @Test func `says of an article whose text has changed that it is the text, and of words that it is the index`() throws
  {
    let shop = try Workshop()
    try shop.add([
      ("one", [article("Ferry", "the ferry stopped")]), ("two", [article("Harbour", "the harbour is closed")]),
    ])
    try shop.execute("UPDATE text SET body = 'the ferry sailed' WHERE body LIKE '%ferry%'")
    let texts = try IndexReader(path: shop.path).health()
    #expect(texts.texts.count == 1 && texts.index.isEmpty && texts.file.isEmpty, "\(texts)")
    #expect(texts.texts[0].code == .damagedText)
    #expect(texts.texts[0].cause.contains("/one"), "\(texts.texts[0])")
    let result = try shop.reader().search(SearchRequest(query: try Query(parsing: "ferry OR harbour")))
    #expect(result.hits.map(\.title) == ["Harbour"])
    #expect(result.damaged.map(\.code) == [.damagedText])
    let report = try IndexRebuild.run(path: shop.path)
    #expect(report.articles == 1 && report.lost.count == 1)
    // It will be read again, the other one will not.
    let journal = try IndexReader(path: shop.path).journal()
    #expect(journal.paths.filter { journal[$0]?.stamp.modified == 0 }.map { $0.suffix(4) } == ["/one"])
    #expect(try IndexReader(path: shop.path).complaints() == [])
  }

  @Test func `of which the index alone is damaged keeps all texts with their numbers`() throws {
    let shop = try Workshop()
    try shop.add([
      ("one", [article("Ferry", "the ferry stopped", published: "2024-05-06")]),
      ("two", [article("Harbour", "the harbour is closed"), article("Quay", "the quay, too", member: "2")]),
    ])
    let texts = try Self.texts(shop.path)
    try shop.execute("DELETE FROM search_data WHERE id > 1000; UPDATE word SET word = 'ferrx' WHERE word = 'ferry'")
    let health = try IndexReader(path: shop.path).health()
    #expect(!health.index.isEmpty && health.texts.isEmpty && health.file.isEmpty, "\(health)")
    let report = try IndexRebuild.run(path: shop.path)
    #expect(report.articles == 3 && report.lost.isEmpty)
    #expect(try Self.texts(shop.path) == texts)
    #expect(try IndexReader(path: shop.path).complaints() == [])
    #expect(try shop.keys("ferry").count == 1)
  }
}
