import NewsIndex
import NewsModel
import NewsQuery
import NewsText
import Testing

/// What a word finds on a real index.
@Suite struct WordForms {
  /// Whether the query finds an article with this text.
  private func finds(_ query: String, _ text: String, language: String? = "en") throws -> Bool {
    let workshop = try Workshop()
    try workshop.add("a.txt", article(nil, text, language: language))
    return try workshop.keys(query) == ["a.txt"]
  }

  @Test(arguments: [
    ("organisation", "Two organizations met."), ("woman", "Two women met."), ("Tromso", "A trawler from Tromsø sank."),
    ("Tromsø", "A trawler from Tromso sank."), ("Mueller", "Frau Müller sprach."), ("Müller", "Frau Mueller sprach."),
    ("Aarhus", "A ship from Århus sank."), ("strasse", "Die Straße ist zu."), ("flood", "A ﬂood came."),
    ("ﬂood", "A flood came."), ("EU", "日本とＥＵは"), ("1984", "この橋は１９８４年に"), ("ロシア", "政府はﾛｼｱ産の"),
    ("ministries", "A min\u{AD}is\u{AD}try said so."), ("mini\u{AD}stry", "A ministry said so."),
    ("1000", "The walk of 1,000 steps."), ("1,000", "The walk of 1000 steps."), ("1 000", "The walk of 1000 steps."),
    ("1000", "The walk of 1’000 steps."), ("walk out", "The walkout went on."), ("walkout", "They walk out today."),
    ("ceasefire", "Several cease-fires failed."), ("MH17", "Flight MH 17 fell."), ("MH 17", "Flight MH17 fell."),
    ("Quran", "They read the Qur'an."), ("Zelensky", "We met Zelenskiy."), ("السلام", "حديث عن السَّلام اليوم"),
  ])
  func `a word is found however it is written`(_ example: (String, String)) throws {
    #expect(try finds(example.0, example.1))
  }

  @Test(arguments: [
    ("university", "The universe is old."), ("poet", "A pot of tea."), ("pot", "The poet sang."),
    ("1000", "About 100 came."),
    ("Hansen", "We met Hanson."), ("cease", "The firing went on."), ("\"women\"", "A woman came."),
    ("information", "Planes in formation flew, and much on forms."),
  ])
  func `a word finds no other word`(_ example: (String, String)) throws {
    #expect(try !finds(example.0, example.1))
  }

  @Test func `forms say in which languages' articles they count`() throws {
    let workshop = try Workshop()
    try workshop.add(
      "a", article(nil, "The cook met two cooks.", key: "en"),
      article(nil, "Un cookie, le cook.", key: "fr", language: "fr"))
    let result = try workshop.reader().search(SearchRequest(query: try Query(parsing: "cooks")))
    let forms = try #require(result.concepts.first).forms
    #expect(forms.first { $0.tokens == ["cooks"] }?.languages == nil)
    #expect(forms.first { $0.tokens == ["cook"] }?.languages != nil)
  }

  @Test func `two spellings that stand in one article are two names`() throws {
    let workshop = try Workshop()
    try workshop.add("a", article(nil, "Budanov left.", key: "v"), article(nil, "Budanow came.", key: "w"))
    #expect(try Set(workshop.keys("Budanov")) == ["v", "w"])
    try workshop.add("b", article(nil, "Budanov and Budanow are two men.", key: "both"))
    #expect(try Set(workshop.keys("Budanov")) == ["v", "both"])
  }

  @Test func `a user's aliases find each other with their inflections`() throws {
    let workshop = try Workshop()
    try workshop.add(
      "a", article(nil, "They left Kiev.", key: "kiev"),
      article(nil, "La Maison Blanche se tait.", key: "mb", language: "fr"),
      article(nil, "Мер Києва мовчить.", key: "uk", language: "uk"))
    let reader = try workshop.reader()
    func keys(_ query: String) throws -> Set<String> {
      Set(try reader.search(SearchRequest(query: try Query(parsing: query))).hits.map(\.key))
    }
    #expect(try keys("kyiv") == [])
    reader.aliases = try Aliases(parsing: "Kyiv = Kiev = Київ\nWhite House = Maison Blanche", path: "aliases")
    #expect(try keys("KYIV") == ["kiev", "uk"])
    #expect(try keys("white house") == ["mb"])
    #expect(try keys("house") == [])
    #expect(try keys("\"kyiv\"") == [])
  }
}
