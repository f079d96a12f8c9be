import Foundation
import NewsIndex
import NewsModel
import NewsQuery
import Testing

/// Whatever is typed is answered or refused; the engine never is what complains.
///
/// `NEWSQ_RANDOM_QUERIES=1000000` in the environment asks so many.
@Suite struct `Any query` {
  @Test(arguments: UInt64(1)...3)
  func `is answered or refused`(seed: UInt64) throws {
    var generator = SplitMix(seed: seed)
    let shop = try Workshop()
    try shop.add([
      ("one", [article("Ferry talks", "The ferry stopped. A cease-fire, the U.S. said, would hold for 1,000 days.")]),
      ("two", [article("Ceasefire", "Zelenskyy’s ministers negotiated in the Müller café.", published: "2024-05-06")]),
      ("three", [article(nil, "两国代表周二在日内瓦重新开始谈判。", language: "zh", source: "Valley Wire")]),
      ("four", [article("Паром", "Паром снова ходит по ночам, говорят в порту.", language: "ru")]),
    ])
    let reader = try shop.reader()
    let count = ProcessInfo.processInfo.environment["NEWSQ_RANDOM_QUERIES"].flatMap { Int($0) } ?? 3_000
    var answered = 0
    for _ in 0..<count / 3 {
      let text = Self.text(&generator)
      do throws(Failure) {
        let query = try Query(parsing: text)
        for query in [query, query.matchingAny(), query.relaxed()].compactMap({ $0 }) {
          _ = try reader.search(SearchRequest(query: query, limit: 3, sort: Self.sorts[generator.next(below: 4)]))
        }
        answered += 1
      } catch {
        try #require(error.code == .badQuery, "seed \(seed): \(text.debugDescription): \(error)")
      }
    }
    #expect(answered > count / 10)
  }

  private static let sorts: [SearchRequest.Sort] = [.relevance, .newest, .oldest, .blend]

  private static let words = """
    ceasefire cease-fire cease fire ferry US U.S. WHO negotiat zelensky 1,000 1000 müller 谈判 паром порту the of who O'Brien
    Ukraine’s it's café ß ﬂood ⓚ _ⓚ x 7 2024 a.b.c AT&T ᴬus
    """.split(whereSeparator: \.isWhitespace).map(String.init)

  private static let signs = """
    AND OR NOT NEAR NEAR/3 w/5 pre/3 near5 adj2 ( ) ( ) " “ ” - + = * ! ~3 headline: lead: byline: body: source: language:
    site: url: date: seen: undated: has:image has: atleast3: ATLEAST3( date:7d.. date:2024-05..2025 hd= HEADLINE( | || &&
    .. / \\ { } [ ] ^ "a\u{A0}b"~5 : ; ' % -- /* # $3 ? "ferry\u{A0}talks" source:"valley\u{A0}wire" language:ru
    """.split(separator: " ").flatMap { $0.split(separator: "\n") }.map(String.init)

  private static func text(_ generator: inout SplitMix) -> String {
    let glue = generator.next(below: 5) == 0 ? "" : " "
    let share = 2 + generator.next(below: 8)
    return (0...generator.next(below: 8)).map { _ in
      switch generator.next(below: 12) {
      case 0: return String(Unicode.Scalar(UInt32(generator.next(below: 0x2FFF))) ?? " ")
      case 1..<share: return words[generator.next(below: words.count)]
      default: return signs[generator.next(below: signs.count)]
      }
    }.joined(separator: glue)
  }
}
