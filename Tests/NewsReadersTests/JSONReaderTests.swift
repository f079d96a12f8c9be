import NewsModel
import NewsReaders
import Testing

@Suite struct JSONReaderTests {
  @Test func `a record's common keys are known whatever their case`() throws {
    let article = try Reading.article(
      "a.json",
      #"""
      {"ID": 4711, "Headline": "Tower closed", "articleBody": "No visitors.\n\n\nUntil March.",
       "webUrl": "https://paper.example/tower", "Publisher": {"name": "The Merrow Paper"},
       "byline": "By Ada Moss and Jon Reed", "inLanguage": "en-GB", "date_published": "2025-02-12T19:04:30+01:00",
       "image_url": "https://paper.example/t.jpg", "summary": "not this"}
      """#)
    #expect(
      article
        == Article(
          key: "4711", title: "Tower closed", body: "No visitors.\n\nUntil March.", url: "https://paper.example/tower",
          source: "The Merrow Paper", authors: ["Ada Moss", "Jon Reed"], language: "en-gb",
          published: PublishedDate(
            day: CivilDay(year: 2025, month: 2, day: 12)!, secondOfDay: 68_670, offset: 60, precision: .second,
            origin: .record), images: ["https://paper.example/t.jpg"], format: "json"))
  }

  @Test func `authors come as strings, lists and objects`() throws {
    func authors(_ json: String) throws -> [String] {
      try Reading.article("a.json", #"{"title": "Tower", "authors": \#(json)}"#).authors
    }
    #expect(try authors(#""Ada Moss, Jon Reed""#) == ["Ada Moss", "Jon Reed"])
    #expect(try authors(#"["Ada Moss", "By Jon Reed", "Ada Moss"]"#) == ["Ada Moss", "Jon Reed"])
    #expect(
      try authors(#"[{"name": "Ada Moss"}, {"first_name": "Jon", "last_name": "Reed"}, {"url": "x"}]"#) == [
        "Ada Moss", "Jon Reed",
      ])
    #expect(try authors("null").isEmpty)
  }

  @Test func `dates come as text, seconds and milliseconds`() throws {
    for json in [
      #""Wed, 12 Feb 2025 18:04:30 GMT""#, "1739383470", "1739383470000", #""1739383470""#,
      #"{"$date": "2025-02-12T18:04:30Z"}"#,
    ] {
      let article = try Reading.article("a.json", #"{"title": "Tower", "published": \#(json)}"#)
      #expect(article.published?.iso == "2025-02-12T18:04:30Z", "\(json)")
    }
  }

  @Test func `a record without a date has that of its address`() throws {
    let undated = #"{"title": "Tower", "url": "https://paper.example/2025/02/12/tower.html"}"#
    let date = try Reading.article("2025-03-01.json", undated).published
    #expect(date == PublishedDate(day: CivilDay(year: 2025, month: 2, day: 12)!, origin: .url))
    let dated = #"{"title": "Tower", "date": "2025-02-11", "url": "https://paper.example/2025/02/12/tower.html"}"#
    #expect(try Reading.article("a.json", dated).published?.iso == "2025-02-11")
  }

  @Test func `HTML in a value becomes text, other angle brackets stay`() throws {
    let html = try Reading.article(
      "a.json",
      #"{"title": "Tower &amp; bridge", "body_html": "<p>No <b>visitors</b>.</p><p>Until&nbsp;March.</p><script>x()</script>"}"#
    )
    #expect(html.title == "Tower & bridge")
    #expect(html.body == "No visitors.\n\nUntil March.")
    #expect(
      try Reading.article("a.json", #"{"text": "If a < b and c > d, then go."}"#).body == "If a < b and c > d, then go."
    )
  }

  @Test func `a summary is text where there is no body`() throws {
    #expect(
      try Reading.article("a.json", #"{"title": "Tower", "description": "It is closed.", "body": " "}"#).body
        == "It is closed.")
  }

  @Test func `an array's articles are numbered from one, and what is none is a failure`() throws {
    let reading = try Reading("in/a.json", #"[{"title": "One"}, {"colour": "red"}, {"body": "Three."}]"#)
    #expect(reading.articles.map(\.member) == ["1", "3"])
    #expect(reading.failures.map(\.subject) == ["in/a.json:2"])
    #expect(reading.failures.first?.code == .noArticle)
  }

  @Test(arguments: [
    #"{"articles": [{"title": "One"}, {"title": "Two"}]}"#,
    #"{"title": "Feed", "items": [{"title": "One"}, {"title": "Two"}]}"#,
    #"{"response": 1, "hits": {"total": 2, "hits": [{"title": "One"}, {"title": "Two"}]}}"#,
  ])
  func `an envelope's list is read`(json: String) throws {
    #expect(try Reading("a.json", json).articles.map(\.title) == ["One", "Two"])
  }

  @Test func `broken JSON is a failure with its place`() {
    #expect(
      refusal("a.json", "{\"title\": \"Tower\",\n \"body\" 3}")?.description
        == "a.json: is not JSON at line 2, column 9: ':' expected near '3' "
        + "(correct the file; it is read again when it changes)")
  }

  @Test func `a record without text is a failure that names the keys`() {
    let failure = refusal("a.json", #"{"colour": "red"}"#)
    #expect(failure?.code == .noArticle)
    #expect(failure?.cause.contains("title, headline, body, text, content") == true)
    #expect(refusal("a.json", "[]")?.cause == "holds no article")
    #expect(refusal("a.json", "3")?.cause == "holds neither an object nor an array")
  }

  @Test func `a number too large for a machine word is still a key`() throws {
    #expect(
      try Reading.article("a.json", #"{"id": 99999999999999999999999, "title": "Tower"}"#).key
        == "99999999999999999999999")
  }
}
