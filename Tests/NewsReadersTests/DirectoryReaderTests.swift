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
}
