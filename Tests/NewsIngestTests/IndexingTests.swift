import Glibc
import NewsFiles
import NewsIndex
import NewsIngest
import NewsModel
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(20))) struct IndexingTests {
  let place = Workplace()

  @Test func `newsq index takes a fresh file without waiting, and leaves it be the second time`() async throws {
    place.write("a.txt")
    place.write("empty.txt", "")
    let writer = try Writer(path: place.database)
    let failures = Mutex<[Failure]>([])
    let paths = IndexPaths(named: [place.inbox, "/not/there"])
    let first = try await Indexing.run(
      paths, writer: writer, onFailure: { failure in failures.withLock { $0.append(failure) } })
    #expect(first.bundles == 1)
    #expect(first.failed == 2)
    #expect(Set(failures.withLock { $0.map(\.code) }) == [.notFound, .empty])
    let second = try await Indexing.run(IndexPaths(named: [place.inbox + "/a.txt"]), writer: writer)
    #expect(second.unchanged == 1)
    await writer.close()
  }

  @Test func `reindexing reads what changed and what failed, and with full everything`() async throws {
    for name in ["a", "b", "c"] { place.write(name + ".txt", "Article \(name).") }
    place.write("empty.txt", "")
    try await RunningInbox.once(place)
    place.write("b.txt", "Article b, corrected.")
    unlink(place.inbox + "/c.txt")
    let writer = try Writer(path: place.database)
    let works = Reindexing.works(try await writer.journal(), full: false)
    #expect(works.map(\.candidate.name) == ["b.txt", "empty.txt"])
    let summary = try await Reindexing.run(full: false, writer: writer)
    #expect(summary.articlesReplaced == 1)
    #expect(summary.failed == 1)
    #expect(try await writer.journal()[place.inbox + "/c.txt"]?.state == .indexed)
    let full = try await Reindexing.run(full: true, writer: writer)
    #expect(full.bundles == 2)
    #expect(full.articlesReplaced == 0)
    await writer.close()
  }

  @Test func `reindexing keeps the names that bundles had, directories and odd names too`() async throws {
    place.write("d/flood/article.txt", "The river rose.")
    Workplace.put("Coffee.", at: place.root.appending(Array("caf".utf8) + [0xE9]))
    try await RunningInbox.once(place)
    let works = Reindexing.works(try place.journal(), full: true)
    #expect(works.map(\.candidate.name).sorted() == ["caf%E9", "d/flood"])
  }

  @Test func `extraction gives articles and failures in the order of the paths, without a database`() {
    place.write("b.txt", "Second article, about the harbour.")
    place.write("a.txt", "First article, about the bridge.")
    place.write("c.txt", "")
    var told: [String] = []
    Extraction.run(IndexPaths(named: [place.inbox, "/not/there"])) { result in
      switch result {
      case .article(let article, _, let name): told.append("\(name) \(article.body.hasSuffix(".") ? "article" : "?")")
      case .failure(let failure): told.append(failure.code.rawValue)
      }
    }
    #expect(told == ["not-found", "a.txt article", "b.txt article", "empty"])
    #expect(access(place.database, F_OK) != 0)
  }

  @Test func `a failure inside a bundle is named with the bundle's path and the place in it`() {
    let file = place.write("feed.jsonl", "{\"title\": \"One\", \"body\": \"First.\"}\nnot json\n")
    var subjects: [String] = []
    Extraction.run(IndexPaths(named: [file])) { result in
      if case .failure(let failure) = result { subjects.append(failure.subject) }
    }
    #expect(subjects == [file + ":2"])
  }
}
