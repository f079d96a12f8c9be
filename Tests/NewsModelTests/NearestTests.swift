import NewsModel
import Testing

@Suite struct `The nearest name` {
  static let names = ["database", "inbox", "poll", "body", "watch"]

  @Test(arguments: [
    ("database", "database"), ("databse", "database"), ("dtabsae", "database"), ("inbxo", "inbox"), ("pol", "poll"),
    ("bodi", "body"), ("wacht", "watch"), ("watches", "watch"), ("bóx", nil), ("xyz", nil), ("", nil), ("po", nil),
    ("databases_of_old", nil), (String(repeating: "a", count: 100_000), nil),
  ])
  func `is at most two slips away, and fewer than half of its letters`(typed: String, meant: String?) {
    #expect(nearest(to: typed, among: Self.names) == meant)
  }

  @Test func `is the closest, and of equals the first`() {
    #expect(nearest(to: "title", among: ["tile", "title"]) == "title")
    #expect(nearest(to: "bake", among: ["cake", "lake"]) == "cake")
    #expect(nearest(to: "bake", among: []) == nil)
  }
}
