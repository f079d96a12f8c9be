import NewsModel
import NewsPrinter
import Testing

@Suite struct `Articles in print` {
  static let full = ArticleRecord(
    id: 42,
    article: Article(
      key: "tolls", title: "Harbour tolls\u{1B} to rise", body: "First paragraph.\n\nSecond\u{202E} one.",
      url: "https://courier.example/tolls", source: "Lowland Courier", authors: ["Ann Lee", "Bo Kim"], language: "en",
      published: PublishedDate(
        day: CivilDay(year: 2025, month: 2, day: 12)!, secondOfDay: 68_640, offset: 0, precision: .minute, origin: .meta
      ),
      images: ["port.jpg"], member: "3", format: "json"),
    key: "tolls", path: "/inbox/day.jsonl", seen: "2025-02-13T08:00:00Z")
  static let bare = ArticleRecord(article: Article(body: "", format: "text"), key: "a b.txt", path: "/inbox/a b.txt")

  @Test func `headers, an empty line, and the text`() {
    #expect(
      ArticlePrinter(terminal: Terminal(isTerminal: false)).text(Self.full) == """
        Title: Harbour tolls\u{FFFD} to rise
        Published: 2025-02-12T19:04Z (from the page's head)
        Source: Lowland Courier
        By: Ann Lee, Bo Kim
        URL: https://courier.example/tolls
        Language: en
        File: /inbox/day.jsonl (3)
        Seen: 2025-02-13T08:00:00Z
        Id: 42

        First paragraph.

        Second one.

        """)
  }

  @Test func `what is not known is left out, but undated is said`() {
    #expect(
      ArticlePrinter(terminal: Terminal(isTerminal: false)).text(Self.bare)
        == "Published: undated\nFile: /inbox/a b.txt\n\n")
  }

  @Test func `with colours the names of headers are dim and the headline bold`() {
    let text = ArticlePrinter(terminal: Terminal(isTerminal: true, usesColor: true)).text(Self.full)
    #expect(
      Examples.seen(text).hasPrefix("␛[2mTitle:␛[0m ␛[1mHarbour tolls\u{FFFD} to rise␛[0m\n␛[2mPublished:␛[0m 2025"))
  }

  static let members =
    #""key":"tolls","title":"Harbour tolls\u001b to rise","body":"First paragraph.\n\nSecond"# + "\u{202E}"
    + #" one.","url":"https://courier.example/tolls","source":"Lowland Courier","authors":["Ann Lee","Bo Kim"],"language":"en","#
    + #""published":"2025-02-12T19:04Z","published_from":"meta","path":"/inbox/day.jsonl","member":"3","images":["port.jpg"],"#
    + #""format":"json""#

  @Test func `extract gives the keys of the contract`() {
    #expect(ArticlePrinter.extractLine(Self.full) == "{" + Self.members + "}\n")
    #expect(
      ArticlePrinter.extractLine(Self.bare)
        == #"{"key":"a b.txt","title":null,"body":"","url":null,"source":null,"authors":[],"language":null,"published":null,"#
        + #""published_from":null,"path":"/inbox/a b.txt","member":null,"images":[],"format":"text"}"# + "\n")
  }

  @Test func `show gives the number, the precision and the day of arrival too`() {
    #expect(
      ArticlePrinter.recordLine(Self.full)
        == #"{"id":42,"# + Self.members + #","published_precision":"minute","seen":"2025-02-13T08:00:00Z","copies":[]}"#
        + "\n")
    #expect(ArticlePrinter.recordLine(Self.bare).hasPrefix(#"{"id":null,"key":"a b.txt","#))
    #expect(
      ArticlePrinter.recordLine(Self.bare).hasSuffix(#","published_precision":null,"seen":null,"copies":[]}"# + "\n"))
  }
}
