import NewsIndex
import NewsModel
import NewsQuery
import Testing

@testable import NewsIngest

@Suite(.timeLimit(.minutes(20))) struct RecurringLinesTests {
  let place = Workplace()
  private let footer = "The Tern Gazette is printed every morning at Quay Street 4."

  private func paragraphs(_ number: Int) -> String {
    (1...5).map { "Paragraph \($0) of report \(number) speaks of \(number * $0) crates on the quay." }
      .joined(separator: "\n\n")
  }

  private func index(readers: Int = 2) async throws -> Summary {
    let writer = try Writer(path: place.database)
    let known = try await writer.journal()
    let works = try place.scan().candidates.filter { known[$0.path] == nil }.map { Work($0, .readNow(known: nil)) }
    let summary = try await Pipeline(writer: writer, readers: readers).run(works)
    await writer.close()
    return summary
  }

  private func count(_ query: String) throws -> Int {
    let query = try Query(parsing: query, today: CivilDay(number: 20_000))
    return try IndexReader(path: place.database).search(SearchRequest(query: query, limit: 100)).hits.count
  }

  @Test(arguments: [1, 2, 4])
  func `a line that ends several different texts of a folder is none of their text, not even of the first`(
    readers: Int
  ) async throws {
    for number in 1...9 { place.write("a\(number).txt", "\(paragraphs(number))\n\n\(footer)\n") }
    let summary = try await index(readers: readers)
    #expect(summary.articlesAdded == 9)
    #expect(try count("gazette") == 0)
    #expect(try count("crates") == 9)
    let reader = try IndexReader(path: place.database)
    let record = try #require(try reader.articles(ofBundle: place.inbox + "/a1.txt").first)
    #expect(record.article.leftOut?.contains(footer) == true)
    #expect(!record.article.body.contains("Gazette"))
    #expect(try reader.complaints() == [])
  }

  @Test func `what was learned is known the next time`() async throws {
    for number in 1...4 { place.write("a\(number).txt", "\(paragraphs(number))\n\n\(footer)\n") }
    _ = try await index()
    place.write("later.txt", "\(paragraphs(77))\n\n\(footer)\n")
    _ = try await index()
    #expect(try count("gazette") == 0)
    #expect(try count("77") == 1)
  }

  @Test func `copies of one text keep their last line`() async throws {
    // Each with an empty line more: exact copies would be one article.
    for number in 1...6 {
      let end = String(repeating: "\n", count: number)
      place.write("copy\(number).txt", "\(paragraphs(3))\n\n\(footer)\(end)")
    }
    _ = try await index()
    #expect(try count("gazette") == 6)
  }

  @Test func `of many texts few lines are remembered, and yet all are found that recur`() {
    let recurring = RecurringLines([])
    let stamp = BundleStamp(kind: .file, size: 1, modified: 1, changed: 1, inode: 1)
    var learned: [String] = []
    for number in 0..<4_000 {
      let isIssued = [5, 25, 45, 65].contains(number % 100)
      let last = isIssued ? "Written at Quay Street \(number / 100)." : "That was the end of report \(number)."
      var article = Article(body: "\(paragraphs(number))\n\n\(last)", format: "text")
      let candidate = Candidate(path: "/in/\(number).txt", name: "\(number).txt", stamp: stamp)
      learned += recurring.leaveOut(of: &article, in: candidate).map(\.line)
      #expect(recurring.rememberedCount <= 2_048)
    }
    #expect(learned == (0..<40).map { "Written at Quay Street \($0)." })
  }

  @Test func `texts of other folders keep it`() async throws {
    for number in 1...6 { place.write("\(number)/a.txt", "\(paragraphs(number))\n\n\(footer)\n") }
    _ = try await index()
    #expect(try count("gazette") == 6)
  }

  @Test func `a sentence that ends a text now and then is text`() async throws {
    for number in 1...400 {
      let last = number % 100 == 0 ? "The cause of the fire was not known." : "The report has the number \(number)."
      place.write("a\(1_000 + number).txt", "\(paragraphs(number))\n\n\(last)\n")
    }
    _ = try await index(readers: 1)
    #expect(try count("fire") == 4)
  }
}
