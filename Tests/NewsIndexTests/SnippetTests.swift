import NewsModel
import Testing

@testable import NewsIndex

@Suite struct Sentencing {
  private func sentences(_ text: String, language: String? = nil) -> [String] {
    var text = text
    return text.withUTF8 { bytes in
      Sentences(of: bytes, in: 0..<bytes.count, language: language).ranges.map {
        String(decoding: bytes[$0], as: UTF8.self)
      }
    }
  }

  @Test(arguments: [
    ["The ferry sank.", "Nobody was hurt!", "Was it late?", "It was …", "So they say."],
    ["“We are fine.”", "He said so (twice).", "\"Really?\" she asked.", "He nodded."],
    ["The U.S. President met Mr. Lee, Sen. Ann Q. Ek and Dr. Moss.", "They spoke."],
    ["Prices rose by 3.5 percent.", "No. 5 of Art. 12 says so.", "It began at 5 p.m.", "The mayor came."],
    ["It is 24.", "They didn't.", "The SEC.", "Lt. Gen. Ek was there."],
    ["Visit example.org for more.", "In 2024.", "Then e.g. this one."],
    ["渡轮沉没了。", "没有人受伤！", "「是吗？」", "他说。"], ["غرقت العبارة.", "هل تأخرت؟", "نعم."],
    ["नौका डूब गई।", "सब ठीक हैं।"], ["Паром затонул.", "Это сообщил г. Иванов и им. Петров."],
  ])
  func `sentences end where they do, and not at abbreviations`(_ parts: [String]) {
    let isWide = parts[0].hasSuffix("。")
    #expect(sentences(parts.joined(separator: isWide ? "" : " ")) == parts)
  }

  @Test func `a number with a full stop is an ordinal where the language has such`() {
    let text = "Die Fähre sank am 3. Mai bei St. Gallen. Das sagte z.B. Herr Ek."
    #expect(
      sentences(text, language: "de-ch") == ["Die Fähre sank am 3. Mai bei St. Gallen.", "Das sagte z.B. Herr Ek."])
    #expect(sentences("They were 3. Mai was there.", language: "en").count == 2)
  }

  @Test func `a paragraph ends a sentence, a line's end does not`() {
    #expect(
      sentences("Ferry sinks\n\nThe ferry\nsank off the\r\nharbour\r\n\r\nNobody \t\n \nwas hurt") == [
        "Ferry sinks", "The ferry\nsank off the\r\nharbour", "Nobody", "was hurt",
      ])
  }
}

@Suite struct Passages {
  private static let filler = Array(repeating: "The committee met again and adjourned without a result.", count: 30)
    .joined(separator: " ")

  private func snippet(_ query: String, _ body: String, language: String? = "en") throws -> Snippet {
    let shop = try Workshop()
    try shop.add([
      ("a", [article("Headline", body, language: language)]),
      ("b", [article(nil, "The harbour and the committee of the day", language: language)]),
      ("c", [article(nil, "The harbour of the day", language: language)]),
    ])
    return try #require(try shop.hits(query).first { $0.key == "a" }?.snippet)
  }

  private func marked(_ snippet: Snippet) -> [String] {
    let scalars = Array(snippet.text.unicodeScalars)
    return snippet.highlights.map { String(String.UnicodeScalarView(scalars[$0])) }
  }

  @Test func `a passage begins and ends with a sentence`() throws {
    let found = try snippet("ferry", "\(Self.filler) At dawn the ferry sank. \(Self.filler)")
    #expect(found.text.hasPrefix("At dawn the ferry sank. The committee"))
    #expect(found.text.hasSuffix("without a result."))
    #expect((200...280).contains(found.text.count))
    #expect(marked(found) == ["ferry"])
  }

  @Test func `at the end of a text the sentences before fill the room`() throws {
    let found = try snippet("ferry", "\(Self.filler) At dawn the ferry sank.")
    #expect(found.text.hasPrefix("The committee met") && found.text.hasSuffix("the ferry sank."))
    #expect(found.text.count > 200)
  }

  @Test func `a paragraph's end is one of a sentence, too`() throws {
    let found = try snippet("ferry", "\(Self.filler)\n\nFerry sinks at dawn\n\n\(Self.filler)")
    #expect(found.text.hasPrefix("Ferry sinks at dawn The committee"))
  }

  @Test func `an endless sentence is cut at words`() throws {
    let words = (0..<400).map { "word\($0)" }.joined(separator: " ")
    let middle = try snippet("ferry", "\(words) ferry \(words).")
    #expect(middle.text.hasPrefix("… word") && middle.text.hasSuffix(" …"))
    #expect((200...290).contains(middle.text.count))
    #expect(marked(middle) == ["ferry"])
    let start = try snippet("ferry", "So the ferry \(words).")
    #expect(start.text.hasPrefix("So the ferry word0") && start.text.hasSuffix(" …"))
    let end = try snippet("ferry", "\(words) the ferry sank.")
    #expect(end.text.hasPrefix("… word") && end.text.hasSuffix("the ferry sank."))
    let long = try snippet("ferry", String(repeating: "e\u{301}", count: 5_000) + " ferry " + words)
    #expect(long.text.count < 300 && marked(long) == ["ferry"])
  }

