import NewsText
import Testing

@Suite struct Stems {
  @Test func `inflections of a word share its stem`() throws {
    let english = try #require(Stemmer("en"))
    #expect(Set(["release", "released", "releases", "releasing"].map(english.stem)).count == 1)
    let german = try #require(Stemmer("de"))
    #expect(german.stem("hauser") == german.stem("haus"))
  }

  @Test func `every language that is listed has its algorithm`() {
    for code in Stemmer.codes { #expect(Stemmer(code) != nil, "\(code)") }
  }

  @Test func `regions and written forms lead to the language's algorithm`() {
    #expect(Stemmer.code(for: "pt-BR") == "pt")
    #expect(Stemmer.code(for: "nb") == "no")
    #expect(Stemmer.code(for: "zh") == nil)
  }

  @Test func `a token without end is left as it is`() throws {
    let long = String(repeating: "a", count: 10_000)
    #expect(try #require(Stemmer("en")).stem(long) == long)
  }
}

@Suite struct ScriptsWithoutSpaces {
  @Test func `letters are set apart and marks stay where they are`() {
    #expect(SpacelessScript.segmented("停戦 EU") == "\u{200B}停\u{200B}戦\u{200B} EU")
    #expect(SpacelessScript.segmented("ที่") == "\u{200B}ที่")
  }

  @Test func `a text of other scripts has no second text`() {
    #expect(SpacelessScript.segmented("Waffenruhe — перемирие هدنة") == nil)
  }

  @Test func `without the separators the text is what it was`() throws {
    let text = "東京で5日、G7の会議が開かれた。"
    let segmented = try #require(SpacelessScript.segmented(text))
    #expect(
      String(String.UnicodeScalarView(segmented.unicodeScalars.filter { $0 != SpacelessScript.separator })) == text)
  }
}
