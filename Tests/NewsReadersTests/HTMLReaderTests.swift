import NewsModel
import NewsReaders
import Testing

/// A page as news sites build them, with everything round the article.
private func page(head: String = "", above: String = "", text: String = HTMLReaderTests.paragraphs) -> String {
  """
  <!DOCTYPE html><html lang="en-GB"><head><title>Tower of Port Merrow closes | The Merrow Paper</title>\(head)</head>
  <body class="single has-sidebar"><header><a href="/">The Merrow Paper</a></header>
  <nav><ul><li><a href="/world">World</a></li><li><a href="/sport">Sport</a></li></ul></nav>
  <div class="wrap with-sidebar"><article><h1>Tower of Port Merrow closes</h1>\(above)
  <div class="story-body">\(text)</div>
  <div class="share-buttons"><a href="#">Share this story with all of your friends, now.</a></div>
  <aside><p>Sign up for our letter, which arrives each morning, with all the news of the harbour.</p></aside>
  </article>
  <div class="related-stories"><p>The bridge of Merrow was painted green last year, which many people did not like.</p></div>
  <section id="comments"><p>I have never been up there, but my aunt was, and she said it was high.</p></section></div>
  <footer>© 2025 The Merrow Paper. All rights reserved, in every country of the world.</footer>
  <script>var tower = "The script says, in a sentence of its own, that nothing is closed at all.";</script></body></html>
  """
}

@Suite struct HTMLReaderTests {
  static let paragraphs = """
    <p>The harbour authority of Port Merrow said on Tuesday that the old tower would be closed to visitors until March.</p>
    <figure><img src="/tower.jpg"><figcaption>The tower in better days, seen from the old pier. Photo: Ada Moss</figcaption></figure>
    <p>“Nobody has to worry,” said the <a href="/mayor">mayor</a>, who lives next door, “it has stood for two hundred years.”</p>
    <h2>What comes next</h2>
    <p>Work on the stairs begins in two weeks, and the town will pay for it with money left over from the bridge.</p>
    <ul><li>The stairs are made of oak, and some are missing.</li><li>The lamp stays where it is, for now.</li></ul>
    <blockquote>It has never been warm in there, not even in summer, the keeper wrote.</blockquote>
    """

  static let text = """
    The harbour authority of Port Merrow said on Tuesday that the old tower would be closed to visitors until March.

    “Nobody has to worry,” said the mayor, who lives next door, “it has stood for two hundred years.”

    What comes next

    Work on the stairs begins in two weeks, and the town will pay for it with money left over from the bridge.

    The stairs are made of oak, and some are missing.
    The lamp stays where it is, for now.

    It has never been warm in there, not even in summer, the keeper wrote.
    """

  @Test func `the article's text is found, without menus, captions, teasers, comments and scripts`() throws {
    let article = try Reading.article("a.html", page())
    #expect(article.title == "Tower of Port Merrow closes")
    #expect(article.body == Self.text)
    #expect(article.language == "en-gb")
    #expect(article.format == "html")
  }

  @Test func `a page without semantic elements gives the same text`() throws {
    let plain = page().replacing("article>", "div>").replacing("class=\"story-body\"", "")
    #expect(try Reading.article("a.html", plain).body == Self.text)
  }

