import NewsModel
import NewsReaders
import Testing

/// Each limit has a named failure.
@Suite struct ReadingLimitsTests {
  func read(_ name: String, _ text: String, _ change: (inout ReadingLimits) -> Void) -> (
    articles: [Article], failures: [Failure]
  ) {
    var limits = ReadingLimits()
    change(&limits)
    var articles: [Article] = []
    var failures: [Failure] = []
    do throws(Failure) {
      try Readers.read(.file(name: name, bytes: Array(text.utf8)), limits: limits) { result in
        switch result {
        case .success(let article): articles.append(article)
        case .failure(let failure): failures.append(failure)
        }
      }
    } catch {
      failures.append(error)
    }
    return (articles, failures)
  }

  @Test func `a text that is too long is cut between two letters, and that is told`() {
    let text = String(repeating: "é", count: 1 << 20)
    let (articles, failures) = read("a.txt", "x" + text) { $0.articleBytes = 1 << 20 }
    #expect(articles.map(\.body.utf8.count) == [(1 << 20) - 1])
    #expect(
      failures.map(\.description) == [
        "a.txt: has 2 MB of text, of which the first 1 MB are taken "
          + "(split it into articles, or raise limits.article_text)"
      ])
    #expect(failures.first?.code == .textCut)
  }

  @Test func `a page may nest as deep as is set`() {
    let page =
      "<html><body>" + String(repeating: "<div>", count: 60) + "<p>The tower is closed until March, they say.</p>"
    #expect(read("a.html", page) { $0.nesting = 50 }.failures.map(\.code) == [.tooDeep])
    #expect(read("a.html", page) { $0.nesting = 80 }.articles.count == 1)
  }

  @Test func `XML may nest as deep as is set`() {
    let feed =
      "<rss version=\"2.0\"><channel><item><title>Tower closed</title>" + String(repeating: "<x>", count: 60) + "deep"
      + String(repeating: "</x>", count: 60) + "</item></channel></rss>"
    #expect(read("a.rss", feed) { $0.nesting = 50 }.failures.map(\.code) == [.tooDeep])
    #expect(read("a.rss", feed) { $0.nesting = 80 }.articles.count == 1)
  }

  @Test func `a bundle whose time is over is left, and what was read of it stays`() {
    let lines = String(repeating: "{\"title\": \"One\"}\n", count: 1_000)
    let (articles, failures) = read("a.jsonl", lines) { $0.time = .seconds(-1) }
    #expect(!articles.isEmpty && articles.count < 1_000)
    #expect(failures.map(\.code) == [.timedOut])
    let (_, half) = read("a.jsonl", lines) { $0.time = .seconds(0) }
    #expect(
      half.map(\.description) == [
        "a.jsonl: takes more than 0 seconds to read (split it, or raise limits.time)"
      ])
    let page = "<html><body>" + String(repeating: "<p>The tower.</p>", count: 10_000)
    #expect(read("a.html", page) { $0.time = .seconds(-1) }.failures.map(\.code) == [.timedOut])
  }

  @Test func `a bundle that holds too much text is left, and what was read of it stays`() {
    let lines = String(repeating: "{\"body\": \"\(String(repeating: "x", count: 10_000))\"}\n", count: 1_000)
    let (articles, failures) = read("a.jsonl", lines) { $0.bundleText = 1 << 20 }
    #expect((100...200).contains(articles.count))
    #expect(
      failures.map(\.description) == [
        "a.jsonl: holds more than the 1 MB of text that are taken of one bundle (split it, or raise limits.bundle_text)"
      ])
  }

  @Test func `a file that is too large for its format is told`() {
    let (_, failures) = read("a.txt", String(repeating: "x", count: 2 << 20)) { $0.fileBytes = 1 << 20 }
    #expect(failures.map(\.code) == [.tooLarge])
  }

  @Test func `a page of too many elements is told`() {
    let (_, failures) = read("a.html", "<html><body>" + String(repeating: "<i></i>", count: 1_100_000)) { _ in }
    #expect(
      failures.map(\.description) == [
        "a.html: has more than 1000000 elements and texts "
          + "(keep the file out of the inbox; no news page is built like this)"
      ])
  }
}
