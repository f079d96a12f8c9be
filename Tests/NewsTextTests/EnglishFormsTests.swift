import NewsText
import Testing

@Suite struct EnglishWordForms {
  private func areForms(_ a: String, _ b: String) throws -> Bool {
    let english = try #require(Stemmer("en"))
    let x = EnglishForms.canonical(a), y = EnglishForms.canonical(b)
    return english.stem(x) == english.stem(y) && EnglishForms.areForms(x, y)
  }

  @Test(arguments: [
    "women woman", "children child", "went go", "fought fight", "spokesmen spokesman", "stolen steal", "cities city",
    "negotiate negotiations", "negotiator negotiating", "demonstrate demonstrators", "evacuate evacuation",
    "elect election", "invest investment", "arrest arrested", "supply supplies", "crash crashes", "approve approval",
    "planned plan", "agree agreed", "lying lie", "possible possibly", "explosion explode", "occupation occupy",
    "responsibility responsible", "confident confidence", "national nation", "protesters protest",
  ])
  func `forms of one word are brought together`(_ pair: String) throws {
    let words = pair.split(separator: " ").map(String.init)
    #expect(try areForms(words[0], words[1]))
    #expect(try areForms(words[1], words[0]))
  }

  @Test(arguments: [
    "university universe", "news new", "important imported", "international internal", "animated animals",
    "policy police", "arms army", "arms arm", "general generate", "organ organization", "customs custom",
    "authority author", "secretary secret", "factory factor", "party part", "communism community", "ministry minister",
    "department depart", "moral morale", "united unit", "officer office", "engine engineering",
  ])
  func `words that only share a stem keep apart`(_ pair: String) throws {
    let words = pair.split(separator: " ").map(String.init)
    #expect(try !areForms(words[0], words[1]))
    #expect(try !areForms(words[1], words[0]))
  }

  @Test(arguments: [
    "organisations organization", "realise realize", "privatisation privatization", "paralysed paralyzed",
    "colour color", "neighbourhood neighborhood", "favourite favorite", "theatre theater", "kilometres kilometers",
    "defence defense", "licence license", "catalogue catalog", "dialogue dialog", "cancelled canceled",
    "fuelled fueled", "programme program", "grey gray", "tyres tires", "judgement judgment", "manoeuvre maneuver",
    "anaesthetic anesthetic", "sceptical skeptical", "criticise criticize", "ageing aging", "fulfil fulfill",
  ])
  func `British and American spellings are one word`(_ pair: String) throws {
    let words = pair.split(separator: " ").map(String.init)
    #expect(try areForms(words[0], words[1]))
  }

  @Test(arguments: ["advertise", "surprise", "revised", "exercise", "promise", "four", "hour", "acre", "genre", "wise"])
  func `words that both write alike stay as they are`(_ word: String) {
    #expect(EnglishForms.canonical(word) == word)
  }
}
