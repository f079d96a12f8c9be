import NewsIndex
import NewsModel
import Synchronization
import Testing

@testable import NewsIngest

@Suite(.timeLimit(.minutes(20))) struct PipelineTests {
  let place = Workplace()
  let readers = BundleReaders()

  private func works(_ count: Int) throws -> [Work] {
    for number in 1...count { place.write("\(number % 10)/\(number).txt", "Report number \(number) from the harbour.") }
    return try place.scan().candidates.map { Work($0, .readSettled(known: nil)) }
  }

  @Test(arguments: [1, 2, 5])
  func `every bundle is read once, by however many readers`(readers: Int) async throws {
    let seen = Mutex<[String]>([])
    let last = Mutex((0, 0))
    let writer = try Writer(path: place.database)
    let summary = try await Pipeline(writer: writer, readers: readers).run(
      try works(300), report: { outcomes in seen.withLock { $0 += outcomes.map(\.candidate.name) } },
      progress: { done, total in last.withLock { $0 = (max($0.0, done), total) } })
    #expect(summary.bundles == 300)
    #expect(summary.articlesAdded == 300)
    #expect(Set(seen.withLock { $0 }).count == 300)
    #expect(seen.withLock { $0.count } == 300)
    #expect(last.withLock { $0 } == (300, 300))
    #expect(try await writer.journal().count == 300)
    await writer.close()
  }

  @Test(arguments: [1, 2])
  func `a large bundle is one bundle, in its order, by however many readers`(readers: Int) async throws {
    let lines = (1...2_000).map { number in
      number % 500 == 0
        ? "{broken"
        : "{\"id\": \"\(number)\", \"title\": \"Report \(number)\", \"body\": \"\(String(repeating: "The pilots struck. ", count: 20))\"}"
    }
    place.write("wire.jsonl", lines.joined(separator: "\n"))
    let works = try place.scan().candidates.map { Work($0, .readSettled(known: nil)) }
    let told = Mutex<[Outcome]>([])
    let writer = try Writer(path: place.database)
    let summary = try await Pipeline(writer: writer, readers: readers).run(
      works, report: { outcomes in told.withLock { $0 += outcomes } })
    #expect(summary.bundles == 1)
    #expect(summary.articlesAdded == 1_996)
    guard case .indexed(_, _, _, 1_996, let failures) = told.withLock(\.first)?.result else {
      Issue.record("the bundle was not indexed")
      return
    }
    #expect(failures.map { $0.subject.hasSuffix("wire.jsonl:500") }.first == true)
    #expect(failures.count == 4)
    await writer.close()
  }

  @Test func `a failure of the database ends the pipeline and is thrown`() async throws {
    let writer = try Writer(path: place.database)
    let works = try works(50)
    await writer.close()
    let error = await #expect(throws: Failure.self) { try await Pipeline(writer: writer, readers: 2).run(works) }
    #expect(error?.code == .databaseError)
  }

  @Test func `an abandoned queue drops what has not been begun`() async throws {
    let queue = WorkQueue()
    queue.add(try works(100))
    queue.abandon()
    let writer = try Writer(path: place.database)
    let summary = try await Pipeline(writer: writer).run(queue) { _ in }
    #expect(summary.bundles == 0)
    await writer.close()
  }

  @Test func `what was read and did not change is left as it is`() async throws {
    let writer = try Writer(path: place.database)
    let works = try works(3)
    _ = try await Pipeline(writer: writer).run(works)
    let journal = try await writer.journal()
    let again = works.map { Work($0.candidate, .readNow(known: journal[$0.candidate.path].map(KnownBundle.init))) }
    #expect(try await Pipeline(writer: writer).run(again).unchanged == 3)
    let forced = works.map { Work($0.candidate, .readNow(known: nil)) }
    #expect(try await Pipeline(writer: writer).run(forced).bundles == 3)
    await writer.close()
  }

  @Test func `another version of the reader reads the same content again`() async throws {
    let writer = try Writer(path: place.database)
    let works = try works(1)
    _ = try await Pipeline(writer: writer).run(works)
    var known = KnownBundle(try #require(try await writer.journal()[works[0].candidate.path]))
    #expect(readers.isCurrent(known, path: "a.txt"))
    known.readerVersion = 0
    #expect(!readers.isCurrent(known, path: "a.txt"))
    #expect(try await Pipeline(writer: writer).run([Work(works[0].candidate, .readNow(known: known))]).bundles == 1)
    await writer.close()
  }

  @Test func `arrivals go before the backlog`() throws {
    let works = try works(100)
    let queue = WorkQueue()
    queue.add(Array(works.dropFirst()))
    queue.add([works[0]], urgent: true)
    let first = try #require(queue.take())
    #expect(first.works.map(\.candidate) == [works[0].candidate])
    #expect(first.isUrgent)
    #expect(queue.take()?.isUrgent == false)
  }

  @Test func `a waiting reader is woken by work, and ended by the end`() async throws {
    let works = try works(1)
    let queue = WorkQueue()
    async let isWoken = queue.waitForWork()
    queue.add(works)
    #expect(await isWoken)
    _ = queue.take()
    async let isEnded = queue.waitForWork()
    queue.finish()
    #expect(await !isEnded)
  }
}
