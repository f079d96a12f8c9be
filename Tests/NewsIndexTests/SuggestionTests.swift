import NewsModel
import NewsQuery
import Testing

@testable import NewsIndex

@Suite struct Suggestions {
  private func shop() throws -> Workshop {
    let shop = try Workshop()
    try shop.add([
      ("a", [article("Negotiations", "The negotiations of the Vatican go on, negotiators say, “slowly but surely”.")]),
      ("b", [article(nil, "The negotiations on the harbour of Zürich ended with a ceasefire.")]),
      ("c", [article(nil, "The paper and the paper's pepper, paper. Паром затонул.", language: "ru")]),
    ])
    return shop
  }

  private func suggestion(_ query: String) throws -> String? {
    let reader = try shop().reader()
    let query = try Query(parsing: query)
    return try reader.suggestion(for: query, concepts: reader.search(SearchRequest(query: query)).concepts)
  }

  @Test(arguments: [
    ("negotations", "negotiations"), ("Negotiatoins", "Negotiations"), ("engotiations", "negotiations"),
    ("egotiations", "negotiations"), ("xegotiations", "negotiations"),
    ("ceasefire Vatikan", "ceasefire Vatican"), ("harbuor -Vatikan", "harbour -Vatikan"),
    ("headline:negociations OR (zurihc harbour)", "headline:negotiations OR (Zurich harbour)".lowercased()),
    ("\"slowly but surly\" talks", "\"slowly but surely\" talks"), ("Zürihc", "Zurich"), ("затонлу", "затонул"),
    ("papr", "paper"),
  ])
  func `a word that no article has is put right from the vocabulary`(query: String, corrected: String) throws {
    let found = try suggestion(query)
    #expect(found == corrected || found?.lowercased() == corrected)
  }

  @Test(arguments: ["ceasefire Vatican", "xylophone", "zq", "negotiatxyz", "-negotations harbour", "2025x", "negotaz*"])
  func `nothing is put right that is right, excluded or far from all`(query: String) throws {
    #expect(try suggestion(query) == nil)
  }

  @Test func `the distance is that of the whole table`() {
    var random = Generator(state: 7)
    let letters = Array("abcé")
    func word() -> String {
      String((0..<Int.random(in: 1...9, using: &random)).map { _ in letters.randomElement(using: &random)! })
    }
    for most in 1...3 {
      for _ in 0..<3_000 {
        let (a, b) = (word(), word())
        let expected = Self.distance(Array(a.unicodeScalars), Array(b.unicodeScalars))
        var text = b
        let found = text.withUTF8 { EditDistance(from: a, most: most).distance(to: $0) }
        #expect(found == (expected <= most ? expected : nil), "\(a) \(b) \(most)")
      }
    }
  }

  /// The definition, without any band.
  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var table = [[Int]](repeating: [Int](repeating: 0, count: b.count + 1), count: a.count + 1)
    for i in 0...a.count {
      for j in 0...b.count {
        if i == 0 || j == 0 {
          table[i][j] = i + j
          continue
        }
        table[i][j] = min(
          table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          table[i][j] = min(table[i][j], table[i - 2][j - 2] + 1)
        }
      }
    }
    return table[a.count][b.count]
  }
}

@Suite struct Partial {
  @Test func `a relaxed query needs any of its words, and all of its conditions`() throws {
    func relaxed(_ text: String) throws -> Node? { try Query(parsing: text).relaxed()?.root }
    #expect(try relaxed("ferry") == nil)
    #expect(try relaxed("ferry OR pilot") == nil)
    guard case .any(let parts)? = try relaxed("ferry pilot \"the crew\"") else { return #expect(Bool(false)) }
    #expect(parts.count == 3)
    guard case .excluding(.any(let kept), let excluded)? = try relaxed("ferry pilot -crew") else {
      return #expect(Bool(false))
    }
    #expect(kept.count == 2 && excluded.count == 1)
    guard case .word(let word)? = try relaxed("the ferry") else { return #expect(Bool(false)) }
    #expect(word.text == "ferry")
  }

  @Test func `each answer tells what it does not have`() throws {
    let shop = try Workshop()
    try shop.add([
      ("a", [article("Ferry", "The ferry left the harbour with a pilot.")]),
      ("b", [article(nil, "A crew of three.")]),
      ("c", [article(nil, "The captain of the ferry.")]),
    ])
    func missing(_ text: String) throws -> [String: [String]] {
      let query = try #require(try Query(parsing: text).relaxed())
      let hits = try shop.reader().search(
        {
          var request = SearchRequest(query: query)
          request.mostWordsFirst = true
          return request
        }()
      ).hits
      return Dictionary(uniqueKeysWithValues: hits.map { ($0.key, $0.missing) })
    }
    #expect(
      try missing("ferry harbours crew") == ["a": ["crew"], "b": ["ferry", "harbours"], "c": ["harbours", "crew"]])
    #expect(
      try missing("(ferry OR boat) lighthouse crew -captain") == [
        "a": ["lighthouse", "crew"], "b": ["ferry OR boat", "lighthouse"],
      ])
    #expect(
      try missing("headline:crew ferry \"the harbour\" pil*") == [
        "a": ["crew"], "c": ["crew", "\"the harbour\"", "pil*"],
      ])
  }
}
