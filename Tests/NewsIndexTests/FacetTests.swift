import NewsIndex
import NewsModel
import NewsQuery
import Testing

@Suite struct Facets {
  private func shop() throws -> Workshop {
    let shop = try Workshop()
    try shop.add([
      ("a", [article(nil, "ferry", language: "en", published: "2025-02-12T09:00Z", source: "Post")]),
      ("b", [article(nil, "ferry", language: "en", published: "2025-02-12", source: "Blatt")]),
      ("c", [article(nil, "ferry pilot", language: "de", published: "2025-02-17", source: "Post")]),
      ("d", [article(nil, "ferry", language: nil, published: "2025-05-01")]),
      ("e", [article(nil, "ferry", language: "en", source: "Anzeiger")]),
      ("f", [article(nil, "lighthouse", language: "en", published: "2020-01-01", source: "Post")]),
    ])
    return shop
  }

  private func request(_ query: String, after: String? = nil, before: String? = nil) throws -> SearchRequest {
    let dates = try DateBound(after: after, before: before, today: CivilDay(number: 20_500))
    return SearchRequest(query: try Query(parsing: query), limit: 1, dates: dates)
  }

  private func facets(_ facet: Facet, _ query: String = "ferry") throws -> [String] {
    try shop().reader().facets(request(query), by: facet).map { "\($0.value ?? "none") \($0.count)" }
  }

  @Test func `values come with the most frequent first, those without one last`() throws {
    #expect(try facets(.source) == ["Post 2", "Anzeiger 1", "Blatt 1", "none 1"])
    #expect(try facets(.language) == ["en 3", "de 1", "none 1"])
    #expect(try facets(.source, "pilot") == ["Post 1"])
    #expect(try facets(.source, "nothing") == [])
  }

  @Test func `steps of time come in their order, undated articles last`() throws {
    #expect(try facets(.day) == ["2025-02-12 2", "2025-02-17 1", "2025-05-01 1", "none 1"])
    #expect(try facets(.week) == ["2025-W07 2", "2025-W08 1", "2025-W18 1", "none 1"])
    #expect(try facets(.month) == ["2025-02 3", "2025-05 1", "none 1"])
    #expect(try facets(.year) == ["2025 4", "none 1"])
  }

  @Test func `a timeline has every step between the first and the last`() throws {
    let timeline = try shop().reader().timeline(request("ferry"), by: .month)
    #expect(timeline.counts.map(\.value) == ["2025-02", "2025-03", "2025-04", "2025-05"])
    #expect(timeline.counts.map(\.count) == [3, 0, 0, 1])
    #expect(timeline.undated == 1)
    #expect(try shop().reader().timeline(request("ferry"), by: nil).step == .week)
  }

  @Test func `a timeline goes over the days that were asked for`() throws {
    let timeline = try shop().reader().timeline(request("ferry", after: "2025-01", before: "2025-04"), by: .month)
    #expect(timeline.counts.map(\.value) == ["2025-01", "2025-02", "2025-03"])
    #expect(timeline.counts.map(\.count) == [0, 3, 0])
    #expect(timeline.undated == 0)
    #expect(try shop().reader().timeline(request("nothing", after: "2025"), by: nil).counts == [])
  }
}
