import NewsModel
import NewsReaders
import Testing

@Suite struct NITFReaderTests {
  func article(_ body: String, head: String = "", root: String = "<nitf>") throws -> Article {
    try Reading.article("a.xml", "\(root)<head>\(head)</head><body>\(body)</body></nitf>")
  }

  @Test func `an article gives all of its fields`() throws {
    let article = try article(
      """
      <body.head><hedline><hl1>Tower closed</hl1><hl2>Until March</hl2></hedline>
      <byline>By <person>Ada Moss</person> and <person><name.given>Jon</name.given><name.family>Reed</name.family></person>
      <byttl>Staff</byttl></byline>
      <dateline><location>Merrow</location> (WNA)</dateline><abstract><p>Short.</p></abstract></body.head>
      <body.content><block><p>No <person>visitors</person>.</p><hl2>Stairs</hl2><p>Until March.</p>
      <media media-type="image"><media-reference mime-type="image/jpeg" source="t.jpg"/><media-caption><p>The tower</p>
      </media-caption></media><ul><li>One</li><li>Two</li></ul>
      <table><tr><td>Steps</td><td>340</td></tr></table></block></body.content>
      <body.end><tagline>Reporting by others</tagline></body.end>
      """,
      head: """
        <title>Other</title><docdata><doc-id id-string="wna-1" regsrc="WNA"/>
        <date.release norm="20250213T000000+0100"/><date.issue norm="20250212T190430+0100"/>
        <doc.copyright holder="Westmere News Agency"/></docdata>
        """, root: "<nitf baselang='en-GB'>")
    #expect(
      article
        == Article(
          key: "wna-1", title: "Tower closed",
          body: "Merrow (WNA) – No visitors.\n\nStairs\n\nUntil March.\n\nOne\nTwo\n\nSteps 340",
          source: "Westmere News Agency", authors: ["Ada Moss", "Jon Reed"], language: "en-gb",
          published: PublishedDate(
            day: CivilDay(year: 2025, month: 2, day: 12)!, secondOfDay: 68_670, offset: 60, precision: .second,
            origin: .record), images: ["t.jpg"], format: "nitf"))
  }

  @Test func `a dateline that the text has is not repeated`() throws {
    let text = "<body.content><p>MERROW, Feb 12 WNA - No visitors.</p></body.content>"
    #expect(
      try article("<body.head><dateline>Merrow, Feb 12</dateline></body.head>" + text).body
        == "MERROW, Feb 12 WNA - No visitors.")
    #expect(
      try article("<body.head><dateline>Tern (WNA) -</dateline></body.head>" + text).body
        == "Tern (WNA) - MERROW, Feb 12 WNA - No visitors.")
  }

  @Test func `posts and agencies in a byline are nobody's names`() throws {
    func authors(_ byline: String) throws -> [String] {
      try article("<body.head><byline>\(byline)</byline></body.head><body.content><p>Text.</p></body.content>").authors
    }
    #expect(try authors("By Ada Moss, Westmere Press Association") == ["Ada Moss"])
    #expect(try authors("By Ada Moss<br/>Associated Press Writer") == ["Ada Moss"])
    #expect(try authors("Ada Moss / Merrow.example") == ["Ada Moss", "Merrow.example"])
  }

  @Test func `the abstract is the text where there is no other, and the file's title the headline`() throws {
    let article = try article(
      "<body.head><abstract><p>Short.</p></abstract></body.head><body.content/>", head: "<title>Tower</title>")
    #expect(article.title == "Tower" && article.body == "Short.")
  }

  @Test func `results in pre keep their lines, and code of players is no text`() throws {
    #expect(try article("<body.content><pre>Merrow 2\nTern 1</pre></body.content>").body == "Merrow 2\nTern 1")
    let embedded =
      "<body.content><p>Text.</p><p>&lt;div&gt;&lt;script src='x'>&lt;/script&gt;&lt;/div&gt;</p></body.content>"
    #expect(try article(embedded).body == "Text.")
  }

  @Test func `a file that breaks off is told`() {
    #expect(
      refusal("a.xml", "<nitf><body><body.content><p>No vis")?.description
        == "a.xml: ends in the middle of an element (deliver it again, whole; what stands before is indexed)")
  }
}
