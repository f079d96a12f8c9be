import NewsModel
import NewsQuery
import Testing

@testable import NewsIndex

@Suite struct Likeness {
  private static let noise = (0..<12).map { number in
    (
      "noise\(number)",
      [article(nil, "The committee met on day \(number) and adjourned, and the harbour was quiet, and so on.")]
    )
  }

  private func like(_ title: String?, _ body: String, own: String? = nil, _ bundles: [(String, [Article])]) throws
    -> [String]
  {
    let shop = try Workshop()
    try shop.add(bundles + Self.noise)
    let reader = try shop.reader()
    let id = try own.flatMap { try reader.articles(ofBundle: "/inbox/\($0)").first?.id }
    let search = SearchRequest(query: try Query(parsing: "x"))
    return try reader.similar(
      SimilarRequest(title: title, body: body, language: "en", own: id, search: search)
    ).hits.map(\.key)
  }

  @Test func `telling words decide, not frequent ones`() throws {
    let found = try like(
      "Pilot strike", "The committee and the harbour saw pilots strike. The pilots' union met.",
      [
        ("talk", [article(nil, "A pilot of the union went on strike on a long day.")]),
        ("other", [article(nil, "The committee of the harbour met the committee of the other harbour.")]),
      ])
    #expect(found.first == "talk")
  }

  @Test func `the article itself is no answer`() throws {
    let text = "Pilots strike over pay in the lighthouse."
    let bundles = [("own", [article(nil, text)]), ("copy", [article(nil, text)])]
    #expect(try like(nil, text, own: "own", bundles) == ["copy"])
    #expect(Set(try like(nil, text, bundles)) == ["own", "copy"])
  }

  @Test func `scripts without spaces are compared by pairs of letters`() throws {
    let found = try like(
      nil, "停靠港口的船只每吨须缴纳费用",
      [
        ("toll", [article(nil, "港口的费用上涨，船只抱怨。", language: "zh")]),
        ("other", [article(nil, "天气晴朗，只有风。", language: "zh")]),
      ])
    #expect(found.first == "toll")
  }

  @Test func `numbers and words of grammar tell nothing`() throws {
    #expect(try like(nil, "The 12 and the 7 of this and that", []) == [])
    #expect(try like(nil, "", []) == [])
  }
}
