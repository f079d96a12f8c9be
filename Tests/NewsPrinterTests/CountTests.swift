import NewsModel
import NewsPrinter
import Testing

@Suite struct `Counts by value` {
  private let counts = [
    FacetCount(value: "Lowland Courier", count: 120), FacetCount(value: "港口日报", count: 30),
    FacetCount(value: "a \u{1B}[31m, \"b\"", count: 1), FacetCount(value: nil, count: 400),
  ]

  private func written(
    _ format: CountPrinter.Format, width: Int = 40, usesColor: Bool = false, facet: Facet = .source
  ) throws -> String {
    let terminal = Terminal(isTerminal: true, width: width, usesColor: usesColor)
    return try Examples.written { try CountPrinter(facet, format: format, terminal: terminal).write(counts, to: $0) }
  }

  @Test func `bars are as long as the terminal is wide`() throws {
    #expect(
      try written(.text) == """
        Lowland Courier  120 ███████████████████
        港口日报          30 ████▊
        a \u{FFFD}[31m, "b"       1 ▏
        (unknown)        400

        """)
    #expect(try written(.text, facet: .week).contains("undated"))
  }

  @Test(arguments: [20, 23, 31, 80, 200])
  func `no line is wider than the terminal`(width: Int) throws {
    let lines = try written(.text, width: width).split(separator: "\n")
    #expect(lines.map { CellWidth.of(String($0)) }.max() == width)
  }

  @Test func `colours are for bars`() throws {
    #expect(Examples.seen(try written(.text, usesColor: true)).contains("120 ␛[36m████"))
  }

  @Test func `programs get values and numbers`() throws {
    #expect(
      try written(.jsonl) == """
        {"source":"Lowland Courier","count":120}
        {"source":"港口日报","count":30}
        {"source":"a \\u001b[31m, \\"b\\"","count":1}
        {"source":null,"count":400}

        """)
    #expect(try written(.json).hasPrefix("[\n{\"source\":\"Lowland Courier\",\"count\":120},\n"))
    #expect(
      try Examples.written {
        try CountPrinter(.day, format: .json, terminal: Terminal(isTerminal: false)).write([], to: $0)
      } == "[]\n")
    #expect(
      try written(.csv, facet: .day) == """
        day,count
        Lowland Courier,120
        港口日报,30
        "a \\x1b[31m, ""b""\",1
        ,400

        """)
  }
}
