import NewsJSON
import Testing

@Suite struct JSONWritingTests {
  @Test func `a value is written compactly on one line`() {
    let value: JSONValue = ["title": "Zwölf\nMonate", "n": -3, "x": 0.5, "a": [true, false, nil], "o": [:]]
    #expect(value.text == #"{"title":"Zwölf\nMonate","n":-3,"x":0.5,"a":[true,false,null],"o":{}}"#)
  }

  @Test func `control characters are escaped, so that no terminal obeys them`() {
    let value: JSONValue = "\u{1B}[2J\u{7F}\u{9B}\u{0}\t\r\u{2028}\"\\/"
    #expect(value.text == #""\u001b[2J\u007f\u009b\u0000\t\r\u2028\"\\/""#)
  }

  @Test func `what was written is read back the same`() throws {
    let value: JSONValue = ["k": ["\u{1B} 😀 \"quoted\" \\", 9_223_372_036_854_775_807, 1.25e-300, nil], "": false]
    #expect(try JSONValue.parse(Array(value.text.utf8)) == value)
  }

  @Test func `a number that JSON does not know is null`() {
    #expect(JSONValue.number(.infinity).text == "null")
    #expect(JSONValue.number(.nan).text == "null")
  }

  @Test func `setting a key replaces, appends or removes it`() {
    var object = JSONObject([("a", 1), ("b", 2), ("a", 3)])
    object["c"] = 4
    object["b"] = nil
    #expect(JSONValue.object(object).text == #"{"a":3,"c":4}"#)
  }
}
