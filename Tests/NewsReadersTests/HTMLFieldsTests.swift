import NewsModel
import NewsReaders
import Testing

/// Headline, authors, address and language of a page.
@Suite struct HTMLFieldsTests {
  func article(_ head: String, _ body: String, language: String = "en") throws -> Article {
    try Reading.article(
      "a.html",
      "<!DOCTYPE html><html lang=\"\(language)\"><head>\(head)</head><body>\(body)\(HTMLDateTests.text)</body></html>")
  }

  @Test func `the readers' headline counts over that for search engines`() throws {
    let head = """
      <title>Merrow tower closing | The Merrow Paper</title><meta property="og:title" content="Why the tower closes">
      <meta property="og:site_name" content="The Merrow Paper">
      """
    #expect(
      try article(head, "<h1>The old tower of Port Merrow shuts its doors</h1>").title
        == "The old tower of Port Merrow shuts its doors")
    #expect(try article(head, "<h1>The Merrow Paper</h1>").title == "Why the tower closes")
    #expect(try article(head, "<h1>World</h1>").title == "Why the tower closes")
  }

  @Test func `of several headings the one that the data names is the headline`() throws {
    let head = """
      <title>Tower</title><meta property="og:title" content="Why the tower closes"><script type="application/ld+json">
      {"@type": "NewsArticle", "headline": "The old tower of Port Merrow shuts"}</script>
      """
    let body = "<h1>The paper of the whole coast</h1><h1>The old tower of Port Merrow shuts</h1>"
    #expect(try article(head, body).title == "The old tower of Port Merrow shuts")
  }

  @Test(arguments: [
    ("[\"Ada Moss\", \"Sponsored\"]", ["Ada Moss"]), ("[\"Ada Moss\", \"Head of Harbours\"]", ["Ada Moss"]),
    ("[\"Ada Moss\", \"Merrow Paper staff\"]", ["Ada Moss"]), ("[\"Ada Moss\", \"Image: Jon Reed\"]", ["Ada Moss"]),
    ("[\"Ada Moss\", \"Wire for Merrow.com\"]", ["Ada Moss"]), ("[\"Ada Moss\", \"March 9\"]", ["Ada Moss"]),
    ("\"Ada Moss, The Merrow Paper\"", ["Ada Moss"]), ("\"The Merrow Paper\"", []),
  ])
  func `authors are people`(author: String, names: [String]) throws {
    let head = """
      <script type="application/ld+json">{"@type": "NewsArticle", "headline": "T", "author": \(author),
      "publisher": {"name": "The Merrow Paper"}}</script>
      """
    #expect(try article(head, "").authors == names)
  }

  @Test func `a line below the headline names the author where nothing else does`() throws {
    #expect(
      try article("", "<h1>Tower closes</h1><p>By Ada Moss and Jon Reed</p>").authors == ["Ada Moss", "Jon Reed"])
  }

  @Test func `a saved page knows where it came from`() throws {
    let page = HTMLDateTests.page(head: "<link rel=\"canonical\" href=\"https://merrow.example/\">")
    let comment = "<!--\n Page saved with SingleFile \n url: https://merrow.example/tower \n saved date: today\n-->"
    #expect(
      try Reading.article("a.html", page.replacing("<head>", with: comment + "<head>")).url
        == "https://merrow.example/tower")
    let mark = "<!-- saved from url=(0029)https://merrow.example/tower -->"
    let bare = HTMLDateTests.page().replacing("<head>", with: mark + "<head>")
    #expect(try Reading.article("a.html", bare).url == "https://merrow.example/tower")
  }

  @Test func `a long text tells its language better than a declaration`() throws {
    let german = """
      <p>Die Hafenverwaltung teilte am Dienstag mit, dass der alte Turm bis zum März für Besucher geschlossen bleibt, weil die
      Treppen erneuert werden müssen. Niemand müsse sich Sorgen machen, sagte der Bürgermeister, der gleich nebenan wohnt.</p>
      <p>Die Arbeiten beginnen in zwei Wochen und werden aus dem Geld bezahlt, das beim Bau der Brücke übrig geblieben ist. Die
      Lampe bleibt vorerst, wo sie ist, und auch der Wärter darf in seiner Stube wohnen bleiben, bis alles fertig ist.</p>
      <p>Im Winter sei es dort ohnehin nie warm gewesen, schrieb er in sein Buch, nicht einmal im Sommer habe er gefroren.</p>
      """
    let page = HTMLDateTests.page(text: german, language: "en-us")
    #expect(try Reading.article("a.html", page).language == "de")
    #expect(try Reading.article("a.html", HTMLDateTests.page(text: german, language: "de-at")).language == "de-at")
    #expect(
      try Reading.article("a.html", "<html lang=\"fr\"><p>The tower is closed until March.</p></html>").language == "fr"
    )
  }
}
