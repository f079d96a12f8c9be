import NewsModel
import NewsReaders
import Testing

@Suite struct ExternalOutputTests {
  func read(_ answer: String) throws -> (articles: [Article], failures: [Failure]) {
    var articles: [Article] = []
    var failures: [Failure] = []
    try ExternalOutput.read(Array(answer.utf8), name: "tide.pdf", format: "pdf") { result in
      switch result {
      case .success(let article): articles.append(article)
      case .failure(let failure): failures.append(failure)
      }
    }
    return (articles, failures)
  }

  @Test func `a text's first line is its headline`() throws {
    let article = try #require(
      try read("\n  The tide is late\n\nIt came at nine.\n\nNobody knows why.\n").articles.first)
    #expect(article.title == "The tide is late")
    #expect(article.body == "It came at nine.\n\nNobody knows why.")
    #expect(article.format == "pdf")
  }

  @Test func `JSON lines have the keys of extract`() throws {
    let answer = """
      {"key": "tide-1", "title": "The tide is late", "body": "It came at nine.", "published": "2025-02-12T19:04+01:00", \
      "published_from": "text", "authors": ["Ada Moss"], "member": "3", "images": ["tide.png"], "language": "en"}

      {"title": "The second", "body": "It did not come."}
      """
    let articles = try read(answer).articles
    #expect(articles.map(\.title) == ["The tide is late", "The second"])
    #expect(articles.map(\.key) == ["tide-1", nil])
    #expect(articles.map(\.member) == ["3", nil])
    #expect(articles.first?.published?.iso == "2025-02-12T19:04+01:00")
    #expect(articles.first?.published?.origin == .text)
    #expect(articles.first?.images == ["tide.png"])
    #expect(articles.first?.format == "pdf")
  }

  @Test func `a broken line is a failure of its own`() throws {
    let (articles, failures) = try read("{\"title\": \"One\"}\n{\"title\": \n{\"n\": 1}\n{\"title\": \"Four\"}")
    #expect(articles.map(\.title) == ["One", "Four"])
    #expect(failures.map(\.subject) == ["tide.pdf:2", "tide.pdf:3"])
    #expect(failures.map(\.code) == [.notJSON, .noArticle])
    #expect(failures.first?.cause.contains("of what pdf made of it: ") == true)
  }

  @Test func `no answer is a failure`() {
    let expected = Failure(
      .noArticle, subject: "tide.pdf", cause: "gives no text when pdf reads it",
      remedy: "look whether the file holds text, or correct readers.pdf.command in the configuration")
    #expect(throws: expected) { try read(" \n\n") }
  }
}
