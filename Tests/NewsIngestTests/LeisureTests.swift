import NewsIndex
import NewsModel
import Testing

@testable import NewsIngest

/// When the index is tidied, and when not.
@Suite(.timeLimit(.minutes(20))) struct `Work that nobody waits for` {
  private static let millisecond = Duration.milliseconds(1).nanoseconds

  /// One slice; whether all is done then.
  private func slice(_ leisure: inout Leisure, isMore: Bool = true, took: Int64) -> Bool {
    leisure.start()
    return leisure.end(isMore, took: took * Self.millisecond, at: 0)
  }

  @Test func `it rests between slices, longer after longer ones`() {
    var leisure = Leisure()
    leisure.want(at: 0)
    #expect(leisure.next == 50 * Self.millisecond)
    let first = slice(&leisure, took: 2)
    #expect(!first && leisure.next == 5 * Self.millisecond)
    let second = slice(&leisure, took: 40)
    #expect(!second && leisure.next == 20 * Self.millisecond)
    let last = slice(&leisure, isMore: false, took: 10)
    #expect(last && leisure.next == nil)
    #expect(leisure.slices == 3)
    #expect(leisure.longest == 40 * Self.millisecond)
  }

  @Test func `where nothing can be done it tries ever less often`() {
    var leisure = Leisure()
    var rests: [Int64] = []
    for took in [0, 0, 0, 0, 0, 0, 1, 0] as [Int64] {
      let isDone = slice(&leisure, took: took)
      #expect(!isDone)
      rests.append((leisure.next ?? 0) / Self.millisecond)
    }
    #expect(rests == [10, 20, 40, 80, 100, 100, 5, 10])
  }

  @Test func `the writer leaves it when something is to be written`() async throws {
    let place = Workplace()
    let writer = try Writer(path: place.database)
    for number in 0..<6 {
      place.write("\(number).txt", "Report number \(number) from the harbour.")
      let works = try place.scan().candidates.filter { $0.name == "\(number).txt" }
      _ = try await Pipeline(writer: writer).run(works.map { Work($0, .readSettled(known: nil)) })
    }
    let other = try IndexWriter(path: place.database)
    defer { other.close() }
    #expect(try !other.isTidy())
    for _ in 0..<20 { #expect(try await writer.tidy { true }) }
    #expect(try !other.isTidy())
    while try await writer.tidy() {}
    #expect(try other.isTidy())
    await writer.close()
  }
}
