import NewsJSON
import Testing

@Suite struct JSONParsingTests {
  func parse(_ text: String) throws -> JSONValue {
    try JSONValue.parse(Array(text.utf8))
  }

  @Test func `an object keeps the order of its keys`() throws {
    let value = try parse(#"{"b": 1, "a": [true, null, 2.5], "c": "ü"}"#)
    #expect(value.objectValue?.members.map(\.key) == ["b", "a", "c"])
    #expect(value["a"]?.arrayValue == [true, nil, 2.5])
    #expect(value["c"]?.stringValue == "ü")
  }

  @Test func `the last of two values of a key wins`() throws {
    #expect(try parse(#"{"a": 1, "a": 2}"#)["a"] == 2)
  }

  @Test func `an integer beyond 64 bits is given as its digits`() throws {
    let value = try parse(#"{"id": 123456789012345678901234567890, "n": 5}"#)
    #expect(value["id"]?.stringValue == "123456789012345678901234567890")
    #expect(value["n"]?.integerValue == 5)
  }

  @Test func `a number beyond a double's range does not make a file unreadable`() throws {
    #expect(try parse("[1e999, 2]") == ["1e999", 2])
  }

  @Test func `NaN as Python writes it is null`() throws {
    #expect(try parse(#"{"a": NaN, "b": -Infinity, "NaN": "NaN"}"#) == ["a": nil, "b": nil, "NaN": "NaN"])
  }

  @Test func `an escaped NUL in a string is not fatal`() throws {
    #expect(try parse(#"["a\u0000b"]"#) == ["a\u{0}b"])
  }

  @Test func `half a surrogate pair becomes the replacement character`() throws {
    #expect(try parse(#"["\ud83d", "\ud83d\ude00", "\\ud83d"]"#) == ["\u{FFFD}", "😀", #"\ud83d"#])
  }

  @Test func `a byte order mark is skipped`() throws {
    #expect(try JSONValue.parse([0xEF, 0xBB, 0xBF] + Array("[1]".utf8)) == [1])
  }

  @Test func `broken UTF-8 is an error with its line`() {
    let error = #expect(throws: JSONError.self) {
      try JSONValue.parse(Array("[1,\n\"a".utf8) + [0xFF] + Array("\"]".utf8))
    }
    #expect(error?.line == 2)
    #expect(error?.text.contains("0xff") == true)
  }

  @Test func `a syntax error names line and column`() {
    let error = #expect(throws: JSONError.self) { try parse("{\"a\": 1,\n \"b\" 2}") }
    #expect(error == JSONError(line: 2, column: 6, text: "':' expected near '2'"))
    #expect(error?.description == "line 2, column 6: ':' expected near '2'")
  }

  @Test func `nothing is no JSON`() {
    #expect(throws: JSONError.self) { try parse("") }
    #expect(throws: JSONError.self) { try parse("  \n") }
  }

  @Test func `a message quotes no control characters of the file`() {
    let error = #expect(throws: JSONError.self) { try parse("{\u{1B}[31m}") }
    #expect(error?.text.unicodeScalars.contains("\u{1B}") == false)
  }

  @Test(arguments: [600, 100_000]) func `nesting without end is refused`(depth: Int) {
    let deep = [UInt8](repeating: UInt8(ascii: "["), count: depth)
    #expect(throws: JSONError.self) { try JSONValue.parse(deep) }
    #expect(throws: JSONError.self) {
      try JSONValue.parse(deep + [UInt8](repeating: UInt8(ascii: "]"), count: depth))
    }
  }

  @Test func `nesting within the limit is read`() throws {
    let text = String(repeating: "[", count: 500) + String(repeating: "]", count: 500)
    #expect(try parse(text).text == text)
  }

  @Test func `embedded data may hold raw line ends and a last comma, a file may not`() throws {
    let text = "{\"a\": \"one\ntwo\", \"b\": [1, 2, ], }"
    #expect(throws: JSONError.self) { try parse(text) }
    #expect(try JSONValue.parse(Array(text.utf8), lenient: true) == ["a": "one two", "b": [1, 2]])
  }

  @Test func `a document of millions of values is refused before it takes their memory`() {
    let error = #expect(throws: JSONError.self) {
      try JSONValue.parse(Array(("[" + String(repeating: "{},", count: 1_200_000) + "{}]").utf8))
    }
    #expect(error?.text == "more values than fit into memory")
    #expect(throws: Never.self) {
      try JSONValue.parse(Array(("[" + String(repeating: "\"a, b\",", count: 200_000) + "0]").utf8))
    }
  }
}
