import NewsModel
import NewsReaders
import Testing

/// What of a page is its article's text, in the shapes that sites give it.
@Suite struct MainTextTests {
  private static let sentences = [
    "The harbour authority of Port Merrow said on Tuesday that the old tower would be closed to visitors until March.",
    "Nobody has to worry, said the mayor, who lives next door, as it has stood for two hundred years.",
    "Work on the stairs begins in two weeks, and the town will pay for it with money left over from the bridge.",
    "The lamp, which was lit for the first time by the keeper's grandmother, stays where it has always been.",
    "Ships, the authority added, are asked to keep to the eastern channel, which was dredged last year.",
  ]
  private static let paragraphs = sentences.map { "<p>\($0)</p>" }.joined(separator: "\n")
  private static let body = sentences.joined(separator: "\n\n")

  private func body(_ inside: String, head: String = "") throws -> String {
    try Reading.article(
      "a.html", "<html><head><title>Tower of Port Merrow closes</title>\(head)</head><body>\(inside)</body></html>"
    ).body
  }

  private let menu =
    "<ul><li><a href=/w>World</a></li><li><a href=/s>Sport</a></li><li><a href=/c>Culture</a></li></ul>"
  private let headline = "<h1>Tower of Port Merrow closes</h1>"

  // MARK: Lead

  private static let lead = "Two hundred steps, some of them missing, are to be made anew from oak"

  @Test(arguments: [
    "<header><h1>Tower of Port Merrow closes</h1><p class=standfirst>\(lead)</p></header>",
    "<header><h1>Tower of Port Merrow closes</h1><h2>\(lead)</h2></header>",
    "<h1>Tower of Port Merrow closes</h1><div><p>\(lead).</p></div><div class=author-line>Ada Moss</div>",
  ])
  func `the lead between headline and text is text`(above: String) throws {
    let text = try body("\(menu)<div>\(above)</div><div class=main>\(Self.paragraphs)</div>")
    #expect(text.hasPrefix(Self.lead))
    #expect(text.hasSuffix(Self.body))
  }

  @Test func `a line that the page's description repeats is the lead, wherever above the text it stands`() throws {
    let head = "<meta property=og:description content='\(Self.lead)'>"
    let above = "\(headline)<header><div class=meta><span>\(Self.lead)</span></div></header>"
    #expect(try body("\(above)<div>\(Self.paragraphs)</div>", head: head) == "\(Self.lead)\n\n\(Self.body)")
  }

  @Test(arguments: [
    "<figure><img src=t.jpg><figcaption>The tower in better days, seen from the pier, before the storm.</figcaption></figure>",
    "<div class=byline>By Ada Moss, who has written on harbours for this paper for thirty years.</div>",
    "<div class=newsletter-box><p>All the news of the harbour, in your letter box, each and every morning.</p></div>",
    "<nav><p>Read on the harbour: the bridge, the tower, the pier, and what the council says.</p></nav>",
  ])
  func `captions, bylines and boxes above the text are no lead`(above: String) throws {
    #expect(try body("\(headline)\(above)<div>\(Self.paragraphs)</div>") == Self.body)
  }

  // MARK: Ends

  @Test(arguments: [
    "Comments (2)", "2 comments", "Kommentare", "Komentarze", "Комментарии (2)", "Σχόλια", "网友评论", "コメント", "التعليقات",
  ])
  func `readers' comments end the text, where only a heading tells them`(heading: String) throws {
    let comments = """
      <div>\(heading)</div><p>I have never been up there, but my aunt was, and she said it was high, and cold.</p>
      <p>They should have done it years ago, when there was money, and when the mayor still listened.</p>
      """
    #expect(try body("<div>\(headline)\(Self.paragraphs)\(comments)</div>") == Self.body)
  }

  @Test func `a link to the comments above the text does not end it`() throws {
    let link = "<p><a href=#c>Comments (2)</a></p>"
    #expect(try body("<div>\(headline)\(link)\(Self.paragraphs)</div>") == Self.body)
  }

