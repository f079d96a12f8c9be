import NewsModel
import NewsReaders
import Testing

@Suite struct DirectoryReaderTests {
  func read(_ parts: [String: String]) throws -> Reading {
    let parts = parts.sorted { $0.key < $1.key }.map { name, text in
      Part(name: name, bytes: DirectoryBundle.wantsBytes(of: name) ? Array(text.utf8) : nil)
    }
    return try Reading(.directory(name: "in/tower", parts: parts))
  }

  @Test func `a directory with an article file is one bundle`() {
    #expect(DirectoryBundle.isBundle(fileNames: ["x.jpg", "article.txt"]))
    #expect(DirectoryBundle.isBundle(fileNames: ["Article.HTML"]))
    #expect(!DirectoryBundle.isBundle(fileNames: ["articles.txt", "meta.json", "a/article.txt"]))
    #expect(DirectoryBundle.isBundle(fileNames: ["info.json", "text.md", "assets/a.png"]))
    #expect(!DirectoryBundle.isBundle(fileNames: ["text.md", "notes.md"]))
    #expect(DirectoryBundle.isBundle(fileNames: ["index.md", "cover.jpg"]))
    #expect(DirectoryBundle.isBundle(fileNames: ["index.de.md", "index.pt-br.md"]))
    #expect(DirectoryBundle.isBundle(fileNames: ["index.json", "output.html", "headers.json"]))
    #expect(DirectoryBundle.isBundle(fileNames: ["index.json", "readability/content.html", "mercury/content.html"]))
    #expect(!DirectoryBundle.isBundle(fileNames: []))
  }

  @Test func `only texts are asked for`() {
    #expect(DirectoryBundle.wantsBytes(of: "article.md"))
    #expect(DirectoryBundle.wantsBytes(of: "meta.yml"))
    #expect(!DirectoryBundle.wantsBytes(of: "tower.jpg"))
    #expect(!DirectoryBundle.wantsBytes(of: "notes.txt"))
  }

  @Test(arguments: [
    ("meta.json", #"{"title": "From the sidecar", "date": "2025-02-12", "author": "Ada Moss"}"#),
    ("meta.yaml", "title: From the sidecar\ndate: 2025-02-12\nauthor: Ada Moss\n"),
    ("meta.toml", "title = \"From the sidecar\"\ndate = 2025-02-12\nauthor = \"Ada Moss\"\n"),
  ])
  func `what the sidecar says wins`(name: String, sidecar: String) throws {
    let reading = try read([
      "article.txt": "From the text\n2024-01-01\n\nNo visitors until March.", name: sidecar, "b.jpg": "", "a.png": "",
    ])
    let article = try #require(reading.articles.first)
    #expect(article.title == "From the sidecar")
    #expect(article.published?.iso == "2025-02-12")
    #expect(article.published?.origin == .sidecar)
    #expect(article.authors == ["Ada Moss"])
    #expect(article.images == ["a.png", "b.jpg"])
    #expect(article.body == "No visitors until March.")
    #expect(article.format == "directory")
    #expect(article.member == nil)
  }

  @Test func `what the sidecar does not say comes from the article`() throws {
    let page = "<html lang=de><title>Turm geschlossen</title><p>Der Turm bleibt bis März geschlossen.</p>"
    let article = try #require(try read(["article.html": page, "meta.json": #"{"source": "Merrow"}"#]).articles.first)
    #expect(article.title == "Turm geschlossen")
    #expect(article.language == "de")
    #expect(article.source == "Merrow")
  }

  @Test func `a broken sidecar is named and the article is read all the same`() throws {
    let reading = try read(["article.md": "# Tower\n\nClosed.", "meta.json": "{\"title\": "])
    #expect(reading.articles.map(\.title) == ["Tower"])
    #expect(reading.failures.map(\.subject) == ["in/tower/meta.json"])
    #expect(reading.failures.first?.code == .notJSON)
    #expect(try read(["article.md": "Closed.", "meta.yaml": "a: ["]).failures.map(\.code) == [.notYAML])
    #expect(try read(["article.md": "Closed.", "meta.toml": "a = ["]).failures.map(\.code) == [.notTOML])
    #expect(try read(["article.md": "Closed.", "meta.json": "[1]"]).failures.first?.cause == "is no JSON object")
  }

  @Test func `an empty article file is a failure of that file`() {
    let failure = #expect(throws: Failure.self) { try read(["article.txt": ""]) }
    #expect(failure?.subject == "in/tower/article.txt")
    #expect(failure?.code == .empty)
  }

  @Test func `an article file that could not be read is a failure`() {
    let failure = #expect(throws: Failure.self) {
      try Reading(.directory(name: "in/tower", parts: [Part(name: "article.txt", bytes: nil)]))
    }
    #expect(failure?.code == .noArticle)
  }

  @Test(arguments: [
    ["index.md", "harbour.md"], ["index.md", "2025/harbour.md"], ["_index.md", "cover.jpg"], ["index.html", "a.html"],
    ["index.json", "harbour.json"], ["index.json"], ["indexes.md"], ["index.draft2.md"],
  ])
  func `a folder of pages with one for its start is no bundle`(names: [String]) {
    #expect(!DirectoryBundle.isBundle(fileNames: names))
  }

  @Test func `only a directory that can be a bundle is looked into`() {
    for names in [["article.md"], ["text.md"], ["index.md"], ["index.json"]] {
      #expect(DirectoryBundle.mayBeBundle(fileNames: names))
    }
    #expect(!DirectoryBundle.mayBeBundle(fileNames: ["harbour.md", "index.html", "_index.md"]))
  }

