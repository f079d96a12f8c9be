import NewsModel
import NewsReaders
import Testing

/// The day of publication of a page: what counts, and what does not.
@Suite struct HTMLDateTests {
  static let text = """
    <p>The harbour authority of Port Merrow said on Tuesday that the old tower would be closed to visitors until March.</p>
    <p>“Nobody has to worry,” said the mayor, who lives next door, “it has stood for two hundred years or even more.”</p>
    <p>Work on the stairs begins in two weeks, and the town will pay for it with money left over from the bridge.</p>
    """

  static func page(
    head: String = "", above: String = "", under: String = "", below: String = "", text: String = text,
    language: String = "en-gb"
  ) -> String {
    """
    <!DOCTYPE html><html lang="\(language)"><head><title>Tower of Port Merrow closes</title>\(head)</head><body>
    <div class="top"><a href="/">The Merrow Paper</a></div>\(above)<div class="story"><h1>Tower of Port Merrow closes</h1>
    \(under)\(text)</div>\(below)</body></html>
    """
  }

  func published(_ page: String, _ name: String = "a.html") throws -> PublishedDate? {
    try Reading.article(name, page).published
  }

  func expect(_ page: String, _ iso: String?, _ origin: PublishedDate.Origin? = nil) throws {
    let date = try published(page)
    #expect(date?.iso == iso)
    if let origin { #expect(date?.origin == origin) }
  }

  @Test(arguments: [
    "<p>12 February 2025</p>", "<div class=\"meta\">By Ada Moss | 12 Feb 2025</div>",
    "<span>Ada Moss</span><span>Feb 12, 2025</span>",
    "<p><span>12</span> <span>February</span> <span>2025</span></p>", "<p>Wednesday 12/02/2025, 09:15</p>",
    "<p class=\"date\">12.02.25</p>", "<p><b>Published:</b> <i>12 February 2025</i></p>", "<p>12 | 02 | 2025</p>",
    "<aside><dl><dt>Date</dt><dd>12 February 2025</dd></dl></aside>",
    "<div class=\"teaser-meta\">Ada Moss, 12 February 2025</div>", "<div class=\"post-date\">Ada Moss | 12.02.25</div>",
    "<div class=\"entry-meta with-comments\"><div class=\"latest-by\">Ada Moss, 12 February 2025</div></div>",
    "<p class=\"entry-date updated\">12 February 2025</p><p>Date: 3 January 2024</p>",
  ])
  func `a date below the headline is the day of publication`(line: String) throws {
    let date = try published(Self.page(under: line))
    #expect(date?.day.description == "2025-02-12")
    #expect(date?.origin == .text)
  }

  @Test func `a time element tells the day, with its zone`() throws {
    try expect(
      Self.page(under: "<time datetime=\"2025-02-12T19:04:00-05:00\">yesterday</time>"), "2025-02-12T19:04:00-05:00",
      .time)
  }

  @Test func `what a time element says in words counts over an attribute of another day`() throws {
    try expect(Self.page(under: "<time datetime=\"2019-09-03\">Published 12 February 2025</time>"), "2025-02-12", .time)
  }

  @Test(arguments: [
    "<div class=\"comments\"><p>Ada</p><time datetime=\"2025-03-01\">1 March 2025</time></div>",
    "<div class=\"related\"><a href=\"/b\">Bridge painted green</a> <span class=\"date\">1 March 2025</span></div>",
    "<footer>Copyright © 1 March 2025 The Merrow Paper</footer>", "<nav><span class=\"date\">1 March 2025</span></nav>",
    "<article><h2>Bridge painted green</h2><time datetime=\"2025-03-01\">1 March 2025</time></article>",
    "<blockquote>— Ada (@ada) <a href=\"#\">March 1, 2025</a></blockquote>",
    "<p>The bridge was painted on 1 March 2025, when it rained in the whole country from morning to night, said the painter, and "
      + "after that it was never seen again, neither by him nor by anybody else who lives in the town or goes there.</p>",
  ])
  func `dates of comments, teasers, menus, tweets, copyright lines and sentences are none of the article's`(
    below: String
  )
    throws
  {
    try expect(Self.page(below: below), nil)
    try expect(Self.page(under: "<p>12 February 2025</p>", below: below), "2025-02-12")
  }

  @Test func `the day of today far above the headline is not the article's`() throws {
    let menu = (1...12).map { "<li><a href=\"/\($0)\">Section \($0)</a></li>" }.joined()
    let top = "<div class=\"header-date\">Sunday, 16 February 2025</div><ul>\(menu)</ul>"
    try expect(Self.page(above: top, under: "<p>12 February 2025</p>"), "2025-02-12")
  }

  @Test func `publication counts over a change, and a change over nothing`() throws {
    let lines = "<p>Updated: 15 February 2025</p><p>Published: 12 February 2025</p>"
    try expect(Self.page(under: lines), "2025-02-12")
    try expect(Self.page(under: "<p>Last updated: 15 February 2025</p>"), "2025-02-15")
    try expect(Self.page(below: "<div class=\"foot\">Last edited: 15 February 2025</div>"), "2025-02-15")
  }

  @Test func `the head counts where the page shows its day, too, or none beside the headline`() throws {
    let head = "<meta property=\"article:published_time\" content=\"2025-02-12T08:00:00+01:00\">"
    let stated = "2025-02-12T08:00:00+01:00"
    try expect(Self.page(head: head, under: "<p>12 February 2025</p><p>20 February 2025</p>"), stated, .meta)
    let menu = (1...12).map { "<li><a href=\"/\($0)\">Section \($0)</a></li>" }.joined()
    try expect(
      Self.page(head: head, above: "<div class=\"date\">20 February 2025</div><ul>\(menu)</ul>"), stated, .meta)
    try expect(Self.page(head: head, below: "<p>Open again on 20 February 2025</p>"), stated, .meta)
  }

  @Test func `the day that a page shows its readers counts over one that it shows nowhere`() throws {
    let head = "<meta property=\"article:published_time\" content=\"2025-02-12T08:00:00+01:00\">"
    try expect(Self.page(head: head, under: "<p class=\"date\">20 February 2025</p>"), "2025-02-20", .text)
    try expect(Self.page(head: head, under: "<p class=\"date\">11 February 2025</p>"), "2025-02-11", .text)
  }

  @Test func `a page that shows its last change as its only day has that day`() throws {
    let head = """
      <meta property="article:published_time" content="2019-02-12T08:00:00+01:00">
      <meta property="article:modified_time" content="2025-02-20T08:00:00+01:00">
      """
    try expect(Self.page(head: head, under: "<p class=\"date\">20 February 2025</p>"), "2025-02-20", .text)
    try expect(Self.page(head: head, under: "<p class=\"date\">Updated: 20 February 2025</p>"), "2025-02-20", .text)
    let both = "<p class=\"date\">12 February 2019</p><p class=\"date\">20 February 2025</p>"
    try expect(Self.page(head: head, under: both), "2019-02-12T08:00:00+01:00")
    let update = "<p class=\"date\">12 February 2019</p><p class=\"date\">Updated: 20 February 2025</p>"
    try expect(Self.page(head: head, under: update), "2019-02-12T08:00:00+01:00")
  }

  @Test(arguments: [
    "<time datetime=\"2025-02-12T20:48:19-05:00\">Feb 12</time>", "<p class=\"date\">February 12, 2025 8:48 pm ET</p>",
    "<p class=\"date\">Feb. 12, 2025 at 8:48 PM</p>",
  ])
  func `a time in UTC gets the zone that the page shows`(line: String) throws {
    let head = "<meta property=\"article:published_time\" content=\"2025-02-13T01:48:19Z\">"
    try expect(Self.page(head: head, under: line, language: "en-us"), "2025-02-12T20:48:19-05:00", .meta)
  }

  @Test func `a time in UTC without any other stays as it is`() throws {
    let head = "<meta property=\"article:published_time\" content=\"2025-02-13T01:48:19Z\">"
    try expect(Self.page(head: head), "2025-02-13T01:48:19Z", .meta)
    try expect(Self.page(head: head, under: "<p>Updated: 13 February 2025 10:20</p>"), "2025-02-13T01:48:19Z")
  }

  @Test func `the day in the address is the local one, and older than a move to another system`() throws {
    let link = "<link rel=\"canonical\" href=\"https://merrow.example/2025/2/12/tower\">"
    try expect(Self.page(head: link), "2025-02-12", .url)
    let utc = "<meta property=\"article:published_time\" content=\"2025-02-13T01:48:19Z\">"
    try expect(Self.page(head: link + utc), "2025-02-12", .url)
    let moved = "<meta property=\"article:published_time\" content=\"2026-08-01T10:00:00+02:00\">"
    try expect(Self.page(head: link + moved), "2025-02-12", .url)
  }

  @Test func `an address with a month alone tells the month`() throws {
    try expect(
      Self.page(head: "<link rel=\"canonical\" href=\"https://merrow.example/2025/02/tower\">"), "2025-02", .url)
  }

  @Test func `scripts, the title and the first words of the text tell the day where nothing else does`() throws {
    let script = "<script>window.state = {\"publishDate\":\"2025-02-12T08:00:00Z\",\"x\":1}</script>"
    try expect(Self.page(below: script), "2025-02-12T08:00:00Z")
    try expect(
      Self.page().replacing("<title>Tower of Port Merrow closes", with: "<title>Tower closes | News | 12.02.2025"),
      "2025-02-12", .text)
    let dateline = Self.text.replacing("The harbour authority", with: "12 February 2025 – The harbour authority")
    try expect(Self.page(text: dateline), "2025-02-12", .text)
  }

  @Test(arguments: [
    "<meta name=\"date\" content=\"1970-01-01T00:00:00Z\">", "<meta name=\"date\" content=\"2019\">",
    "<meta name=\"date\" content=\"soon\">",
  ])
  func `a program's zero, a bare year and words are no date`(head: String) throws {
    try expect(Self.page(head: head), nil)
    try expect(Self.page(under: "<p class=\"date\">12 February 1931</p>"), nil)
  }

  @Test func `day and month are told apart by language and country`() throws {
    let line = "<p class=\"date\">03/04/2025</p>"
    try expect(Self.page(under: line, language: "en-us"), "2025-03-04")
    try expect(Self.page(under: line, language: "en-gb"), "2025-04-03")
    try expect(Self.page(under: line, language: "en"), nil)
  }

  @Test(arguments: [
    "<p class=\"postmetadata\">This entry was posted on Wednesday, February 12th, 2025 at 9:15 am and is filed under Town.</p>",
    "<p class=\"alt\">Dieser Beitrag wurde am Mittwoch, den 12. Februar 2025 um 09:15 Uhr veröffentlicht.</p>",
  ])
  func `the sentence below the text that tells the day of the entry is found`(below: String) throws {
    #expect(try published(Self.page(below: below))?.day.description == "2025-02-12")
  }

  @Test func `a box in the article itself may hold its day`() throws {
    let inside = Self.page()
      .replacing("<div class=\"story\">", with: "<article>")
      .replacing("</div></body>", with: "<aside class=\"facts\"><p>12 February 2025</p></aside></article></body>")
    try expect(inside, "2025-02-12")
  }

  @Test func `where everything is in widgets, a widget is no box beside the text`() throws {
    let built = Self.page(
      above: "<div class=\"builder-widget\"><p>12 February 2025</p></div><div class=\"builder-widget\">",
      below: "</div>")
    try expect(built, "2025-02-12")
  }

  @Test func `the bar of a web archive has a day of its own`() throws {
    let bar = "<div id=\"wm-ipp\"><p>Captured on 1 March 2025</p><span>1 March 2025</span></div>"
    try expect(Self.page(above: bar), nil)
  }

  @Test func `a mark of schema.org counts over a label, and its title over its words`() throws {
    let mark = "<abbr itemprop=\"datePublished\" title=\"2025-02-12T09:15:00+01:00\">09:15</abbr>"
    try expect(Self.page(under: "<p>Published: 3 January 2024</p>\(mark)"), "2025-02-12T09:15:00+01:00")
  }

  @Test func `words of a sentence that could name a date do not`() throws {
    let words =
      "<p>vom 3. Januar 2025, mit dem der Turm von Port Merrow für den Rest des Winters geschlossen worden ist</p>"
    try expect(Self.page(under: words + "<time>12.02.2025</time>", language: "de"), "2025-02-12")
  }

  @Test func `a day in an address yields to another beside the headline, but for the folder of its day`() throws {
    func page(_ path: String, _ day: String) -> String {
      Self.page(
        head: "<link rel=\"canonical\" href=\"https://merrow.example/\(path)\">", under: "<p class=\"date\">\(day)</p>")
    }
    try expect(page("tower-20250203-p5.html", "12 February 2025"), "2025-02-12", .text)
    try expect(page("2025/feb/11/tower", "12 February 2025"), "2025-02-12", .text)
    try expect(page("2025/feb/11/tower", "30 March 2025"), "2025-02-11", .url)
    try expect(page("2025/02/16-ships-leave", "12 February 2025"), "2025-02-12", .text)
  }
}