  @Test func `a link to the comments among the paragraphs does not end the text`() throws {
    let link = "<p><a href=#c>Comments (2)</a></p>"
    let text = Self.sentences.enumerated().map { "<p>\($0.element)</p>\($0.offset == 3 ? link : "")" }.joined()
    #expect(try body("<div>\(headline)\(text)</div>") == Self.body)
  }

  @Test func `a heading of that word near the beginning of a long text does not end it`() throws {
    let long = (1...60).map {
      "Sentence \($0) tells of the tower, of its lamp, and of the stairs that are missing in it."
    }
    let text = long.map { "<p>\($0)</p>" }.joined()
    let found = try body("<div>\(headline)\(Self.paragraphs)<h3>Comments</h3>\(text)</div>")
    #expect(found.hasSuffix(long.joined(separator: "\n\n")))
  }

  @Test func `a box of comments among the paragraphs is left out, and the text goes on`() throws {
    let box = """
      <div><h3>Comments</h3><dl><dt>Keeper, Tuesday, 19:43</dt>
      <dd>I have never been up there, but my aunt was, and she said it was high, and cold.</dd></dl></div>
      """
    let text = Self.sentences.enumerated().map { "<p>\($0.element)</p>\($0.offset == 3 ? box : "")" }.joined()
    #expect(try body("<div>\(headline)\(text)</div>") == Self.body)
  }

  @Test func `teasers behind a row of links are not the article's`() throws {
    let links = (1...6).map { "<p><a href=/\($0)>Harbour story \($0)</a></p>" }.joined()
    let teaser = "<p>The bridge of Merrow was painted green last year, which many people did not like.</p>"
    #expect(try body("<div>\(headline)\(Self.paragraphs)\(links)\(teaser)</div>") == Self.body)
  }

  @Test func `a row of links in the middle does not end the text`() throws {
    let links = (1...6).map { "<p><a href=/\($0)>Harbour story \($0)</a></p>" }.joined()
    let text = "<p>\(Self.sentences[0])</p>\(links)" + Self.sentences.dropFirst().map { "<p>\($0)</p>" }.joined()
    #expect(try body("<div>\(headline)\(text)</div>") == Self.body)
  }

  @Test(arguments: [
    "If you buy something through a link on this page, we may earn a commission, which pays for our lamps.",
    "Like what you read? Sign up for our letter, which arrives each morning, with all the news of the harbour.",
    "Ada Moss writes on harbours. Write to her at moss@paper.example, or find her on the pier.",
    "Folgen Sie uns, und Sie hören jeden Morgen, was im Hafen geschieht.",
    "Все права защищены, в порту и за его пределами, навсегда.",
  ])
  func `the site's own lines below the text are not text`(line: String) throws {
    #expect(try body("<div>\(headline)\(Self.paragraphs)<p>\(line)</p></div>") == Self.body)
  }

  @Test func `a word of the site's lines in the middle of an article costs nothing`() throws {
    let line = "The council's newsletter had promised, in January, that the tower would stay open."
    let text = "<p>\(line)</p>\(Self.paragraphs)"
    #expect(try body("<div>\(headline)\(text)</div>") == "\(line)\n\n\(Self.body)")
  }

  @Test func `what stands above the headline is not the article's`() throws {
    let above = "<p>Today in the harbour: fog until noon, then sun, with a light wind from the west.</p>"
    #expect(try body("<div>\(above)\(headline)\(Self.paragraphs)</div>") == Self.body)
  }

  // MARK: Blocks

  @Test(arguments: [
    "The old tower, seen from the pier (Photo: Ada Moss)", "The old tower in better days. Photo: Ada Moss",
    "Der alte Turm, vom Steg aus gesehen. Foto: Ada Moss", "Stara wieża w lepszych czasach (fot. Ada Moss)",
    "Башня, вид с пирса. Фото: Ада Мосс", "古い塔（写真：モス）", "The old tower, on a day in May. Ada Moss/Getty Images",
  ])
  func `a caption that no element marks is known by who took the picture`(caption: String) throws {
    let text = Self.sentences.enumerated().map {
      $0.offset == 2 ? "<p>\(caption)</p><p>\($0.element)</p>" : "<p>\($0.element)</p>"
    }
    #expect(try body("<div>\(headline)\(text.joined())</div>") == Self.body)
  }