  @Test func `the passage with most of the words is chosen, rare ones before common ones`() throws {
    let body = "The harbour harbour harbour. \(Self.filler) A pilot left. \(Self.filler) The pilot saw the harbour."
    #expect(try snippet("harbour pilot", body).text.hasSuffix("The pilot saw the harbour."))
    let apart = "The harbour is open. \(Self.filler) A pilot left for good."
    #expect(try snippet("harbour pilot", apart).text.hasSuffix("A pilot left for good."))
  }

  @Test func `phrases, prefixes and letters of scripts without spaces are marked`() throws {
    #expect(try marked(snippet("\"ferry sank\"", "The ferry stood. The ferry sank at noon.")) == ["ferry sank"])
    #expect(try marked(snippet("neg*", "They negotiate about negatives.")) == ["negotiate", "negatives"])
    #expect(try marked(snippet("港口", "停靠港口的船只每吨须缴纳。港口收费。", language: "zh")) == ["港口", "港口"])
    #expect(try marked(snippet("ceasefire", "The cease-fire holds, the ceasefire.")) == ["cease-fire", "ceasefire"])
  }

  @Test func `Chinese sentences are whole, too`() throws {
    let filler = String(repeating: "委员会再次开会没有结果。", count: 60)
    let found = try snippet("渡轮", "\(filler)清晨渡轮沉没了。\(filler)", language: "zh")
    #expect(found.text.hasPrefix("清晨渡轮沉没了。") && found.text.hasSuffix("没有结果。"))
    #expect((90...150).contains(found.text.unicodeScalars.count))
  }

  @Test func `what matches in the headline alone is shown with the text's beginning`() throws {
    let shop = try Workshop()
    try shop.add("a", article("Ferry sinks, ferry’s crew is safe", "First. " + Self.filler))
    let hit = try #require(try shop.hits("ferry").first)
    #expect(hit.snippet?.text.hasPrefix("First. The committee") == true)
    #expect(hit.snippet?.highlights == [])
    #expect(hit.titleHighlights.first == 0..<5 && hit.titleHighlights.count == 2)
    try shop.add("b", article("The Über ferry", ""))
    let bare = try #require(try shop.hits("über").first)
    #expect(bare.snippet?.text == "The Über ferry" && bare.titleHighlights == [4..<8])
  }

  @Test func `whatever a text is made of, a passage is short and its marks lie in it`() {
    let seed = UInt64.random(in: 1...UInt64.max)
    var random = Generator(state: seed)
    let pieces = [
      "ferry", "harbour", "Ferry,", "U.S.", "3.5", " ", " ", " ", ". ", "! ", "… ", "\n", "\n\n", "\r\n", "\u{0}",
      "\u{1B}",
      "港口", "。", "渡轮沉没", "ไทย", "é", "e\u{301}", "\u{301}", "👩‍👩‍👧", "\u{202E}", "\u{2029}", "“", "”", "(", "Mr. ", "word",
      String(repeating: "x", count: 300), String(repeating: "long ", count: 90),
    ]
    let concepts = [
      Concept(written: "ferry", forms: [.init(tokens: ["ferry"], articles: 3)], articles: 3),
      Concept(written: "a", forms: [.init(tokens: ["harbour", "ferry"], articles: 1)], articles: 1),
      Concept(written: "港口", forms: [.init(tokens: ["港", "口"], articles: 2)], articles: 2),
      Concept(written: "wo*", forms: [.init(tokens: ["wo"], isPrefix: true, articles: 2)], articles: 2),
    ]
    let maker = SnippetMaker(concepts, articles: 10, tokenizer: Tokenizer())
    for _ in 0..<2_000 {
      let body = (0..<Int.random(in: 0...40, using: &random)).map { _ in pieces.randomElement(using: &random)! }
        .joined()
      let snippet = maker.snippet(
        ofBody: body, title: "The ferry", language: ["en", "de", nil].randomElement(using: &random)!)
      let length = snippet.text.unicodeScalars.count
      #expect(length < 600, "seed \(seed)")
      var end = 0
      for mark in snippet.highlights {
        #expect(mark.lowerBound >= end && !mark.isEmpty && mark.upperBound <= length, "seed \(seed)")
        end = mark.upperBound
      }
      #expect(!snippet.text.unicodeScalars.contains { $0.value < 0x20 }, "seed \(seed)")
    }
  }

  @Test func `a text of megabytes has its passage`() throws {
    let shop = try Workshop()
    let long = String(repeating: "The committee met again, and the harbour was closed. ", count: 20_000)
    try shop.add("a", article("Title", long + "The ferry sank in the harbour."))
    let text = try shop.hits("ferry harbour").first?.snippet?.text ?? ""
    #expect(text.hasSuffix("The ferry sank in the harbour."))
  }
}
