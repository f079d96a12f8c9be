import NewsReaders
import Testing

@Suite struct LanguageDetectorTests {
  @Test(arguments: [
    ("en", "The harbour authority said on Tuesday that the old lighthouse would be moved forty metres inland."),
    ("de", "Die Hafenbehörde teilte am Dienstag mit, dass der alte Leuchtturm vierzig Meter ins Land versetzt wird."),
    ("fr", "Les autorités du port ont annoncé mardi que le vieux phare serait déplacé de quarante mètres."),
    ("ru", "Власти порта сообщили во вторник, что старый маяк будет перенесён на сорок метров вглубь суши."),
  ])
  func `a sentence tells its language`(code: String, text: String) {
    #expect(LanguageDetector.language(of: text) == code)
  }

  @Test func `a few words tell nothing`() {
    #expect(LanguageDetector.language(of: "Tower closed") == nil)
    #expect(LanguageDetector.language(of: "") == nil)
    #expect(LanguageDetector.language(of: String(repeating: "1 2 3 - ", count: 100)) == nil)
  }

  @Test func `only the beginning counts, and is cut between characters`() {
    let english = "The harbour authority said on Tuesday that the old lighthouse would be moved inland. "
    for shift in 0..<4 {
      let text =
        String(repeating: "x", count: shift) + " " + String(repeating: english, count: 11)
        + String(repeating: "маяк ", count: 5_000)
      #expect(LanguageDetector.language(of: text) == "en")
    }
  }

  @Test(arguments: [
    (
      "fr",
      "« The boat that was late », disait le panneau; les passagers du bac attendaient pourtant depuis une heure et personne ne savait dire pourquoi la navette ne partait toujours pas vers les îles."
    ),
    (
      "nl",
      "De veerboot vertrekt om negen uur, that is the plan, and with a bit of luck komt hij ook aan; de burgemeester wist van niets en de haven bleef gesloten tot in de ochtend voor alle schepen."
    ),
  ])
  func `a text of another language that quotes English is what it is`(code: String, text: String) {
    #expect(LanguageDetector.language(of: text) == code)
  }
}
