import NewsModel
import NewsReaders
import Testing

/// Bytes that want to do harm: each ends in an article or in a failure, soon, and without a crash.
@Suite struct HostileInputTests {
  func repeated(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }

  @Test(arguments: ["<div>", "<b>", "<p>", "<table>", "<ul><li>", "<blink>"])
  func `HTML nested a hundred thousand times is refused by name or read`(tag: String) {
    let failure = refusal("a.html", "<html><body>" + repeated(tag, 100_000) + "Tower closed, for now.")
    #expect(failure == nil || failure?.code == .tooDeep)
  }

  @Test(arguments: ["\n", " ", "\u{FEFF}", "<!-- -->", "<!doctype html>"])
  func `a page of nothing holds no article`(page: String) throws {
    #expect(try Reading("a.html", page).failures.map(\.code) == [.noArticle])
  }

  @Test func `HTML nested too deep is told`() {
    #expect(
      refusal("a.html", "<html><body>" + repeated("<div>", 100_000))?.description
        == "a.html: nests more than 1000 elements in each other "
        + "(keep the file out of the inbox; no news page is built like this)")
  }

  @Test func `HTML nested as unclosed tags of real pages are is read`() throws {
    let page = "<html><body>" + repeated("<font>", 900) + "<p>The tower is closed, the town says, until March.</p>"
    #expect(try Reading.article("a.html", page).body == "The tower is closed, the town says, until March.")
  }

  @Test func `end tags that match nothing cost no time`() {
    let page =
      "<html><body>" + repeated("<i>", 900) + repeated("</b>", 200_000) + "<p>Tower closed, for now, until March.</p>"
    let time = processorTime { _ = refusal("a.html", page) }
    #expect(time < .seconds(20))
  }

  @Test func `a tag of a hundred thousand attributes is told before it costs time`() throws {
    let many = (0..<100_000).map { "x\($0)=1" }.joined(separator: " ")
    for page in [
      "<html><body><p \(many)>Tower</p>", "<html><body><p a=\">\" \(many)>Tower</p>", "<html><body><p \(many)",
    ] {
      let time = processorTime {
        #expect(
          refusal("a.html", page)?.description
            == "a.html: has a tag with more than 10000 attributes "
            + "(keep the file out of the inbox; no news page is built like this)")
      }
      #expect(time < .seconds(20))
    }
    let script = "<script>" + repeated("if (a<b && c) { d e f g }\n", 20_000) + "</script>"
    let text = repeated("The tower is closed until March. ", 5_000)
    let page = "<html><body>" + script + "<p>" + text + "</p></body></html>"
    #expect(try Reading.article("a.html", page).body.hasPrefix("The tower is closed"))
  }

  @Test func `JSON nested a hundred thousand times is not JSON that is read`() {
    let failure = refusal("a.json", repeated("[", 100_000) + repeated("]", 100_000))
    #expect(failure?.code == .notJSON)
    #expect(refusal("a.json", repeated("{\"a\":", 100_000))?.code == .notJSON)
  }

  @Test func `a YAML bomb is refused before it is built`() {
    var yaml = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      yaml += "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ") + "]\n"
    }
    let time = processorTime {
      #expect(refusal("a.md", "---\n\(yaml)---\nTower.")?.cause == "is not YAML: more than 16 aliases")
    }
    #expect(time < .seconds(5))
  }

  @Test func `a YAML bomb in keys is refused before it is hashed`() {
    var yaml = "a0: &a0 [x, x]\n"
    for level in 1...40 { yaml += "a\(level): &a\(level) {? *a\(level - 1) : x, ? [*a\(level - 1)] : y}\n" }
    #expect(refusal("a.md", "---\n\(yaml)---\nTower.")?.code == .notYAML)
  }

  @Test func `YAML and TOML nested without end are refused`() {
    #expect(refusal("a.md", "---\na: " + repeated("[", 100_000) + "\n---\nTower.")?.code == .notYAML)
    #expect(refusal("a.md", "+++\na = " + repeated("[", 100_000) + "\n+++\nTower.")?.code == .notTOML)
  }

  @Test func `Markdown that opens brackets without end is read in time`() {
    let time = processorTime {
      _ = refusal("a.md", repeated("[", 50_000) + repeated("![", 20_000) + repeated("`", 20_001))
    }
    #expect(time < .seconds(20))
  }

  @Test func `a megabyte of marks on one line is read in time`() {
    let time = processorTime { _ = refusal("a.md", repeated("*_[`", 250_000)) }
    #expect(time < .seconds(20))
  }

  @Test func `a byline of a million names names nobody`() throws {
    let names = repeated("A B and ", 1_000_000)
    #expect(try Reading.article("a.json", "{\"title\": \"Tower\", \"authors\": \"\(names)\"}").authors.isEmpty)
  }

  @Test func `an entity that would be loaded is not`() throws {
    let page = """
      <!DOCTYPE html [<!ENTITY secret SYSTEM "file:///etc/passwd">]><html><body>
      <p>The tower, says &secret;, is closed until the end of March.</p></body></html>
      """
    let reading = try Reading("a.html", page)
    #expect(reading.articles.allSatisfy { !$0.body.contains("root:") })
  }

  @Test func `an ESC in any field of any format is taken out`() throws {
    let json = try Reading.article(
      "a.json",
      #"{"title": "To\u001b[2Jwer", "body": "a\u009bb", "author": "Ada\u0007 Moss", "url": "x\u001b", "source": "\u001bM", "id": "\u001b1"}"#
    )
    #expect(
      json
        == Article(
          key: "1", title: "To[2Jwer", body: "ab", url: "x", source: "M", authors: ["Ada Moss"], format: "json"))
    let markdown = try Reading.article("a.md", "---\ntitle: \"a\\e[2Jb\"\n---\nTower\u{1B}]0;x\u{7} closed.")
    #expect(markdown.title == "a[2Jb")
    #expect(markdown.body == "Tower]0;x closed.")
  }

  @Test func `random bytes under every name end in an article or a failure`() {
    var state: UInt64 = 20_250_212
    for round in 0..<300 {
      let bytes = (0..<(round * 7 % 900 + 1)).map { _ -> UInt8 in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: state >> 56)
      }
      for name in ["a.txt", "a.md", "a.html", "a.json", "a.jsonl", "a"] { _ = refusal(name, bytes) }
    }
  }

  @Test func `good files cut off anywhere end in an article or a failure`() {
    let files = [
      (
        "a.html",
        "<html><head><script type='application/ld+json'>{\"@type\":\"Article\"}</script></head><p class='x'>Tower &amp; é."
      ),
      ("a.md", "---\ntitle: x\ndate: 2025-02-12\n---\n# Tower [a](b) ![c](d) `e` <i>f</i>"),
      ("a.json", "{\"title\": \"\\ud83d\\ude00\", \"date\": 1739383470, \"n\": -1.5e3}"),
    ]
    for (name, text) in files {
      let bytes = Array(text.utf8)
      for end in 1...bytes.count { _ = refusal(name, Array(bytes[..<end])) }
    }
  }
}
