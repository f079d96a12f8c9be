import NewsModel
import NewsReaders
import Testing

@Suite struct NewsMLReaderTests {
  static func item(
    _ guid: String, kind: String = "text", about: String = "<headline>Tower closed</headline>", _ content: String,
    meta: String = ""
  ) -> String {
    """
    <newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="\(guid)" xml:lang="en">
    <itemMeta><itemClass qcode="ninat:\(kind)"/><provider qcode="p:WNA"><name>Westmere News Agency</name></provider>
    <versionCreated>2025-02-12T19:04:30+01:00</versionCreated><firstCreated>2025-02-12T08:00:00+01:00</firstCreated>
    \(meta)</itemMeta>
    <contentMeta>\(about)</contentMeta><contentSet>\(content)</contentSet></newsItem>
    """
  }

  static let xhtml = """
    <inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>T</title></head>
    <body><header><time>12.02.2025</time><ul class="slugline"><li>Towers</li></ul><h1>Tower closed</h1></header>
    <section><p>No visitors.</p><figure><img src="t.jpg"/><figcaption>The tower</figcaption></figure>
    <h2>Stairs</h2><p>Until March.</p></section></body></html></inlineXML>
    """

  @Test func `an item gives all of its fields`() throws {
    let about = """
      <headline rank="3">Kicker</headline><headline rank="1">Tower closed</headline><by>By Ada Moss</by>
      <creator><name>desk.editor</name></creator><language tag="en-GB"/><dateline>Merrow (WNA) - </dateline>
      <description role="drol:summary">Short.</description>
      """
    let article = try Reading.article("a.xml", Self.item("urn:newsml:wna.example:1", about: about, Self.xhtml))
    #expect(
      article
        == Article(
          key: "urn:newsml:wna.example:1", title: "Tower closed",
          body: "Merrow (WNA) - No visitors.\n\nStairs\n\nUntil March.", source: "Westmere News Agency",
          authors: ["Ada Moss"], language: "en-gb",
          published: PublishedDate(
            day: CivilDay(year: 2025, month: 2, day: 12)!, secondOfDay: 68_670, offset: 60, precision: .second,
            origin: .record), images: ["t.jpg"], format: "newsml"))
  }

  @Test func `NITF inside gives text and people`() throws {
    let nitf = """
      <inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.head>
      <hedline><hl1>Other</hl1></hedline><byline>By Ada Moss, <byttl>Staff Reporter</byttl></byline></body.head>
      <body.content><p>No visitors.</p></body.content></body></nitf></inlineXML>
      """
    let article = try Reading.article("a.xml", Self.item("1", nitf))
    #expect(article.title == "Tower closed" && article.body == "No visitors." && article.authors == ["Ada Moss"])
  }

  @Test func `plain text inside, or a description alone, is the text`() throws {
    let plain = "<inlineData contenttype=\"text/plain\">No visitors.\n\nUntil March.</inlineData>"
    #expect(try Reading.article("a.xml", Self.item("1", plain)).body == "No visitors.\n\nUntil March.")
    let about = "<headline>T</headline><description>Short.</description>"
    #expect(try Reading.article("a.xml", Self.item("1", about: about, "")).body == "Short.")
  }

  @Test func `creators are people unless they are accounts or agencies`() throws {
    let about = """
      <headline>T</headline><creator><name>moss.ada</name></creator><creator type="cpnat:organisation"><name>Some Agency</name>
      </creator><creator><name>Jon Reed</name></creator>
      """
    #expect(try Reading.article("a.xml", Self.item("1", about: about, Self.xhtml)).authors == ["Jon Reed"])
  }

  @Test func `microdata marks the text and the writer`() throws {
    let content = """
      <inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body><article><h1>T</h1><div class="byline">By
      <span itemprop="name">Ada Moss</span></div><p itemprop="articleBody">No visitors.</p><p>All rights reserved</p>
      </article></body></html></inlineXML>
      """
    let article = try Reading.article("a.xml", Self.item("1", content))
    #expect(article.body == "No visitors." && article.authors == ["Ada Moss"])
  }

  @Test func `a message gives its texts, with the pictures beside them that they refer to`() throws {
    let picture = "<remoteContent contenttype=\"image/jpeg\" href=\"https://wna.example/t.jpg\"/>"
    let message = """
      <newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/><itemSet>
      <packageItem guid="0"><groupSet><group><itemRef residref="1"/></group></groupSet></packageItem>
      \(Self.item("1", Self.xhtml, meta: "<link rel='irel:seeAlso' residref='2'/>"))
      \(Self.item("2", kind: "picture", picture))\(Self.item("3", Self.xhtml))
      </itemSet></newsMessage>
      """
    let reading = try Reading("a.xml", message)
    #expect(reading.reader == "newsml" && reading.failures.isEmpty)
    #expect(reading.articles.map(\.key) == ["1", "3"])
    #expect(reading.articles.map(\.member) == ["1", "2"])
    #expect(reading.articles.map(\.images) == [["t.jpg", "https://wna.example/t.jpg"], ["t.jpg"]])
  }

  @Test func `a picture alone is found by its caption`() throws {
    let about = "<headline>Tower</headline><description role='drol:caption'>The tower in fog.</description>"
    let content = "<remoteContent contenttype=\"image/jpeg\" href=\"https://wna.example/t.jpg\"/>"
    let article = try Reading.article("a.xml", Self.item("1", kind: "picture", about: about, content))
    #expect(article.body == "The tower in fog." && article.images == ["https://wna.example/t.jpg"])
  }

  @Test func `a package of references is no article`() {
    let package = """
      <packageItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="0"><groupSet><group><itemRef residref="1"/></group>
      </groupSet></packageItem>
      """
    #expect(
      refusal("a.xml", package)?.description
        == "a.xml: holds references or terms, but no item with a text "
        + "(deliver the items themselves, or keep the file out of the inbox)")
  }

  @Test func `a message that breaks off gives its whole items and a failure`() throws {
    let whole = "<newsMessage><itemSet>" + Self.item("1", Self.xhtml)
    let reading = try Reading("a.xml", whole + Self.item("2", Self.xhtml).prefix(500))
    #expect(reading.articles.map(\.key) == ["1"])
    #expect(reading.failures.map(\.code) == [.notXML])
  }

  @Test func `NewsML 1 is read: its lines count for the components in them`() throws {
    let file = """
      <NewsML><NewsEnvelope><DateAndTime>20250212T200000+0100</DateAndTime></NewsEnvelope><NewsItem>
      <Identification><NewsIdentifier><ProviderId>wna.example</ProviderId>
      <PublicIdentifier>urn:newsml:wna.example:20250212:1:1</PublicIdentifier></NewsIdentifier></Identification>
      <NewsManagement><FirstCreated>20250212T080000+0100</FirstCreated>
      <ThisRevisionCreated>20250212T190430+0100</ThisRevisionCreated></NewsManagement>
      <NewsComponent><NewsLines><HeadLine>Tower closed</HeadLine><ByLine>By Ada Moss</ByLine></NewsLines>
      <AdministrativeMetadata><Provider><Party FormalName="WNA"/></Provider></AdministrativeMetadata>
      <DescriptiveMetadata><Language FormalName="en"/></DescriptiveMetadata>
      <NewsComponent><Role FormalName="Main"/><ContentItem><MediaType FormalName="Text"/><DataContent><p>No visitors.</p>
      <p>Until March.</p></DataContent></ContentItem></NewsComponent>
      <NewsComponent><Role FormalName="Caption"/><ContentItem><MediaType FormalName="Text"/><DataContent>The tower
      </DataContent></ContentItem></NewsComponent>
      <NewsComponent><ContentItem Href="t.jpg"><MediaType FormalName="Photo"/></ContentItem></NewsComponent>
      </NewsComponent></NewsItem></NewsML>
      """
    #expect(
      try Reading.article("a.xml", file)
        == Article(
          key: "urn:newsml:wna.example:20250212:1:1", title: "Tower closed", body: "No visitors.\n\nUntil March.",
          source: "WNA", authors: ["Ada Moss"], language: "en",
          published: PublishedDate(
            day: CivilDay(year: 2025, month: 2, day: 12)!, secondOfDay: 68_670, offset: 60, precision: .second,
            origin: .record), images: ["t.jpg"], format: "newsml"))
  }
}
