import NewsIndex
import NewsModel
import NewsQuery
import Testing

@Suite struct `Words in capitals` {
  private func shop() throws -> Workshop {
    let shop = try Workshop()
    try shop.add([
      ("dots", [article(nil, "A U.S. carrier left the gulf.")]), ("plain", [article(nil, "The US Senate voted.")]),
      ("pronoun", [article(nil, "The fishermen told us of the nets.")]),
      ("line", [article("THEY TOLD US THE NETS WERE CUT", "Nothing more was said.")]),
      ("headline", [article("US lifts tariff", "The duty on steel ends.")]),
    ])
    return shop
  }

  @Test(arguments: ["US", "U.S.", "U.S"])
  func `a word of grammar in capitals is the acronym alone`(query: String) throws {
    #expect(try Set(shop().keys(query)) == ["dots", "plain", "headline"])
  }

  @Test func `in small letters it is the word`() throws {
    #expect(try Set(shop().keys("us")) == ["pronoun", "plain", "line", "headline"])
    #expect(try Set(shop().keys("\"us\"")) == ["pronoun", "plain", "line", "headline"])
  }

  @Test func `a query all in capitals means no acronyms`() throws {
    #expect(try shop().keys("TOLD US FISHERMEN") == ["pronoun"])
    #expect(try shop().keys("told US") == [])
  }

  @Test func `the exact case of an acronym counts`() throws {
    let shop = try Workshop()
    try shop.add([
      ("small", [article(nil, "Who can aid whom, asked the nurses of the who choir.")]),
      ("aid", [article(nil, "The aid came late to the nurses.")]),
      ("capitals", [article(nil, "The AID came late to nurses.")]),
    ])
    #expect(try shop.keys("AID").first == "capitals")
    #expect(try Set(shop.keys("aid")) == Set(shop.keys("AID")))
    #expect(try shop.keys("WHO") == [])
  }

  @Test(arguments: [
    ("The G.O.P. won", "ᴬGOP"), ("E.U. and UN, the EU", "ᴬEU ᴬUN ᴬEU"), ("J. R. Smith met Ann", nil), ("I. am", nil),
    ("US\nSENATE\nVOTES", "ᴬUS ᴬSENATE ᴬVOTES"), ("UN TALKS IN GENEVA fail", nil), ("the OPCWXYZ lab", nil),
    ("NATO's U.N.-led", "ᴬNATO ᴬUN"),
  ])
  func `what is taken for an acronym`(text: String, acronyms: String?) throws {
    let shop = try Workshop()
    try shop.add("one", article(nil, text))
    #expect(try shop.first("SELECT acronyms FROM text") == acronyms)
  }
}