  @Test func `line breaks in pairs separate paragraphs`() throws {
    let text = """
      The tower is closed until March, the town says.<br><br>Work on the stairs, which are of oak, begins soon.<br>
      The lamp, however, stays where it has always been.
      """
    #expect(
      try Reading.article("a.html", page(text: text)).body == """
        The tower is closed until March, the town says.

        Work on the stairs, which are of oak, begins soon.
        The lamp, however, stays where it has always been.
        """)
  }

  @Test func `structured data tells title, date, authors, publisher and language`() throws {
    let data = """
      <script type="application/ld+json">{"@graph": [{"@type": "Organization", "@id": "#p", "name": "Merrow Media"},
      {"@type": ["NewsArticle"], "headline": "Tower closes", "datePublished": "2025-02-12T19:04:30+01:00",
       "author": [{"@type": "Person", "name": "Ada Moss"}, {"name": "Jon Reed"}], "publisher": {"@id": "#p"},
       "mainEntityOfPage": {"@id": "https://paper.example/tower"}, "image": {"url": "https://paper.example/t.jpg"}}]}</script>
      """
    let article = try Reading.article("a.html", page(head: data))
    #expect(article.published?.iso == "2025-02-12T19:04:30+01:00")
    #expect(article.published?.origin == .jsonLD)
    #expect(article.authors == ["Ada Moss", "Jon Reed"])
    #expect(article.source == "Merrow Media")
    #expect(article.url == "https://paper.example/tower")
    #expect(article.images == ["https://paper.example/t.jpg", "/tower.jpg"])
  }

  @Test func `broken structured data does not cost the page`() throws {
    let article = try Reading.article("a.html", page(head: "<script type=application/ld+json>{\"@type\": </script>"))
    #expect(article.body == Self.text)
  }

  @Test func `meta elements tell what they tell`() throws {
    let head = """
      <meta property="og:title" content="Tower closes &amp; bridge opens"><meta property="og:site_name" content="The Merrow Paper">
      <meta name="author" content="By Ada Moss"><meta property="article:published_time" content="2025-02-12T18:04:30Z">
      <link rel="canonical" href="https://paper.example/tower"><meta property="og:image" content="https://paper.example/o.jpg">
      """
    let article = try Reading.article("a.html", page(head: head))
    #expect(article.source == "The Merrow Paper")
    #expect(article.authors == ["Ada Moss"])
    #expect(article.published?.iso == "2025-02-12T18:04:30Z")
    #expect(article.published?.origin == .meta)
    #expect(article.url == "https://paper.example/tower")
    #expect(article.images.first == "https://paper.example/o.jpg")
  }

  @Test func `a time element of the article gives the date, one of a comment does not`() throws {
    let above =
      "<p class=byline>By <a rel=author href=/ada>Ada Moss</a> <time datetime=2025-02-12>12 February</time></p>"
    let article = try Reading.article("a.html", page(above: above))
    #expect(article.published?.iso == "2025-02-12")
    #expect(article.published?.origin == .time)
    #expect(article.authors == ["Ada Moss"])
    let comment = page().replacing("<p>I have never", "<p><time datetime=2025-03-01>1 March</time> I have never")
    #expect(try Reading.article("a.html", comment).published == nil)
  }

  @Test func `the address gives the date where nothing stronger does`() throws {
    let article = try Reading.article(
      "a.html", page(head: "<link rel=canonical href=https://paper.example/2025/02/12/tower.html>"))
    #expect(article.published?.iso == "2025-02-12")
    #expect(article.published?.origin == .url)
  }

  @Test func `a visible date line gives the date at last`() throws {
    let article = try Reading.article("a.html", page(above: "<div class=info>Published: 12 February 2025</div>"))
    #expect(article.published?.iso == "2025-02-12")
    #expect(article.published?.origin == .text)
  }

  @Test func `an element whose class speaks of a date gives the date, below the headline before any other`() throws {
    let above = "<span class=entry-date>Port Merrow, 12 February 2025, by our correspondent</span>"
    let today = page(above: above).replacing("<header>", "<div class=date>Monday, 3 March 2025</div><header>")
    let article = try Reading.article("a.html", today)
    #expect(article.published?.iso == "2025-02-12")
    #expect(article.published?.origin == .text)
  }

  @Test func `a page of a few words gives them`() throws {
    #expect(try Reading.article("a.html", "<html><body><p>Bridge open</p></body></html>").body == "Bridge open")
  }

  @Test func `a year alone in the head is no date of publication`() throws {
    #expect(try Reading.article("a.html", page(head: "<meta name=date content=2019>")).published == nil)
  }

  @Test func `a wrapper with an unlucky name does not cost the text`() throws {
    for name in ["page-banner", "layout sidebar-right", "subscriber-only", "has-comments"] {
      let wrapped = page(text: "<div class='\(name)'>\(Self.paragraphs)</div>")
      #expect(try Reading.article("a.html", wrapped).body == Self.text, "\(name)")
    }
  }

  @Test func `text hidden from those who have not paid is text`() throws {
    let text = Self.paragraphs.replacing("<blockquote>", "<blockquote style='display: none'>")
    #expect(try Reading.article("a.html", page(text: text)).body == Self.text)
  }

  @Test func `text that only the structured data has is taken from there`() throws {
    let body = String(repeating: "The tower is closed, said the town, and the stairs are made of oak. ", count: 12)
    let data = "<script type='application/ld+json'>{\"@type\": \"Article\", \"articleBody\": \"\(body)\"}</script>"
    let teaser = "<p>The tower is closed, said the town, and the stairs are made of oak.</p>"
    let article = try Reading.article("a.html", page(head: data, text: teaser))
    #expect(article.body == body.dropLast())
  }

  @Test func `paragraphs that complete structured data does not have are not the article's`() throws {
    let sentences = (1...8).map {
      "Sentence \($0) tells of the tower, of its lamp, and of the stairs that are missing in it."
    }
    let data = """
      <script type="application/ld+json">{"@type": "Article", "articleBody": "\(sentences.joined(separator: "\\n"))"}</script>
      """
    let text = sentences.map { "<p>\($0)</p>" }.joined()
    let plea = "<p>We need your help, dear reader, as this paper is free, and paper is not.</p>"
    let article = try Reading.article("a.html", page(head: data, text: text + plea))
    #expect(article.body == sentences.joined(separator: "\n\n"))
  }

  @Test(arguments: [
    "Tower of Port Merrow closes_Town_Merrow Online", "Merrow Paper: Tower of Port Merrow closes",
    "Tower of Port Merrow closes｜Town｜Merrow Online",
  ])
  func `of the title that part is the headline which the page shows`(title: String) throws {
    let article = try Reading.article(
      "a.html",
      "<html><title>\(title)</title><h1>MP</h1><b>Town</b><b>Tower of Port Merrow closes</b><p>It is closed, for now.</p>"
    )
    #expect(article.title == "Tower of Port Merrow closes")
  }

  @Test func `of several headings in the title the headline comes first in it`() throws {
    let article = try Reading.article(
      "a.html",
      "<html><title>Tower closes, again | The Merrow Institute</title><h1>The Merrow Institute</h1><h1>Tower closes, again</h1>"
    )
    #expect(article.title == "Tower closes, again")
  }

  @Test(arguments: [
    ("Tower closes | The Merrow Paper", "Tower closes"), ("The old tower closes - Merrow", "The old tower closes"),
    ("The Merrow Paper: Tower", "The Merrow Paper: Tower"),
  ])
  func `the title is without the site's name`(title: String, expected: String) throws {
    let article = try Reading.article(
      "a.html",
      "<html><title>\(title)</title><meta property=og:site_name content=Merrow><p>The tower is closed, for now.</p>")
    #expect(article.title == expected)
  }

  @Test func `what was encoded twice is read as it was meant`() throws {
    let text =
      "Wieża została zamknięta, powiedział burmistrz, który mieszka obok, i będzie otwarta, gdy znów się ociepli. Żółta łódź śpi."
    func page(_ text: String) -> String { "<html><title>Wieża</title><p>\(text)</p>" }
    let twice = String(String.UnicodeScalarView(text.utf8.map { Unicode.Scalar($0) }))
    #expect(try Reading.article("a.html", page(twice)).body == text)
    #expect(try Reading.article("a.html", page("\(text) Ã³ Ã³")).body == "\(text) Ã³ Ã³")
  }

  @Test func `the declared charset is followed, and UTF-8 where the declaration is wrong`() throws {
    let head = "<html><head><meta http-equiv=content-type content='text/html; charset="
    let russian: [UInt8] = [0xCC, 0xE0, 0xFF, 0xEA]  // Маяк in windows-1251
    let old =
      Array("\(head)windows-1251'></head><body><p>".utf8) + russian + Array(", closed, for now, until March.</p>".utf8)
    #expect(try Reading("a.html", old).articles.first?.body == "Маяк, closed, for now, until March.")
    let wrong = Array("\(head)iso-8859-1'></head><body><p>Маяк, closed, for now, until March.</p>".utf8)
    #expect(try Reading("a.html", wrong).articles.first?.body == "Маяк, closed, for now, until March.")
    let damaged = wrong + [0xC5] + Array(String(repeating: " Маяк", count: 10).utf8)
    #expect(try Reading("a.html", damaged).articles.first?.body.hasPrefix("Маяк, closed") == true)
    let none = Array("<html><body><p>Caf".utf8) + [0xE9] + Array(", closed, for now, until March.</p>".utf8)
    #expect(try Reading("a.html", none).articles.first?.body == "Café, closed, for now, until March.")
  }

  @Test func `an entity is a character and no control character gets through`() throws {
    let article = try Reading.article(
      "a.html",
      "<html><title>Tower&#27;[31m &eacute;t&#233;</title><p>Closed&#x9b;1m, says the town, until the end of March.</p>"
    )
    #expect(article.title?.contains("\u{1B}") == false)
    #expect(article.title?.hasSuffix("été") == true)
    #expect(article.body.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) })
  }
}

extension String {
  fileprivate func replacing(_ old: String, _ new: String) -> String {
    var result = ""
    var rest = self[...]
    while let range = rest.range(of: old) {
      result += rest[..<range.lowerBound] + new
      rest = rest[range.upperBound...]
    }
    return result + rest
  }
}

extension Substring {
  fileprivate func range(of other: String) -> Range<Index>? {
    indices.first { self[$0...].hasPrefix(other) }.map { $0..<index($0, offsetBy: other.count) }
  }
}
