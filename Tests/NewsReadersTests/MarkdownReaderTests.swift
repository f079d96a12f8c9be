import NewsModel
import NewsReaders
import Testing

@Suite struct MarkdownReaderTests {
  @Test func `YAML front matter tells what it tells`() throws {
    let article = try Reading.article(
      "tower.md",
      """
      ---
      title: "Tower: closed"
      date: 2025-02-12 19:04:30 +0100
      lastmod: 2025-03-01
      authors: [Ada Moss, Jon Reed]
      lang: en-GB
      canonical: https://paper.example/tower
      publisher: The Merrow Paper
      tags: [towers]
      ---
      # Tower: closed

      The tower is **closed**.
      """)
    #expect(article.title == "Tower: closed")
    #expect(article.published?.iso == "2025-02-12T19:04:30+01:00")
    #expect(article.published?.origin == .record)
    #expect(article.authors == ["Ada Moss", "Jon Reed"])
    #expect(article.language == "en-gb")
    #expect(article.url == "https://paper.example/tower")
    #expect(article.source == "The Merrow Paper")
    #expect(article.body == "The tower is closed.")
    #expect(article.format == "markdown")
  }

  @Test func `TOML front matter tells what it tells`() throws {
    let article = try Reading.article(
      "tower.md",
      """
      +++
      title = "Tower closed"
      date = 2025-02-12T19:04:30+01:00
      author = "By Ada Moss"
      +++
      The tower is closed.
      """)
    #expect(article.title == "Tower closed")
    #expect(article.published?.iso == "2025-02-12T19:04:30+01:00")
    #expect(article.authors == ["Ada Moss"])
    #expect(article.body == "The tower is closed.")
  }

  @Test func `the first heading is the title where front matter has none`() throws {
    let article = try Reading.article(
      "tower.md", "![](a.jpg)\n\n# Tower *closed*\n\nNo visitors until March.\n\n# Later\n\nMore.")
    #expect(article.title == "Tower closed")
    #expect(article.body == "No visitors until March.\n\nLater\n\nMore.")
    #expect(article.images == ["a.jpg"])
  }

  @Test func `markup is taken off and words are kept`() throws {
    let article = try Reading.article(
      "a.md",
      #"""
      Some *emphasis*, __more__, ~~gone~~ and `let a_b = *c` code, file_name_here, 2 \* 3.
      A [link across
      lines](https://paper.example/a "title") and [another][ref], a note[^1], <https://paper.example>, <b>bold</b> &amp; plain.

      > A quote
      > in two lines.

      - one
      - [x] two
      1. three

      ## Heading ##

      | a | b |
      |---|:-:|
      | c | d |

      ```swift
      let x = "*kept*" // <as it is>
      ```

      {{< figure src="x.jpg" >}}
      <!-- hidden
      still hidden -->
      [ref]: https://paper.example/ref
      [^1]: The note.
      """#)
    #expect(
      article.body == #"""
        Some emphasis, more, gone and let a_b = *c code, file_name_here, 2 * 3.
        A link across
        lines and another, a note, https://paper.example, bold & plain.

        A quote
        in two lines.

        one
        two
        1. three

        Heading

        a b
        c d

        let x = "*kept*" // <as it is>

        : The note.
        """#)
  }

  @Test func `broken YAML is a failure with its line`() {
    let failure = refusal("tower.md", "---\ntitle: Tower\nauthor: [Ada\n---\nText.")
    #expect(failure?.code == .notYAML)
    #expect(failure?.cause.hasPrefix("is not YAML at line ") == true)
    #expect(failure?.remedy == "correct the file; it is read again when it changes")
  }

  @Test func `broken TOML is a failure with its line`() {
    let failure = refusal("tower.md", "+++\ntitle = \"Tower\"\ndate = = 3\n+++\nText.")
    #expect(failure?.code == .notTOML)
    #expect(failure?.cause.hasPrefix("is not TOML at line 3: ") == true)
  }

  @Test func `a key that is given twice is a failure that names it`() {
    #expect(
      refusal("tower.md", "---\ntitle: a\ntitle: b\n---\nText.")?.cause.contains("the key title is given twice") == true
    )
  }

  @Test func `front matter without keys is a failure`() {
    #expect(refusal("tower.md", "---\n[a: 1]\n---\nText.")?.cause == "is not YAML at line 2: no keys with values")
  }

  @Test func `a rule at the beginning is no front matter`() throws {
    let article = try Reading.article(
      "a.md", "---\n\nThe tower is closed, and it stays so.\n\n---\n\nThe bridge is open.")
    #expect(article.body == "The tower is closed, and it stays so.\n\nThe bridge is open.")
  }

  @Test func `front matter that is not closed is text`() throws {
    #expect(try Reading.article("a.md", "---\ntitle: Tower").body.contains("title: Tower"))
  }

  @Test func `JSON front matter tells what it tells`() throws {
    let article = try Reading.article(
      "tower.md",
      "{\n  \"title\": \"Tower {closed}\",\n  \"date\": \"2025-02-12\", \"tags\": [\"a\"]\n}\n\nNo visitors.")
    #expect(article.title == "Tower {closed}")
    #expect(article.published?.iso == "2025-02-12")
    #expect(article.body == "No visitors.")
    #expect(refusal("tower.md", "{\"title\": }\n\nNo visitors.")?.code == .notJSON)
    #expect(try Reading.article("tower.md", "{{< figure >}}\n\nNo visitors.").body == "No visitors.")
    #expect(try Reading("tower.json", "{\"title\": \"Tower\"}").reader == "json")
  }

  @Test func `a post without a title is called after its name`() throws {
    let post = try Reading.article("2025-02-12-the-tower-is-closed.md", "---\nlayout: post\n---\nNo visitors.")
    #expect(post.title == "The Tower Is Closed")
    #expect(post.published?.iso == "2025-02-12")
    #expect(post.published?.origin == .file)
    #expect(try Reading.article("2025-02-12-tower.md", "No visitors.").title == nil)
    let dated = try Reading.article("2025-02-12-tower.md", "---\ndate: 2025-02-13\ntitle: Tower\n---\nNo visitors.")
    #expect(dated.title == "Tower")
    #expect(dated.published?.iso == "2025-02-13")
  }

  @Test func `a post in HTML is read as such`() throws {
    let post = try Reading.article(
      "2025-02-12-tower.html", "---\ntitle: Tower\n---\n<p>No *visitors*.</p>\n<p>None.</p>")
    #expect(post.title == "Tower")
    #expect(post.body == "No *visitors*.\n\nNone.")
  }

  @Test func `scripts, styles and comments of Liquid are no text`() throws {
    let text = """
      Closed.

      <style>
      .tower { color: red }
      </style>
      <script>let tower = 1</script>
      {% comment %}
      Not yet.
      {% endcomment %}
      {%- include note.html -%}
      {{< quote "Ada" >}}
      Until March.
      {{< /quote >}}
      """
    #expect(
      try Reading.article("tower.md", text).body.split(separator: "\n").map(String.init) == ["Closed.", "Until March."])
  }

  @Test(arguments: ["> ", "<a ", "[", "![", "{{", "`a``b", "*a **a "])
  func `marks without end take no time`(mark: String) throws {
    let time = try processorTime { _ = try Reading("a.md", String(repeating: mark, count: 100_000) + "text") }
    #expect(time < .seconds(20))
  }
}