  @Test func `a paragraph that is there twice is taken once`() throws {
    #expect(try body("<div>\(headline)\(Self.paragraphs)<p>\(Self.sentences[1])</p></div>") == Self.body)
  }

  @Test func `data that a page shows by mistake is not text`() throws {
    let data =
      "&quot;,&quot;name&quot;:&quot;Post&quot;,&quot;width&quot;:550,&quot;rich&quot;:true,&quot;text&quot;:&quot;A post, of the pier.&quot;"
    #expect(try body("<div>\(headline)\(Self.paragraphs)<div>\(data)</div></div>") == Self.body)
  }

  @Test func `a subheading is kept whatever the words of its id`() throws {
    let text = "\(Self.paragraphs)<h2 id=promotion-and-comments>What comes next</h2><p>\(Self.lead).</p>"
    #expect(try body("<div>\(headline)\(text)</div>") == "\(Self.body)\n\nWhat comes next\n\n\(Self.lead).")
  }

  @Test func `tables for layout and line breaks in pairs give paragraphs`() throws {
    let side = "<td><a href=/a>World</a><br><a href=/b>Sport</a><br><a href=/c>Weather</a></td>"
    let page = """
      <table><tr>\(side)<td><font size=5><b>Tower of Port Merrow closes</b></font><br><br>
      \(Self.sentences.joined(separator: "<br><br>"))</td>\(side)</tr></table>
      """
    #expect(try body(page).hasSuffix(Self.body))
  }

  @Test func `text in Chinese is told from its menu without spaces or ASCII`() throws {
    let text = ["港务局星期二表示，老灯塔将对游客关闭，直到三月份为止。", "市长说，大家不必担心，灯塔已经屹立了两百年，还会继续屹立下去。", "楼梯的修缮工程将在两周后开始，费用由修桥剩下的钱支付。"]
    let page = "<ul><li><a href=/a>国际</a><li><a href=/b>体育</a></ul><div>\(text.map { "<p>\($0)</p>" }.joined())</div>"
    #expect(try body(page) == text.joined(separator: "\n\n"))
  }

  @Test func `structured data that was cut does not cut the text`() throws {
    let whole = (1...40).map {
      "Sentence \($0) tells of the tower, of its lamp, and of the stairs that are missing in it."
    }
    let data = """
      <script type="application/ld+json">{"@type": "Article", "articleBody": "\(whole.prefix(6).joined(separator: " "))"}</script>
      """
    let text = whole.map { "<p>\($0)</p>" }.joined()
    #expect(try body("<div>\(headline)\(text)</div>", head: data) == whole.joined(separator: "\n\n"))
  }

  // MARK: Data for scripts

  private func data(_ json: String) -> String {
    "<script id=data type=application/json>\(json)</script>"
  }

