import Testing

@testable import Benchmarks

struct QueryTests {
  @Test func `there are queries of each kind, the same ones each time`() {
    var (one, other) = (QueryMaker(articles: 300), QueryMaker(articles: 300))
    for kind in Query.Kind.allCases {
      let queries = one.queries(kind, 5)
      #expect(queries.count == 5, "\(kind.rawValue)")
      #expect(queries.map(\.line) == other.queries(kind, 5).map(\.line))
    }
  }

  @Test func `a query goes through a line and back`() throws {
    let query = Query(.newestOfMonth, ["harbour"], days: Day(19_782)..<Day(19_783))
    let again = try #require(Query(line: query.line[...]))
    #expect(again.newsq == "harbour date:2024-02-29..2024-02-29")
    #expect(again.line == query.line)
  }

  @Test func `each program gets its own way to write a query`() {
    let phrase = Query(.phrase, ["night", "ferry"])
    #expect(phrase.newsq == "\"night ferry\"")
    #expect(phrase.fts5 == "\"night ferry\"")
    let any = Query(.anyOf, ["ferry", "boat"])
    #expect(any.newsq == "ferry OR boat")
    #expect(any.fts5 == "\"ferry\" OR \"boat\"")
  }
}
