import NewsJSON
import NewsModel
import NewsPrinter
import Testing

@Suite struct `Tables and failures` {
  static func table() -> Table {
    var table = Table(columns: "name", "articles", "last_seen")
    table.add([.string("港口.txt"), .integer(7), .string("2025-02-12")])
    table.add([.string("a\u{1B}"), .integer(1_200), .null])
    return table
  }

  @Test func `columns are aligned by what is seen, numbers to the right`() {
    #expect(
      Self.table().text(terminal: Terminal(isTerminal: false)) == """
        name      articles  last seen
        港口.txt         7  2025-02-12
        a\\x1b         1200  -

        """)
    #expect(
      Self.table().text(terminal: Terminal(isTerminal: false), showsHeadings: false) == """
        港口.txt     7  2025-02-12
        a\\x1b     1200  -

        """)
  }

  @Test func `headings are dim where there are colours`() {
    let text = Self.table().text(terminal: Terminal(isTerminal: true, usesColor: true))
    #expect(Examples.seen(text).hasPrefix("␛[2mname      articles  last seen␛[0m\n港口.txt"))
  }

  @Test func `each row is an object`() {
    #expect(
      Self.table().jsonLines() == """
        {"name":"港口.txt","articles":7,"last_seen":"2025-02-12"}
        {"name":"a\\u001b","articles":1200,"last_seen":null}

        """)
  }

  @Test func `without rows there is nothing`() {
    let table = Table(columns: "name")
    #expect(table.isEmpty)
    #expect(table.text(terminal: Terminal(isTerminal: false)) == "")
    #expect(table.jsonLines() == "")
  }

  @Test func `names and their values`() {
    var table = KeyValueTable()
    table.add("database", text: "/db\n")
    table.add("articles", count: 12)
    table.add("last_change", text: nil)
    table.add("is_sound", .bool(true))
    table.add("words", .array([.string("a"), .string("b")]))
    #expect(
      table.text(terminal: Terminal(isTerminal: false)) == """
        database: /db\\n
        articles: 12
        is sound: yes
        words:    a, b

        """)
    #expect(
      table.jsonLine()
        == #"{"database":"/db\n","articles":12,"last_change":null,"is_sound":true,"words":["a","b"]}"# + "\n")
  }

  @Test func `a failure is one line that cannot be mistaken`() {
    let failure = Failure(.notJSON, subject: "in\nbox/\u{1B}a.json", cause: "not JSON", remedy: "fix it")
    #expect(FailurePrinter.line(failure, program: "newsq") == "newsq: in\\nbox/\\x1ba.json: not JSON (fix it)\n")
    #expect(FailurePrinter.members(failure).map(\.0) == ["code", "subject", "cause", "remedy"])
    #expect(FailurePrinter.members(failure)[0].1 == .string("not-json"))
  }
}
