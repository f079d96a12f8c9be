import NewsText
import Testing

@Suite struct Letters {
  @Test(arguments: [
    ("tromsø", "tromso"), ("łodz", "lodz"), ("đokovic", "dokovic"), ("þor", "thor"), ("igdır", "igdir"),
    ("encyclopædia", "encyclopaedia"), ("œuvre", "oeuvre"), ("straße", "strasse"), ("ﬂood", "flood"),
    ("eﬀort", "effort"), ("oﬃce", "office"), ("ｅｕ", "eu"), ("１９８４", "1984"), ("m²", "m2"), ("ⅳ", "iv"), ("٣", "3"),
    ("السَّلام", "السلام"), ("أحمد", "احمد"), ("ایران", "ايران"), ("مدرسة", "مدرسه"), ("שָׁלוֹם", "שלום"), ("ёлка", "елка"),
    ("κυβέρνηση", "κυβερνηση"), ("ﾛｼｱ", "ロシア"), ("ｶﾞ", "ガ"), ("пʼять", "пять"), ("\u{438}\u{306}", "й"),
  ])
  func `letters that the tokenizer leaves have a plain form`(_ pair: (String, String)) {
    #expect(PlainLetters.plain(pair.0) == pair.1)
  }

  @Test(arguments: ["flood", "muller", "новий", "їжак", "停", "ロ", "العالم"])
  func `plain words have none`(_ word: String) {
    #expect(PlainLetters.plain(word) == nil)
  }

  @Test func `dots of letters are spelled out as keyboards without them do`() {
    #expect(SpelledOutLetters.spelledOut("Müller") == "Mueller")
    #expect(SpelledOutLetters.spelledOut("Größe") == "Groesse")
    #expect(SpelledOutLetters.spelledOut("Mu\u{308}ller") == "Mueller")
    #expect(SpelledOutLetters.spelledOut("poet") == nil)
  }

  @Test func `characters that nobody sees vanish from words`() {
    #expect(InvisibleCharacters.removed(from: "min\u{AD}is\u{AD}try") == "ministry")
    #expect(InvisibleCharacters.removed(from: "cease-fire") == "cease-fire")
  }

  @Test func `numbers have groups of three digits`() {
    #expect(NumberGroups.split("1000") == ["1", "000"])
    #expect(NumberGroups.split("1234567") == ["1", "234", "567"])
    #expect(NumberGroups.split("100") == nil)
    #expect(NumberGroups.split("0123") == nil)
    #expect(NumberGroups.joined(["1", "000"]) == "1000")
    #expect(NumberGroups.joined(["1", "00"]) == nil)
    #expect(NumberGroups.joined(["2023", "24"]) == nil)
  }
}
