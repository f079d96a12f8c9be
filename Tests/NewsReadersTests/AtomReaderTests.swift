import NewsModel
import NewsReaders
import Testing

@Suite struct AtomReaderTests {
  func entry(_ content: String, feed: String = "") throws -> Article {
    try Reading.article(
      "feed.xml",
      """
      <feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/" xml:lang="en"
        xml:base="https://paper.example/news/"><title>Merrow &amp; Paper</title>\(feed)<entry>\(content)</entry></feed>
      """)
  }

  @Test func `an entry gives all of its fields`() throws {
    let article = try entry(
      """
      <id>tag:paper.example,2025:1</id><title type="html">Tower &amp;amp; bridge</title>
      <link rel="edit" href="edit"/><link rel="alternate" type="application/pdf" href="t.pdf"/>
      <link rel="alternate" type="text/html" href="tower"/>
      <updated>2025-03-01T00:00:00Z</updated><published>2025-02-12T19:04:30+01:00</published>
      <author><name>Ada Moss</name><email>ada@paper.example</email></author>
      <summary>Short.</summary><content type="html">&lt;p&gt;No visitors.&lt;/p&gt;&lt;p&gt;Until March.&lt;/p&gt;</content>
      <link rel="enclosure" type="image/jpeg" href="t.jpg"/><media:thumbnail url="small.jpg"/>
      """)
    #expect(
      article
        == Article(
          key: "tag:paper.example,2025:1", title: "Tower & bridge", body: "No visitors.\n\nUntil March.",
          url: "https://paper.example/news/tower", source: "Merrow & Paper", authors: ["Ada Moss"], language: "en",
          published: PublishedDate(
            day: CivilDay(year: 2025, month: 2, day: 12)!, secondOfDay: 68_670, offset: 60, precision: .second,
            origin: .record),
          images: ["https://paper.example/news/small.jpg", "https://paper.example/news/t.jpg"], member: "1",
          format: "atom"))
  }

  @Test func `content comes as XHTML, as text, or not at all`() throws {
    let xhtml = try entry(
      """
      <title>T</title><content type="xhtml" xml:lang="de"><div xmlns="http://www.w3.org/1999/xhtml"><p>Kein <b>Besuch</b>.</p>
      <p>Bis März.</p><img src="t.jpg"/></div></content>
      """)
    #expect(xhtml.body == "Kein Besuch.\n\nBis März." && xhtml.language == "de")
    #expect(xhtml.images == ["https://paper.example/news/t.jpg"])
    #expect(try entry("<title>T</title><content>1 &lt; 2</content>").body == "1 < 2")
    #expect(try entry("<title>T</title><content src='a.html'/><summary>Short.</summary>").body == "Short.")
    #expect(
      try entry("<title>T</title><content type='image/png'>iVBORw0KGgo=</content><summary>Short.</summary>").body
        == "Short.")
    #expect(
      try entry("<title>T</title><media:group><media:description>Seen.</media:description></media:group>").body
        == "Seen.")
  }

  @Test func `an entry without authors has those of its source, or of the feed`() throws {
    let feed = "<author><name>The Desk</name></author>"
    #expect(try entry("<title>T</title>", feed: feed).authors == ["The Desk"])
    let source = "<title>T</title><source><title>Other</title><author><name>Jon Reed</name></author></source>"
    let article = try entry(source, feed: feed)
    #expect(article.authors == ["Jon Reed"] && article.source == "Other")
  }

  @Test func `Atom 0.3 is read, and a date of change where there is no other`() throws {
    let article = try Reading.article(
      "a.xml",
      """
      <feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Paper</title><entry><title>T</title>
      <link rel="alternate" href="https://paper.example/1"/><modified>2004-02-12T10:00:00Z</modified>
      <content type="text/html" mode="escaped">&lt;p&gt;One.&lt;/p&gt;</content></entry></feed>
      """)
    #expect(article.body == "One." && article.published?.iso == "2004-02-12T10:00:00Z")
    #expect(article.url == "https://paper.example/1")
  }

  @Test func `a feed in a namespace of its own is read`() throws {
    let feed = "<feed xmlns='https://paper.example/atom'><entry><title>T</title><summary>S</summary></entry></feed>"
    #expect(try Reading.article("a.xml", feed).body == "S")
  }

  @Test func `a file may be one entry`() throws {
    let article = try Reading.article(
      "a.xml", "<entry xmlns='http://www.w3.org/2005/Atom'><id>1</id><title>T</title></entry>")
    #expect(article.key == "1" && article.member == nil)
  }

  @Test func `a feed that breaks off gives its whole entries and a failure`() throws {
    let reading = try Reading(
      "a.atom", "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>Whole</title></entry><entry><title>Ha")
    #expect(reading.articles.map(\.title) == ["Whole"])
    #expect(reading.failures.map(\.code) == [.notXML])
  }
}
