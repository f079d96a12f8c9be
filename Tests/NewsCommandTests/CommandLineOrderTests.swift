import Testing

@testable import NewsCommand

@Suite struct CommandLineOrderTests {
  private func arranged(_ words: String...) -> [String] {
    CommandLineOrder.arranged(words, verbs: ["search", "show", "index"])
  }

  @Test func `words without a verb are searched for`() {
    #expect(arranged("ceasefire", "Vatican") == ["search", "ceasefire", "Vatican"])
    #expect(arranged("search", "ceasefire") == ["search", "ceasefire"])
    #expect(arranged() == [])
  }

  @Test func `global options may stand before the verb`() {
    #expect(arranged("--db", "a.db", "index", "news") == ["index", "--db", "a.db", "news"])
    #expect(arranged("--config=a.toml", "ferry") == ["search", "--config=a.toml", "ferry"])
    #expect(arranged("--db", "a.db", "help", "index") == ["help", "index"])
  }

  @Test func `in a search a word with a dash is a word to leave out`() {
    let words = arranged("ferry", "-sport", "-n", "5", "-n5", "--limit", "5")
    #expect(words == ["search", "ferry", "\u{1}-sport", "-n", "5", "-n5", "--limit", "5"])
    #expect(CommandLineOrder.unshielded(words[2]) == "-sport")
    #expect(CommandLineOrder.unshielded("sport") == "sport")
  }

  @Test func `a verb's own words stay as they are`() {
    #expect(arranged("show", "-5") == ["show", "-5"])
  }
}
