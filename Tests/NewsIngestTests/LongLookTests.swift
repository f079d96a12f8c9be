import Glibc
import NewsFiles
import NewsIndex
import NewsIngest
import NewsModel
import NewsService
import Testing

/// An inbox of more bundles than the readers are given at a time.
@Suite(.timeLimit(.minutes(20))) struct LongLookTests {
  let place = Workplace()
  let slow = InboxSettings(settle: .milliseconds(50), poll: .seconds(3_600))

  /// Fills the inbox: some files right in it, some in folders, some a bundle together; gives their number.
  private func fill(_ count: Int) -> Int {
    for number in 0..<count {
      place.age(
        place.write(number % 3 == 0 ? "\(number).txt" : "d\(number % 5)/\(number).txt", "Ferry \(number)."), by: 9)
    }
    for number in 0..<3 {
      for name in ["article.txt", "notes.txt"] {
        place.age(place.write("flood\(number)/\(name)", "The river rose by \(number)."), by: 9)
      }
      place.age(place.inbox + "/flood\(number)", by: 9)
    }
    return count + 3
  }

  @Test func `all of it is taken, piece by piece, and known the next time`() async throws {
    let count = fill(90)
    let summary = try await RunningInbox.once(place, settings: slow, mostInHand: 8)
    #expect(summary.bundles == count)
    #expect(summary.failed == 0)
    let journal = try place.journal()
    #expect(journal.count == count)
    #expect(journal.paths.allSatisfy { journal[$0]?.state == .indexed })
    unlink(place.inbox + "/0.txt")
    place.write("d1/1.txt", "Another ferry.")
    let second = try await RunningInbox.once(place, settings: slow, mostInHand: 8)
    #expect(second.bundles == 1)
    #expect(second.gone == 1)
    #expect(second.unchanged == 0)
  }

  @Test func `no more is in hand than may be, and all is ready and counted meanwhile`() async throws {
    let count = fill(150)
    try await RunningInbox.follow(place, settings: slow, mostInHand: 8) { inbox in
      let last = try await inbox.state { $0.bundles == count && $0.inWork == 0 }
      #expect(last.failed == 0)
      #expect(inbox.states.all.allSatisfy { $0.inWork <= 8 })
    }
    #expect(try place.journal().count == count)
  }

  @Test func `what arrives and goes while the look waits for the readers is seen`() async throws {
    let count = fill(200)
    try await RunningInbox.once(place, settings: slow)
    // All is to be read again; the programs behind it are as they are.
    for number in 0..<200 where number % 3 == 0 { place.age(place.write("\(number).txt", "Boat \(number)."), by: 9) }
    try await RunningInbox.follow(place, settings: slow, mostInHand: 4) { inbox in
      let new = place.deliver("new.txt", "A new boat.")
      unlink(place.inbox + "/d1/1.txt")
      _ = try await inbox.observer.first { $0.message == "gone" || $0.metadata["path"] == place.inbox + "/d1/1.txt" }
      _ = try await inbox.observer.first("indexed", path: new)
      _ = try await inbox.state { $0.bundles == count && $0.inWork == 0 && $0.settling == 0 }
    }
    let journal = try place.journal()
    #expect(journal[place.inbox + "/d1/1.txt"]?.state == .gone)
    #expect(journal[place.inbox + "/new.txt"]?.state == .indexed)
    #expect(journal.paths.count { journal[$0]?.state == .indexed } == count)
  }

  @Test func `it can be stopped while it waits for the readers`() async throws {
    let count = fill(300)
    let summary = try await RunningInbox.follow(place, settings: slow, mostInHand: 4) { _ in }
    #expect(summary.bundles <= count)
    try await RunningInbox.once(place, settings: slow)
    #expect(try place.journal().count == count)
  }
}
