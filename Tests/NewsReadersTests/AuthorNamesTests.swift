import Testing

@testable import NewsReaders

@Suite struct AuthorNamesTests {
  @Test(arguments: [
    ("By Ada Moss", ["Ada Moss"]), ("BY ADA MOSS AND JON REED", ["ADA MOSS", "JON REED"]),
    ("Ada Moss, Jon Reed and Mia Lund", ["Ada Moss", "Jon Reed", "Mia Lund"]), ("Moss, Ada", ["Ada Moss"]),
    ("Von Ada Moss und Jon Reed", ["Ada Moss", "Jon Reed"]), ("Ada Moss, Political Editor", ["Ada Moss"]),
    ("ada@paper.example (Ada Moss)", ["Ada Moss"]), ("Ada Moss; Jon Reed", ["Ada Moss", "Jon Reed"]),
    ("Ada B. Moss", ["Ada B. Moss"]), ("Martin Luther King, Jr.", ["Martin Luther King, Jr."]),
  ])
  func `a byline is cut into people`(byline: String, expected: [String]) {
    #expect(AuthorNames.people(in: byline) == expected)
  }

  @Test(arguments: ["", "https://paper.example/ada", "ada@paper.example", "—", "By "])
  func `what names nobody gives nobody`(byline: String) {
    #expect(AuthorNames.people(in: byline).isEmpty)
  }
}
