import NewsTOML
import Testing

@Suite struct `What a document may cost` {
  /// A key of so many parts.
  static func key(_ parts: Int) -> String { Array(repeating: "a", count: parts).joined(separator: ".") }

  func failure(_ text: String) -> TOMLError? {
    #expect(throws: TOMLError.self) { try TOMLTable.parse(text) }
  }

  @Test(arguments: [
    "\(key(100_000)) = 1", "\(key(100_000)) = = 1", "[\(key(100_000))]", "[[\(key(100_000))]]",
    "x = {\(key(100_000)) = 1}", "x = [\n1.5,\n{y = 1, \(key(100_000)) = 1}]",
    "x = {y = \"\"\"z\"\"\"\"\", \(key(100_000)) = 1}", "x = {y = '''z'''', \(key(100_000)) = 1}",
    "x = {y = \"\\\\\", \(key(100_000)) = 1}", "x = {y = \"\\\"\", \(key(100_000)) = 1}",
    "x = {\"y # \" = '', \(key(100_000)) = 1}",
  ])
  func `dotted keys that overflow the stack are refused`(text: String) {
    let error = failure(text)
    #expect(error?.description == "Keys nest tables deeper than 256 levels")
    #expect(error?.line == (text.contains("\n") ? 3 : 1))
  }

  @Test func `the depths of header, key and inline tables are added`() throws {
    let text = "[\(Self.key(129))]\n\(Self.key(65)) = [{\(Self.key(65)) = 1}]\n"
    #expect(try TOMLTable.parse(text).members.count == 1)
    let deeper = "[\(Self.key(129))]\n\(Self.key(65)) = [{\(Self.key(66)) = 1}]\n"
    #expect(failure(deeper)?.line == 2)
  }

  @Test func `a document as deep as is allowed is read`() throws {
    let brackets = 255
    let text =
      "[\(Self.key(257))]\na = \(String(repeating: "[", count: brackets))\(String(repeating: "]", count: brackets))"
    var value = TOMLValue.table(try TOMLTable.parse(text))
    var depth = 0
    while let inner = value.tableValue?["a"] ?? value.arrayValue?.first { (value, depth) = (inner, depth + 1) }
    #expect(depth == 257 + brackets)
  }

  @Test func `the depths of keys beside each other are not`() throws {
    let inline = Array(repeating: "{a.b.c = 1.5, \"d.e\".f = 2}", count: 1_000).joined(separator: ",\n")
    let tables = (1...1_000).map { "[t.u.n\($0)]\na.b = 1.5\nc.d = '...'\n" }.joined()
    #expect(try TOMLTable.parse("x = [\(inline)]\n\(tables)")["x"]?.arrayValue?.count == 1_000)
  }

  @Test func `dots in text and in comments are no key's`() throws {
    let dots = String(repeating: "a.", count: 1_000)
    let text = """
      # \(dots) = 1
      a = '\(dots) = 1'
      b = \"\"\"
      \(dots) = 1
      \\\"\"\" \(dots) = 1
      \"\"\"
      c = ['\(dots)']
      """
    #expect(try TOMLTable.parse(text).members.map(\.key) == ["a", "b", "c"])
  }

  @Test func `more values than fit into memory are refused before they are read`() {
    let text = "a = [" + String(repeating: "[],", count: 1_100_000) + "]"
    #expect(failure(text)?.description == "The document has more values than fit into memory")
  }
}
