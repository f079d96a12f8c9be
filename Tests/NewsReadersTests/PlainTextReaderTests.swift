import NewsModel
import NewsReaders
import Testing

@Suite struct PlainTextReaderTests {
  let long = """
    The harbour authority of Port Merrow said on Tuesday that the old lighthouse would be moved forty metres inland, \
    because the cliff below it has lost a third of its width since the storms of last winter.
    """

  @Test func `a short first line without a full stop, with an empty line below, is the headline`() throws {
    let article = try Reading.article("a.txt", "Lighthouse of Port Merrow to be moved inland\n\n\(long)\n")
    #expect(article.title == "Lighthouse of Port Merrow to be moved inland")
    #expect(article.body == long)
    #expect(article.format == "text")
    #expect(article.language == "en")
  }

  @Test func `a first line that is running text is body, and there is no headline`() throws {
    let article = try Reading.article("a.txt", "\(long)\n\nWork begins in May.")
    #expect(article.title == nil)
    #expect(article.body == "\(long)\n\nWork begins in May.")
  }

  @Test func `a headline may stand right above longer lines`() throws {
    #expect(
      try Reading.article("a.txt", "Lighthouse to be moved inland\n\(long)\n\(long)").title
        == "Lighthouse to be moved inland")
  }

  @Test func `text broken at a fixed width has no headline`() throws {
    let text = """
      The harbour authority of Port Merrow said on Tuesday that
      the old lighthouse would be moved forty metres inland and
      that the work would begin in May.
      """
    let article = try Reading.article("a.txt", text)
    #expect(article.title == nil)
    #expect(article.body == text)
  }

  @Test func `menu lines above the headline are neither headline nor body`() throws {
    let text = "• de\nLIVE TODAY\n\nLighthouse of Port Merrow to be moved inland\n\n\(long)\n\nLIVE TODAY"
    let article = try Reading.article("a.txt", text)
    #expect(article.title == "Lighthouse of Port Merrow to be moved inland")
    #expect(article.body.hasPrefix("The harbour authority"))
  }

  @Test func `a list of sections above the headline is passed over`() throws {
    let text = "Home\nWorld\nSport and Games\n\nLighthouse of Port Merrow to be moved inland\n\n\(long)"
    #expect(try Reading.article("a.txt", text).title == "Lighthouse of Port Merrow to be moved inland")
  }

  @Test func `a headline in capitals is no menu`() throws {
    #expect(
      try Reading.article("a.txt", "LIGHTHOUSE OF PORT MERROW MOVES\n\n\(long)").title
        == "LIGHTHOUSE OF PORT MERROW MOVES")
  }

  @Test func `an abbreviation with points does not end a headline's sentence`() throws {
    #expect(try Reading.article("a.txt", "Storm heads for the U.S.\n\n\(long)").title == "Storm heads for the U.S.")
  }

  @Test func `a picture line is a picture, not headline or body`() throws {
    let article = try Reading.article("a.txt", "![the tower](https://pics.example/tower.jpg)\n\(long)\n\nMore follows.")
    #expect(article.images == ["https://pics.example/tower.jpg"])
    #expect(article.title == nil)
    #expect(article.body == "\(long)\n\nMore follows.")
  }

  @Test func `headline, date line and body are told apart`() throws {
    let article = try Reading.article("a.txt", "Lighthouse to be moved\n2025-02-12\n\n\(long)")
    #expect(article.title == "Lighthouse to be moved")
    #expect(article.published?.iso == "2025-02-12")
    #expect(article.published?.origin == .text)
    #expect(article.body == long)
  }

  @Test(arguments: [
    "Published: 12 February 2025, 7:04 pm CET", "12 February 2025", "Posted on Feb 12, 2025",
    "Veröffentlicht am 12.02.2025",
    "Wednesday, 12th of February 2025",
  ])
  func `a line that holds nothing but a date gives the date`(line: String) throws {
    let article = try Reading.article("a.txt", "Lighthouse to be moved\n\n\(line)\n\n\(long)")
    #expect(article.published?.iso.hasPrefix("2025-02-12") == true)
    #expect(article.body == long)
  }

  @Test func `a dateline gives the date and stays in the text`() throws {
    let text = "PORT MERROW, 12 February 2025 (Tidewire) – \(long)"
    let article = try Reading.article("a.txt", text)
    #expect(article.published?.iso == "2025-02-12")
    #expect(article.body == text)
  }

  @Test func `a date in running prose is no date of publication`() throws {
    let article = try Reading.article(
      "a.txt",
      "Lighthouse to be moved\n\nOn 12 February 1925, the keeper – a widower – lit the lamp for the first time.")
    #expect(article.published == nil)
  }

  @Test func `the day of a change is not the day of publication`() throws {
    let article = try Reading.article("a.txt", "Lighthouse to be moved\n\nUpdated: 14 February 2025\n\n\(long)")
    #expect(article.published == nil)
    #expect(article.body == long)
  }

  @Test func `a byline below the headline gives the authors`() throws {
    let article = try Reading.article("a.txt", "Lighthouse to be moved\nBy Ada Moss and Jon van Reed\n\n\(long)")
    #expect(article.authors == ["Ada Moss", "Jon van Reed"])
    #expect(article.body == long)
    let post = try Reading.article("a.txt", "Lighthouse to be moved\n\nBy Ada Moss, maritime correspondent\n\n\(long)")
    #expect(post.authors == ["Ada Moss"])
    #expect(post.body == long)
    let prose = try Reading.article("a.txt", "Lighthouse to be moved\n\nBy Royal Command, the lamp stays\n\n\(long)")
    #expect(prose.authors == [])
  }

  @Test func `paragraphs are apart by one empty line, and lines stay lines`() throws {
    let article = try Reading.article("a.txt", "\(long)\r\n  A short line.  \r\n\r\n\r\n\t\r\nThe end came soon.\r\n")
    #expect(article.body == "\(long)\nA short line.\n\nThe end came soon.")
  }

  @Test func `control characters never get through`() throws {
    let article = try Reading.article("a.txt", "Tower \u{1B}[31mred\u{7} and\u{9B}1m blue\n\n\(long)\u{8}\u{7F}\tend.")
    #expect(article.title == "Tower [31mred and1m blue")
    #expect(article.body == "\(long)\tend.")
  }

  @Test func `a single line is body`() throws {
    let article = try Reading.article("a.txt", "Tower closed until further notice")
    #expect(article.title == nil)
    #expect(article.body == "Tower closed until further notice")
  }

  @Test func `a file's own name gives the date where the text has none`() throws {
    let article = try Reading.article("in/2025-02-12-tower.txt", long)
    #expect(article.published?.iso == "2025-02-12")
    #expect(article.published?.origin == .file)
  }

  private static let story = (1...6).map {
    "Paragraph \($0) tells at some length what happened on the quay that night."
  }
  .joined(separator: "\n\n")

  @Test(arguments: [
    "COMMENTS\nComments are moderated and appear when they are civil.\nThe rules are on page two.",
    "12 Kommentare\nHafenfreund: Endlich!\nMaria: Das hat lange gedauert.",
    "READ MORE", "Follow us on:", "Follow us on:\n\nREAD MORE",
  ])
  func `what stands below the text and is the site's is left out, and kept apart`(tail: String) throws {
    let article = try Reading.article("story.txt", "\(Self.story)\n\n\(tail)\n")
    #expect(article.body == Self.story)
    #expect(article.leftOut == tail)
  }

  @Test(arguments: [
    "He added that comments would be welcome.",
    "Comments by readers fill two pages of the next issue, the editor said.",
  ])
  func `a last sentence is text, whatever it speaks of`(last: String) throws {
    let article = try Reading.article("story.txt", "\(Self.story)\n\n\(last)\n")
    #expect(article.body == "\(Self.story)\n\n\(last)")
    #expect(article.leftOut == nil)
  }

  @Test func `a menu above the headline and below the text is kept apart`() throws {
    let article = try Reading.article(
      "story.txt", "LIVE NOW\n• en\n\nFerry sinks at its berth in the night\n\n\(Self.story)\n\nLIVE NOW\n")
    #expect(article.title == "Ferry sinks at its berth in the night")
    #expect(article.body == Self.story)
    #expect(article.leftOut == "LIVE NOW\n• en\nLIVE NOW")
  }
}