  private static let parts = sentences.map {
    #"{"type": "paragraph", "content": [{"type": "text", "value": "\#($0)"}]}"#
  }
  .joined(separator: #", {"type": "ad", "content": []}, "#)

  private static let more = (1...6).map {
    #"{"type": "paragraph", "content": [{"type": "text", "value": "Step \#($0) of the stairs is of oak, "}, {"type": "link", "data": {"href": "/\#($0)"}, "content": [{"type": "text", "value": "as the other steps are"}]}, {"type": "text", "value": ", and as they were."}]}"#
  }.joined(separator: ",")

  @Test func `a page that shows the beginning of what it keeps for its scripts gives all of it`() throws {
    let page = "<div>\(headline)<p>\(Self.sentences[0])</p></div>"
    let json = #"{"page": {"title": "Tower", "body": {"parts": [\#(Self.parts), \#(Self.more)]}}}"#
    let text = try body(page + data(json))
    #expect(text.hasPrefix(Self.body))
    #expect(text.hasSuffix("Step 6 of the stairs is of oak, as the other steps are, and as they were."))
  }

  @Test func `HTML in the data for scripts is read as such`() throws {
    let page = "<div>\(headline)<p>\(Self.sentences[0])</p></div>"
    let html = (Self.sentences + Self.sentences.map { "Later: \($0)" }).map { "<p>\($0)<\\/p>" }.joined()
    let text = try body(page + data(#"{"story": {"html": "\#(html)"}}"#))
    #expect(text.hasPrefix(Self.body))
    #expect(text.hasSuffix("Later: \(Self.sentences[4])"))
  }

  @Test func `data for scripts that tells of something else is left alone`() throws {
    let page = "<div>\(headline)<p>\(Self.sentences[0])</p></div>"
    #expect(try body(page + data(#"{"other": [\#(Self.more), \#(Self.more)]}"#)) == Self.sentences[0])
  }

  // MARK: Names that mislead, boxes between paragraphs, lists and teasers at the end

  @Test func `a heading's class says how it looks`() throws {
    let parts = Self.paragraphs.replacing("<p>Work", with: "<h3 class=edTag>The stairs</h3><p>Work")
    #expect(try body("\(headline)<div>\(parts)</div>").contains("\n\nThe stairs\n\nWork"))
  }

  @Test func `what holds headline and text is no furniture, whatever it is called`() throws {
    let lines = String(
      repeating: "<p>Somebody wrote here what goes on and on for a line and says nothing.</p>", count: 4)
    let boxes = String(repeating: "<div class=comments>\(lines)</div>", count: 5)
    let text = try body("\(menu)<div class='box print'>\(headline)\(Self.paragraphs)</div>\(boxes)")
    #expect(text == Self.body)
  }

  @Test func `paragraphs go on behind a box of other stories, however late it stands`() throws {
    let links = (1...6).map { "<li><a href=/\($0)>Another story of number \($0)</a></li>" }.joined()
    let parts = Self.paragraphs.replacing("<p>Ships", with: "<div><ul>\(links)</ul></div><p>Ships")
    #expect(try body("\(headline)<div>\(parts)</div>") == Self.body)
  }

  @Test func `a list below a heading of its own ends the text`() throws {
    let list =
      "<h2>Keepers of the tower</h2><ul><li>1891: Ada Moss</li><li>1920: Ben Quist</li><li>1951: Cora Lund</li></ul>"
    let text = try body("\(headline)<div>\(Self.paragraphs)\(list)</div>")
    #expect(text.hasSuffix("Keepers of the tower\n\n1891: Ada Moss\n1920: Ben Quist\n1951: Cora Lund"))
    let tags = "<h2>Topics</h2><ul><li><a href=/t>Towers</a></li><li><a href=/h>Harbour</a></li></ul>"
    #expect(try body("\(headline)<div>\(Self.paragraphs)\(tags)</div>") == Self.body)
  }

  @Test func `summaries of other articles below their linked headlines are no text`() throws {
    let teasers = (1...5).map {
      "<li><a href=/\($0)>Bridge number \($0) painted</a></li><li>Painters finished the bridge number \($0) on Monday, in the rain, as they had said they would.</li>"
    }.joined()
    #expect(try body("\(headline)<div>\(Self.paragraphs)<ul>\(teasers)</ul></div>") == Self.body)
  }

  @Test func `rules for comments far below the text are none of it`() throws {
    let links = (1...45).map { "<p><a href=/\($0)>Section number \($0)</a></p>" }.joined()
    let rules = (1...4).map {
      "<p>Rule \($0): whoever writes here is polite, stays with the subject, and signs with a name.</p>"
    }.joined()
    #expect(
      try body("\(headline)<div class=main><div>\(Self.paragraphs)</div>\(links)<div>\(rules)</div></div>") == Self.body
    )
  }
}
