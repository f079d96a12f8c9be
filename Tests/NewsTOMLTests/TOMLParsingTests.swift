import NewsTOML
import Testing

@Suite struct TOMLParsingTests {
  func failure(_ text: String) -> TOMLError? {
    #expect(throws: TOMLError.self) { try TOMLTable.parse(text) }
  }

  @Test(arguments: [
    ("\"a\\tb\"", TOMLValue.string("a\tb")),
    ("'\\'", .string("\\")),
    ("\"\"\"\n\"quoted\"\"\"\"", .string("\"quoted\"")),
    ("\"a\\u0000b\"", .string("a\0b")),
    ("'שלום 😀'", .string("שלום 😀")),
    ("''", .string("")),
    ("14", .integer(14)),
    ("14.0", .number(14)),
    ("0xFF", .integer(255)),
    ("0b101", .integer(5)),
    ("-9_223_372_036_854_775_808", .integer(.min)),
    ("9_223_372_036_854_775_807", .integer(.max)),
    ("6.626e-34", .number(6.626e-34)),
    ("-inf", .number(-.infinity)),
    ("true", .bool(true)),
    ("2024-09-08", .time("2024-09-08")),
    ("07:32:00", .time("07:32:00")),
    ("2024-09-08T07:32:00", .time("2024-09-08T07:32:00")),
    ("2024-09-08 07:32:00.25Z", .time("2024-09-08T07:32:00.25Z")),
    ("2024-09-08T07:32:00-05:30", .time("2024-09-08T07:32:00-05:30")),
    ("[]", .array([])),
    ("[1, 2.0, [\"x\"],]", .array([.integer(1), .number(2), .array([.string("x")])])),
  ])
  func `each kind of value`(written: String, value: TOMLValue) throws {
    #expect(try TOMLTable.parse("key = \(written)\n")["key"] == value)
  }

  @Test func `what is no number is one of its kind`() throws {
    #expect(try TOMLTable.parse("a = nan")["a"]?.doubleValue?.isNaN == true)
  }

  @Test func `tables by header, by dotted keys, inline and in arrays`() throws {
    let table = try TOMLTable.parse(
      """
      z.a = 1 # a comment
      [b."c d"]
      e = {f.g = true}
      [[h]]
      i = 1
      [[h]]
      """)
    #expect(table.members.map(\.key) == ["b", "h", "z"])
    #expect(table["z"]?.tableValue?["a"]?.integerValue == 1)
    let inner = table["b"]?.tableValue?["c d"]?.tableValue?["e"]?.tableValue
    #expect(inner?["f"]?.tableValue?["g"] == .bool(true))
    #expect(table["h"]?.arrayValue?.compactMap { $0.tableValue?.members.count } == [1, 0])
  }

  @Test func `an integer is a number as well, but no number is an integer`() {
    #expect(TOMLValue.integer(14).doubleValue == 14)
    #expect(TOMLValue.number(14).integerValue == nil)
  }

  @Test(arguments: ["", "\u{FEFF}", "\n\r\n", "# nothing"])
  func `a document without keys is an empty table`(text: String) throws {
    #expect(try TOMLTable.parse(text).members.isEmpty)
  }

  @Test func `an error has its line, its column and the library's words`() {
    let error = failure("poll = 5\nsettle 3\n")
    #expect(error?.line == 2)
    #expect(error?.column == 8)
    #expect(error?.description.hasPrefix("Error while parsing key-value pair: ") == true)
  }

  @Test func `a key that is given twice is refused`() {
    #expect(failure("a = 1\na = 2")?.line == 2)
  }

  @Test func `a NUL does not end a document`() {
    #expect(failure("a = 1\n\0b = 2")?.line == 2)
  }

  @Test(arguments: [
    String(repeating: "[", count: 100_000), "[" + String(repeating: "{a=[", count: 100_000),
  ])
  func `brackets nested without end are refused`(value: String) {
    #expect(failure("a = \(value)")?.description.contains("256") == true)
  }
}