  @Test func `a TextBundle is one article with its pictures and its address`() throws {
    let article = try #require(
      try read([
        "info.json": #"{"version": 2, "sourceURL": "https://merrow.example/harbour", "creatorURL": "file:///e"}"#,
        "text.markdown": "# The harbour closes early\n\nNo ship leaves. ![](assets/quay.png)\n",
        "assets/quay.png": "", "assets/tide.png": "",
      ]).articles.first)
    #expect(article.title == "The harbour closes early")
    #expect(article.body == "No ship leaves.")
    #expect(article.url == "https://merrow.example/harbour")
    #expect(article.images == ["assets/quay.png", "assets/tide.png"])
    #expect(article.format == "directory")
  }

  @Test func `a TextBundle's text may be plain or HTML, and its description broken`() throws {
    let plain = try read(["info.json": "{", "text.txt": "The harbour closes early\n\nNo ship leaves after nine today."])
    #expect(plain.articles.map(\.title) == ["The harbour closes early"])
    #expect(plain.failures.map(\.subject) == ["in/tower/info.json"])
    let page = try read([
      "info.json": "{}", "text.html": "<title>Harbour</title><p>No ship leaves after nine today.</p>",
    ])
    #expect(page.articles.map(\.title) == ["Harbour"])
  }

  @Test func `a page bundle is one article, in several languages one for each`() throws {
    let page = "---\ntitle: The harbour\ndate: 2025-02-12\n---\nNo ship leaves."
    let one = try read(["index.md": page, "quay.png": "", "data.csv": "a,b"])
    #expect(one.articles.map(\.title) == ["The harbour"])
    #expect(one.articles.first?.member == nil)
    #expect(one.articles.first?.images == ["quay.png"])
    let two = try read(["index.de.md": "# Der Hafen\n\nGeschlossen.", "index.en.md": "# The harbour\n\nShut."])
    #expect(two.articles.map(\.member) == ["index.de.md", "index.en.md"])
    #expect(two.articles.map(\.language) == ["de", "en"])
  }

  @Test func `an ArchiveBox snapshot is one article, its address that of its index`() throws {
    let article = try #require(
      try read([
        "index.json": #"{"url": "https://merrow.example/harbour", "title": "Ignored", "timestamp": "1739387070.1"}"#,
        "output.html": """
        <html lang=en><title>The harbour closes early</title><body><nav>Home</nav><article><p>No ship leaves after nine,
        says the harbour master, and none comes in before six.</p></article></html>
        """,
        "headers.json": "{}", "index.html": "<html>The archive's own page</html>",
        "mercury/article.json": #"{"author": "Ada Moss", "date_published": "2025-02-12T19:04:30.000Z", "title": "X"}"#,
        "mercury/content.html": "<p>No ship.</p>", "htmltotext.txt": "Home No ship leaves",
      ]).articles.first)
    #expect(article.title == "The harbour closes early")
    #expect(article.url == "https://merrow.example/harbour")
    #expect(article.authors == ["Ada Moss"])
    #expect(article.published?.iso == "2025-02-12T19:04:30Z")
    #expect(article.published?.origin == .sidecar)
    #expect(article.body.hasPrefix("No ship leaves after nine"))
    #expect(!article.body.contains("archive"))
  }

  @Test func `a snapshot's page that is empty is read from what other programs made of it`() throws {
    let content = "<div><p>No ship leaves after nine.</p><p>None comes in before six.</p></div>"
    let article = try #require(
      try read([
        "index.json": #"{"url": "https://merrow.example/harbour", "title": "The harbour"}"#, "headers.json": "{}",
        "output.html": "<html><div id=app></div></html>", "readability/content.html": content,
      ]).articles.first)
    #expect(article.body == "No ship leaves after nine.\n\nNone comes in before six.")
    #expect(article.title == "The harbour")
    let failure = #expect(throws: Failure.self) {
      try read(["index.json": "{}", "headers.json": "{}", "archive.org.txt": ""])
    }
    #expect(failure?.cause == "is a snapshot without any form of its page that can be read")
  }

  @Test func `a snapshot without a browser's copy is read from wget's`() throws {
    let page = "<html><title>The harbour</title><body><p>No ship leaves after nine, says the harbour master.</p></body>"
    let article = try #require(
      try read([
        "index.json": #"{"url": "https://merrow.example/harbour"}"#, "headers.json": "{}", "archive.org.txt": "",
        "merrow.example/harbour/index.html": page,
      ]).articles.first)
    #expect(article.body == "No ship leaves after nine, says the harbour master.")
  }

  @Test(arguments: [
    (["info.json", "text.md"], "text.md"), (["index.md"], "index.md"),
    (["article.md"], "article.txt, article.md or article.html"),
  ])
  func `a text that could not be read is a failure that names it`(names: [String], what: String) {
    let expected = Failure(
      .noArticle, subject: "in/tower", cause: "has no \(what) that can be read",
      remedy: "put the article's text into the directory")
    #expect(throws: expected) {
      try Reading(.directory(name: "in/tower", parts: names.map { Part(name: $0, bytes: nil) }))
    }
  }

  @Test func `among paths the directories that are bundles are found by all that is below them`() {
    let paths = [
      "a.txt", "tower/article.md", "tower/images/a.png", "pages/index.md", "pages/2025/harbour.md", "alone/index.md",
      "alone/img/quay.png", "deep/er/info.json", "deep/er/text.md", "old/index.json", "old/readability/content.html",
      "old/mercury/content.html",
    ]
    #expect(DirectoryBundle.directories(among: paths) == ["tower", "alone", "deep/er", "old"])
    #expect(DirectoryBundle.directories(among: ["article.txt", "meta.json"]) == [""])
    #expect(DirectoryBundle.directories(among: ["a.txt", "", "/"]) == [])
  }
}
