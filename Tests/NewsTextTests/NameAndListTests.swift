import NewsModel
import NewsText
import Testing

@Suite struct Names {
  @Test(arguments: [
    "zelensky zelenskyy zelenskiy zelenskij zelenski", "klitschko klichko", "budanov budanow", "lukashenko lukaschenko",
    "gorbachev gorbatschow", "yanukovych yanukovich", "sergei sergey sergej", "khodorkovsky chodorkowski",
    "mohammed mohamed muhammad", "hezbollah hizbullah", "tchaikovsky chaikovsky", "djokovic dokovic", "qatar katar",
    "kharkiv charkiw", "navalny nawalny", "prigozhin prigoschin", "yeltsin jelzin", "brezhnev breschnew",
    "mahmoud mahmud", "dostoevsky dostoyevsky",
  ])
  func `transcriptions of one name share a key`(_ names: String) {
    let keys = Set(names.split(separator: " ").map { NameKey.key(for: String($0)) })
    #expect(keys.count == 1 && keys.first != .some(nil), "\(keys)")
  }

  @Test(arguments: [
    "gambia zambia", "mauritania mauritius", "slovakia slovenia", "niger nigeria", "austria australia",
    "hansen hanson jensen", "petersen peterson", "johnson johnston", "merkel markel", "meyer maier", "philips phillips",
    "clark clarke", "thomson thompson",
  ])
  func `names that are only near keep apart`(_ names: String) {
    let names = names.split(separator: " ").map(String.init)
    #expect(Set(names.map { NameKey.key(for: $0) ?? $0 }).count == names.count)
  }

  @Test func `short words and other scripts have no key`() {
    for word in ["ski", "iran", "київ", "1234567", "a"] { #expect(NameKey.key(for: word) == nil, "\(word)") }
  }
}

@Suite struct GrammarWords {
  @Test(arguments: [
    ("en", "The derby was cancelled because of fog"), ("de", "Die Häuser am Fluss wurden geräumt"),
    ("fr", "Le gouvernement a présenté son budget dans la nuit"), ("uk", "Вчора у місті його бачили, але не чули"),
    ("es", "El gobierno no ha dicho nada de los presos"),
  ])
  func `few words tell a language`(_ example: (String, String)) {
    #expect(StopWords.language(of: example.1.lowercased().split(separator: " ").map(String.init)) == example.0)
  }

  @Test func `names and numbers tell none`() {
    #expect(StopWords.language(of: ["paris", "berlin", "2024"]) == nil)
  }

  @Test func `each language has its own`() {
    #expect(StopWords.contains("us") && !StopWords.contains("said"))
    #expect(StopWords.contains("der", languages: ["de"]) && !StopWords.contains("der", languages: ["en"]))
  }
}

@Suite struct LightStems {
  @Test(arguments: [
    "uk уряд уряду урядів", "uk армія армії армій армією", "uk закон законів законом", "uk виборці виборців виборець",
    "uk Київ Києва Києві", "uk рік року", "uk санкції санкцій", "uk новий нова нового", "pl wojna wojny wojnie",
    "pl rzad rzadu rzadem", "cs vlada vlady", "bg правителство правителството",
  ])
  func `inflections of a word share its stem`(_ line: String) throws {
    let words = line.split(separator: " ").map { $0.lowercased() }
    let stemmer = try #require(Stemmer(words[0]))
    #expect(Set(words.dropFirst().map(stemmer.stem)).count == 1, "\(words.map(stemmer.stem))")
  }
}

@Suite struct AliasLists {
  @Test func `names that mean the same stand in one line`() throws {
    let text = "# towns\n\nKyiv = Kiev =Київ  # the capital\r\nWhite House = Maison Blanche\n"
    #expect(
      try Aliases(parsing: text, path: "a").sets == [["Kyiv", "Kiev", "Київ"], ["White House", "Maison Blanche"]])
    #expect(try Aliases(parsing: "", path: "a").sets.isEmpty)
  }

  @Test(arguments: [
    ("Kyiv\n", "there is only one name"), ("Kyiv = \n", "a name is missing beside ="),
    ("= Kyiv", "a name is missing beside ="),
    ("Kyiv = -- = Kiev", "a name is missing beside ="),
  ])
  func `a line that is no set is named`(_ example: (String, String)) {
    let failure = #expect(throws: Failure.self) { try Aliases(parsing: "# x\n" + example.0, path: "/a/list") }
    #expect(failure?.code == .badConfiguration)
    #expect(failure?.subject == "/a/list:2")
    #expect(failure?.cause == example.1)
    #expect(failure?.remedy == "write names that mean the same with = between them, or # before a remark")
  }
}
