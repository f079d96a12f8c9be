import NewsModel
import NewsPrinter
import Testing

@Suite struct `Hits for people` {
  @Test func `at 80 columns without colours`() throws {
    #expect(
      try Examples.written(.text, Terminal(isTerminal: true, width: 80)) == """
        Harbour tolls to rise in spring
        Lowland Courier · 2025-02-12 19:04 · /inbox/a.html · id 21070000001
        … ships that call at the harbour will pay a toll of nine crowns for each tonne,
        the port said, and the toll falls due at the lock …

        The ferry sails again, "rain or shine", from Monday …
        Island Post · 2024-11 (from the text) · /inbox/notes/ferry.txt · id 2
        The ferry sails again, "rain or shine", from Monday

        港口收费将于春季上涨
        undated · /inbox/港口.txt · id 3
        停靠港口的船只每吨须缴纳九克朗，港务局周三表示。费用须在通过船闸时缴清 🌾 e\u{301}te\u{301}

        """)
  }

  @Test func `at 40 columns with colours`() throws {
    let text = try Examples.written(.text, Terminal(isTerminal: true, width: 40, usesColor: true))
    #expect(
      Examples.seen(text) == """
        ␛[1mHarbour tolls to rise in spring␛[0m
        ␛[2mLowland Courier · 2025-02-12 19:04␛[0m
        ␛[2m/inbox/a.html · id 21070000001␛[0m
        … ships that call at the ␛[1;33mharbour␛[0m will
        pay a ␛[1;33mtoll␛[0m of nine crowns for each
        tonne, the port said, and the ␛[1;33mtoll␛[0m falls
        due at the lock …

        ␛[1mThe ferry sails again, "rain or shine",␛[0m
        ␛[1mfrom Monday …␛[0m
        ␛[2mIsland Post · 2024-11 (from the text)␛[0m
        ␛[2m/inbox/notes/ferry.txt · id 2␛[0m
        The ␛[1;33mferry␛[0m sails again, "rain or shine",
        from Monday

        ␛[1m港口收费将于春季上涨␛[0m
        ␛[2mundated · /inbox/港口.txt · id 3␛[0m
        停靠␛[1;33m港口␛[0m的船只每吨须缴纳九克朗，港务局周
        三表示。费用须在通过船闸时缴清 🌾 e\u{301}te\u{301}

        """)
  }

  @Test func `what is missing is told, what was found stands out in the headline`() throws {
    var hit = Hit(id: 1, key: "k", rank: 1, score: 1, title: "The tolls of the 港口", path: "p")
    hit.titleHighlights = [4..<9, 17..<19]
    hit.missing = ["harbour", "\"nine crowns\"", "a\u{1B}b"]
    #expect(
      try Examples.written([hit], .text, Terminal(isTerminal: true, width: 80)) == """
        The tolls of the 港口
        undated · p · id 1
        without: harbour, "nine crowns", a\u{FFFD}b

        """)
    #expect(
      Examples.seen(try Examples.written([hit], .text, Terminal(isTerminal: true, width: 30, usesColor: true))) == """
        ␛[1mThe ␛[0m␛[1;33mtolls␛[0m␛[1m of the ␛[0m␛[1;33m港口␛[0m
        ␛[2mundated · p · id 1␛[0m
        ␛[33mwithout: harbour, "nine␛[0m
        ␛[33mcrowns", a\u{FFFD}b␛[0m

        """)
  }

  @Test(arguments: [20, 21, 27, 33, 40, 80, 200])
  func `no line of a passage or headline is wider than the terminal`(width: Int) throws {
    let text = try Examples.written(.text, Terminal(isTerminal: true, width: width))
    for line in text.split(separator: "\n") where !line.contains("/inbox/") {
      #expect(CellWidth.of(String(line)) <= width, "\(line)")
    }
  }

  @Test func `wrapping loses nothing but spaces`() throws {
    let text = try Examples.written([Examples.wide], .text, Terminal(isTerminal: true, width: 20))
    let passage = text.split(separator: "\n").dropFirst(4).joined()
    #expect(passage.filter { $0 != " " } == Examples.wide.snippet!.text.filter { $0 != " " })
  }

  @Test func `a word longer than the line is cut, its marks stay with their letters`() throws {
    let hit = Hit(
      id: 1, key: "k", rank: 1, score: 1, title: "t", path: "p",
      snippet: Snippet(text: String(repeating: "e\u{301}", count: 45), highlights: []))
    let lines = try Examples.written([hit], .text, Terminal(isTerminal: true, width: 20)).split(separator: "\n")
    #expect(lines.dropFirst(2).map(\.count) == [20, 20, 5])
    #expect(lines.dropFirst(2).allSatisfy { $0.unicodeScalars.first == "e" })
  }

  @Test func `a highlight that goes on over a line's end is closed and opened again`() throws {
    let hit = Hit(
      id: 1, key: "k", rank: 1, score: 1, title: "t", path: "p",
      snippet: Snippet(text: "a cease fire of forty days", highlights: [2..<26]))
    let text = try Examples.written([hit], .text, Terminal(isTerminal: true, width: 20, usesColor: true))
    #expect(Examples.seen(text).hasSuffix("a ␛[1;33mcease fire of␛[0m\n␛[1;33mforty days␛[0m\n"))
  }

  @Test func `whatever an article holds, the terminal gets no control characters`() throws {
    let hit = Hit(
      id: 1, key: "k", rank: 1, score: 1, title: "red \u{1B}[31m\u{9B}31m alert\u{202E}\nnext", source: "S\u{7}\u{7F}",
      path: "/in\u{1B}]0;x\u{7}/a\nb",
      snippet: Snippet(text: "one\u{1B}[2Jtwo \u{200B}three", highlights: [0..<3, 12..<17]))
    let text = try Examples.written([hit], .text, Terminal(isTerminal: true, width: 80))
    #expect(
      text == """
        red \u{FFFD}[31m\u{FFFD}31m alert next
        S\u{FFFD}\u{FFFD} · undated · /in\\x1b]0;x\\x07/a\\nb · id 1
        one\u{FFFD}[2Jtwo three

        """)
    let colored = try Examples.written([hit], .text, Terminal(isTerminal: true, width: 80, usesColor: true))
    #expect(Examples.seen(colored).hasSuffix("␛[1;33mone␛[0m\u{FFFD}[2Jtwo ␛[1;33mthree␛[0m\n"))
  }

  @Test func `without headline and passage it says so`() throws {
    let hit = Hit(id: 9, key: "k", rank: 1, score: 1, title: " ", path: "p")
    #expect(try Examples.written([hit], .text) == "(untitled)\nundated · p · id 9\n")
  }

  @Test(arguments: [
    (PublishedDate.Precision.year, PublishedDate.Origin.record, "2025"),
    (.month, .sidecar, "2025-02"),
    (.day, .meta, "2025-02-12"),
    (.minute, .time, "2025-02-12 19:04"),
    (.day, .url, "2025-02-12 (from the address)"),
    (.day, .file, "2025-02-12 (from the file's name)"),
    (.minute, .text, "2025-02-12 19:04 (from the text)"),
  ])
  func `dates are shown at their precision, conclusions with their origin`(
    precision: PublishedDate.Precision, origin: PublishedDate.Origin, shown: String
  ) throws {
    let date = PublishedDate(
      day: CivilDay(year: 2025, month: 2, day: 12)!, secondOfDay: 68_645, offset: -480, precision: precision,
      origin: origin)
    let hit = Hit(id: 9, key: "k", rank: 1, score: 1, title: "t", published: date, path: "p")
    #expect(try Examples.written([hit], .text) == "t\n\(shown) · p · id 9\n")
  }
}
