import NewsModel
import NewsReaders
import Testing

@Suite struct RSSReaderTests {
  static let start = """
    <?xml version="1.0" encoding="utf-8"?>
    <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
      xmlns:d="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"
      xmlns:atom="http://www.w3.org/2005/Atom" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">
    <channel><title>Merrow Paper &#8211; News</title><link>https://paper.example/news/</link>
    <description>All of it</description><language>en-GB</language>
    """

  func items(_ items: String, channel: String = start) throws -> [Article] {
    let reading = try Reading("feed.xml", channel + items + "</channel></rss>")
    #expect(reading.failures.isEmpty)
    #expect(reading.reader == "rss")
    return reading.articles
  }

  func item(_ content: String) throws -> Article {
    try #require(try items("<item>\(content)</item>").first)
  }

  @Test func `an item gives all of its fields, and the channel its name and language`() throws {
    let article = try item(
      """
      <title>Tower &amp;amp; bridge closed</title><link>tower.html</link>
      <guid isPermaLink="false">tower-1</guid><pubDate>Wed, 12 Feb 2025 19:04:30 +0100</pubDate>
      <d:creator>By Ada Moss and Jon Reed</d:creator><description>Short.</description>
      <content:encoded><![CDATA[<p>No <b>visitors</b>.</p><p>Until&nbsp;March.</p><img src="/t.jpg">]]></content:encoded>
      <media:content url="https://paper.example/big.jpg" medium="image"/>
      """)
    #expect(
      article
        == Article(
          key: "tower-1", title: "Tower & bridge closed", body: "No visitors.\n\nUntil March.",
          url: "https://paper.example/news/tower.html", source: "Merrow Paper – News",
          authors: ["Ada Moss", "Jon Reed"], language: "en-gb",
          published: PublishedDate(
            day: CivilDay(year: 2025, month: 2, day: 12)!, secondOfDay: 68_670, offset: 60, precision: .second,
            origin: .record),
          images: ["https://paper.example/big.jpg", "https://paper.example/t.jpg"], member: "1", format: "rss"))
  }

  @Test func `the description is the text where there is no other`() throws {
    #expect(try item("<description>&lt;p&gt;No visitors.&lt;/p&gt;</description>").body == "No visitors.")
    #expect(try item("<title>T</title><description>R&amp;D &lt; 5</description>").body == "R&D < 5")
    #expect(try item("<content:encoded> </content:encoded><description>Short.</description>").body == "Short.")
    #expect(try item("<title>T</title><media:description>Heard.</media:description>").body == "Heard.")
    #expect(try item("<title>T</title><itunes:summary>Heard.</itunes:summary>").body == "Heard.")
  }

  @Test func `markup that nobody escaped is read as markup`() throws {
    let article = try item("<title>T</title><description><p>One<br>two.</p><ul><li>Three</ul></description>")
    #expect(article.body == "One\ntwo.\n\nThree")
  }

  @Test func `the date of publication beats that of a change`() throws {
    let article = try item(
      "<title>T</title><atom:updated>2025-03-01T00:00:00Z</atom:updated><d:date>2025-02-12T19:04:30+01:00</d:date>")
    #expect(article.published?.iso == "2025-02-12T19:04:30+01:00")
    #expect(try item("<title>T</title><pubDate>07 Sep 02 00:00 GMT</pubDate>").published?.iso == "2002-09-07T00:00Z")
    #expect(try item("<title>T</title><pubDate>soon</pubDate>").published == nil)
  }

  @Test func `the address is the link, an alternate one, or an identity that is one`() throws {
    #expect(try item("<title>T</title><link>https://a.example/1</link><guid>x</guid>").url == "https://a.example/1")
    #expect(try item("<title>T</title><atom:link href='https://a.example/2'/>").url == "https://a.example/2")
    #expect(try item("<title>T</title><guid>https://a.example/3</guid>").url == "https://a.example/3")
    #expect(try item("<title>T</title><guid isPermaLink='false'>https://a.example/4</guid>").url == nil)
    #expect(try item("<title>T</title><link>https://a.example/1</link>").key == "https://a.example/1")
  }

  @Test func `items that share an address have identities of their own`() throws {
    let articles = try items(
      "<item><title>A</title><link>https://a.example/</link></item><item><title>B</title><link>https://a.example/</link></item>"
    )
    #expect(articles.map(\.key) == ["https://a.example/", nil])
    #expect(articles.map(\.member) == ["1", "2"])
  }

  @Test func `authors come by mail address, by podcast, and by role`() throws {
    #expect(try item("<title>T</title><author>ada@paper.example (Ada Moss)</author>").authors == ["Ada Moss"])
    #expect(try item("<title>T</title><itunes:author>Ada Moss</itunes:author>").authors == ["Ada Moss"])
    #expect(
      try item("<title>T</title><media:credit role='author'>Ada Moss</media:credit><media:credit>X</media:credit>")
        .authors == ["Ada Moss"])
  }

  @Test func `pictures come from enclosures, thumbnails and image elements, sounds do not`() throws {
    let article = try item(
      """
      <title>T</title><enclosure url="a.png"/><enclosure url="b" type="image/jpeg"/><enclosure url="c.mp3"/>
      <media:group><media:content url="d.mp4"/><media:thumbnail url="e.jpg"/></media:group>
      <itunes:image href="f.jpg"/><image><url>g.jpg</url></image>
      """)
    #expect(article.images == ["e.jpg", "f.jpg", "a.png", "b", "g.jpg"].map { "https://paper.example/news/" + $0 })
  }

  @Test func `an aggregated item names its own source`() throws {
    #expect(try item("<title>T</title><source url='https://b.example'>Other Paper</source>").source == "Other Paper")
  }

  @Test func `RSS 1.0 keeps its items beside the channel`() throws {
    let feed = """
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
        xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel rdf:about="https://paper.example/rdf"><title>Paper</title><link>https://paper.example/</link>
      <dc:language>fr</dc:language><items><rdf:Seq><rdf:li resource="https://paper.example/1"/></rdf:Seq></items></channel>
      <item rdf:about="https://paper.example/1"><title>La tour</title><link>https://paper.example/1</link>
      <description>Fermée.</description><dc:date>2025-02-12</dc:date></item></rdf:RDF>
      """
    let article = try Reading.article("feed.rdf", feed)
    #expect(article.key == "https://paper.example/1" && article.title == "La tour" && article.body == "Fermée.")
    #expect(article.source == "Paper" && article.language == "fr" && article.published?.iso == "2025-02-12")
  }

  @Test func `RSS 0.91 with its document type and HTML's entities is read`() throws {
    let feed = """
      <?xml version="1.0"?>
      <!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN"
        "http://my.netscape.com/publish/formats/rss-0.91.dtd">
      <rss version="0.91"><channel><title>Caf&eacute;</title><item><title>Z&uuml;rich&nbsp;&mdash; AT&T</title>
      <link>https://paper.example/?a=1&b=2&copy=3</link><description>&#146;quoted&#147;</description></item></channel></rss>
      """
    let article = try Reading.article("feed.xml", feed)
    #expect(article.title == "Zürich — AT&T" && article.source == "Café" && article.body == "’quoted“")
    #expect(article.url == "https://paper.example/?a=1&b=2&copy=3")
  }

  @Test func `prefixes without a declaration and namespaces of their own do not hide anything`() throws {
    let undeclared = "<rss><channel><item><title>T</title><dc:creator>Ada Moss</dc:creator></item></channel></rss>"
    #expect(try Reading.article("a.xml", undeclared).authors == ["Ada Moss"])
    let own = "<rss xmlns='https://paper.example/ns'><channel><item><title>T</title></item></channel></rss>"
    #expect(try Reading.article("a.xml", own).title == "T")
  }

  @Test func `the declared encoding is used`() throws {
    let text = "<?xml version=\"1.0\" encoding=\"windows-1251\"?><rss><channel><item><title>"
    let bytes = Array(text.utf8) + [0xC1, 0xE0, 0xF8, 0xED, 0xFF] + Array("</title></item></channel></rss>".utf8)
    #expect(try Reading("a.xml", bytes).articles.first?.title == "Башня")
    let utf16 = "<rss><channel><item><title>Башня</title></item></channel></rss>".utf16
      .flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(try Reading("a.xml", [0xFF, 0xFE] + utf16).articles.first?.title == "Башня")
  }

  @Test func `a feed that breaks off gives its whole items and a failure`() throws {
    let reading = try Reading(
      "feed.xml", Self.start + "<item><title>Whole</title></item><item><title>Half</title><description>Br")
    #expect(reading.articles.map(\.title) == ["Whole"])
    #expect(
      reading.failures.map(\.description) == [
        "feed.xml: ends in the middle of an element (deliver it again, whole; what stands before is indexed)"
      ])
  }

  @Test func `end tags that match nothing, and elements left open, cost no item`() throws {
    let articles = try items(
      """
      <item><title>A</title><description>one</p></b></description></item>
      <item><title>B</title><description><div><b>two</description></item><item><title>C</title></item>
      """)
    #expect(articles.map(\.title) == ["A", "B", "C"])
    #expect(articles.map(\.body) == ["one", "two", ""])
  }

  @Test func `what a program said before the feed, and namespaces of nobody, do not matter`() throws {
    let feed =
      "<?xml version='1.0'?>\nNotice: undefined < index\n<rss><channel><item><title>T</title></item></channel></rss>"
    #expect(try Reading.article("a.xml", feed).title == "T")
  }

  @Test func `a site's export has its articles, and not its pictures and menus`() throws {
    let articles = try items(
      """
      <item><title>T</title><wp:post_type>post</wp:post_type>
      <content:encoded><![CDATA[One <b>bold</b>

      two.]]></content:encoded></item>
      <item><title>menu</title><wp:post_type>nav_menu_item</wp:post_type></item>
      <item><title>t.jpg</title><wp:post_type>attachment</wp:post_type></item>
      """)
    #expect(articles.map(\.title) == ["T"] && articles.map(\.body) == ["One bold\n\ntwo."])
  }

  @Test func `a feed without items is told`() {
    #expect(
      refusal("feed.xml", "<rss><channel><title>Empty</title></channel></rss>")?.description
        == "feed.xml: holds no article (deliver it with at least one article, or remove it)")
  }
}
