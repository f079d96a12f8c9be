import NewsIndex
import NewsModel
import NewsQuery
import Testing

/// What a reader keeps from one search for the next.
@Suite struct Remembering {
  private func search(_ query: String, _ reader: IndexReader, keysAlone: Bool = false) throws -> SearchResult {
    var request = SearchRequest(query: try Query(parsing: query))
    request.keysAlone = keysAlone
    return try reader.search(request)
  }

  @Test func `what was looked up holds until something is written, and no longer`() throws {
    let shop = try Workshop()
    try shop.add("first", article(nil, "A roadmap was released."))
    let reader = try shop.reader()
    for _ in 1...2 {
      #expect(try search("releases", reader).hits.map(\.key) == ["first"])
      #expect(try search("roadmap", reader).concepts.map(\.articles) == [1])
      #expect(try search("harbour", reader).concepts.map(\.articles) == [0])
    }
    try shop.add("second", article(nil, "The release of a road map at the harbour."))
    for _ in 1...2 {
      #expect(try Set(search("releases", reader).hits.map(\.key)) == ["first", "second"])
      #expect(try search("releases", reader).concepts.map(\.articles) == [2])
      #expect(try Set(search("roadmap", reader).hits.map(\.key)) == ["first", "second"])
      #expect(try search("harbour", reader).concepts.map(\.articles) == [1])
    }
    try shop.add("third", article(nil, "Une maison au bord de la mer.", language: "fr"))
    #expect(try search("maisons", reader).hits.map(\.key) == ["third"])
  }

  @Test func `more words than are kept give the same answers`() throws {
    let shop = try Workshop()
    let words = (0..<5_000).map { "w\(String($0, radix: 36))x" }
    try shop.add("all", article(nil, words.joined(separator: " ")))
    let reader = try shop.reader()
    for word in words { #expect(try search(word, reader).concepts.first?.articles == 1) }
    for word in words.prefix(50) { #expect(try search(word, reader).hits.map(\.key) == ["all"]) }
  }

  @Test func `keys alone are those of whole hits`() throws {
    let shop = try Workshop()
    try shop.add([
      ("one", [article("Ferry", "The ferry sank.")]),
      ("two", [article("Harbour", "A ferry, two ferries."), article("Ferries", "All ferries.")]),
    ])
    let reader = try shop.reader()
    let whole = try search("ferry", reader).hits, bare = try search("ferry", reader, keysAlone: true).hits
    #expect(whole.count == 3)
    #expect(bare.map(\.key) == whole.map(\.key))
    #expect(bare.map(\.rank) == whole.map(\.rank))
    #expect(bare.map(\.score) == whole.map(\.score))
    #expect(bare.allSatisfy { $0.title == nil })
  }
}
