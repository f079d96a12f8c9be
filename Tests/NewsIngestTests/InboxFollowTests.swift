import Glibc
import NewsFiles
import NewsIndex
import NewsIngest
import NewsModel
import Testing

@Suite(.timeLimit(.minutes(20))) struct InboxFollowTests {
  let place = Workplace()
  let slow = InboxSettings(settle: .seconds(3_600), poll: .seconds(3_600))

  @Test func `a file that is renamed in is taken at once, whatever the wait for others`() async throws {
    let summary = try await RunningInbox.follow(place, settings: slow) { inbox in
      let file = place.deliver("a.txt")
      _ = try await inbox.observer.first("indexed", path: file)
    }
    #expect(summary.bundles == 1)
  }

  @Test func `a file that is written in place is taken once it has settled`() async throws {
    try await RunningInbox.follow(place) { inbox in
      let file = place.write("a.txt")
      _ = try await inbox.observer.first("indexed", path: file)
    }
  }

  @Test func `a tree that is renamed in is taken at once, and what comes into it later is seen`() async throws {
    try await RunningInbox.follow(place, settings: slow) { inbox in
      place.makeDirectories(RawPath(place.path + "/tree/deep"))
      Workplace.put("One.", at: RawPath(place.path + "/tree/deep/one.txt"))
      rename(place.path + "/tree", place.inbox + "/tree")
      _ = try await inbox.observer.first("indexed", path: place.inbox + "/tree/deep/one.txt")
      let two = place.deliver("tree/deep/two.txt", "Two.")
      _ = try await inbox.observer.first("indexed", path: two)
    }
  }

  @Test func `a directory bundle that is renamed in is one bundle`() async throws {
    try await RunningInbox.follow(place, settings: slow) { inbox in
      place.makeDirectories(RawPath(place.path + "/flood"))
      Workplace.put("The river rose.", at: RawPath(place.path + "/flood/article.txt"))
      Workplace.put("{}", at: RawPath(place.path + "/flood/meta.json"))
      rename(place.path + "/flood", place.inbox + "/flood")
      _ = try await inbox.observer.first("indexed", path: place.inbox + "/flood")
    }
    #expect(Array(try place.journal().paths) == [place.inbox + "/flood"])
  }

  @Test func `a directory bundle that is put together in place is one bundle`() async throws {
    try await RunningInbox.follow(place) { inbox in
      place.write("flood/article.txt", "The river rose.")
      place.write("flood/meta.json", "{}")
      place.write("flood/river.jpg", "")
      _ = try await inbox.observer.first("indexed", path: place.inbox + "/flood")
    }
    #expect(Array(try place.journal().paths) == [place.inbox + "/flood"])
  }

  @Test func `a bundle that is renamed over another replaces it`() async throws {
    try await RunningInbox.follow(place, settings: slow) { inbox in
      let file = place.deliver("a.txt", "Yesterday's weather.")
      _ = try await inbox.observer.first("indexed", path: file)
      inbox.observer.forget()
      place.deliver("a.txt", "Today's weather, which is better.")
      _ = try await inbox.observer.first("indexed", path: file)
    }
  }

  @Test func `a removed bundle is gone, also one of a removed directory`() async throws {
    place.write("a.txt")
    place.write("d/b.txt")
    place.write("d/c.txt")
    try await RunningInbox.once(place)
    try await RunningInbox.follow(place) { inbox in
      unlink(place.inbox + "/d/b.txt")
      rename(place.inbox + "/d", place.path + "/taken-away")
      _ = try await inbox.observer.first("gone", path: place.inbox + "/d/b.txt")
      _ = try await inbox.observer.first("gone", path: place.inbox + "/d/c.txt")
    }
    let journal = try place.journal()
    #expect(journal[place.inbox + "/a.txt"]?.state == .indexed)
    #expect(journal[place.inbox + "/d/c.txt"]?.state == .gone)
  }

  @Test func `removed bundles are forgotten where that is set, also from a reload on`() async throws {
    let file = place.write("a.txt")
    place.write("b.txt")
    try await RunningInbox.once(place)
    try await RunningInbox.follow(place) { inbox in
      inbox.service.apply(InboxSettings(removal: .forget, settle: .milliseconds(50), poll: .seconds(3_600)))
      unlink(file)
      _ = try await inbox.observer.first("forgotten", path: file)
    }
    #expect(try place.journal()[file] == nil)
  }

  @Test func `an inbox that vanishes while it is watched removes nothing, and is taken up again`() async throws {
    let file = place.write("a.txt")
    try await RunningInbox.once(place)
    let settings = InboxSettings(removal: .forget, settle: .milliseconds(50), poll: .milliseconds(100))
    try await RunningInbox.follow(place, settings: settings) { inbox in
      rename(place.inbox, place.path + "/unmounted")
      _ = try await inbox.observer.first("the inbox is out of reach")
      _ = try await inbox.statuses.first { $0.message.contains("does not exist") }
      rename(place.path + "/unmounted", place.inbox)
      _ = try await inbox.observer.first("the inbox is back")
      let late = place.deliver("b.txt")
      _ = try await inbox.observer.first("indexed", path: late)
    }
    #expect(try place.journal()[file]?.state == .indexed)
  }

  @Test func `removing an inbox file by file is a vanishing too`() async throws {
    for name in ["a", "b", "c"] { place.write(name) }
    try await RunningInbox.once(place)
    let settings = InboxSettings(removal: .forget, settle: .milliseconds(100), poll: .seconds(3_600))
    try await RunningInbox.follow(place, settings: settings) { inbox in
      for name in ["a", "b", "c"] { unlink(place.inbox + "/" + name) }
      _ = try await inbox.observer.first("the inbox is out of reach")
    }
    #expect(try place.journal().count == 3)
  }

  @Test func `polling alone finds what no event tells of`() async throws {
    let settings = InboxSettings(settle: .milliseconds(50), poll: .milliseconds(100))
    try await RunningInbox.follow(place, settings: settings, byEvents: false) { inbox in
      place.makeDirectories(RawPath(place.inbox + "/new"))
      let file = place.deliver("new/a.txt")
      _ = try await inbox.observer.first("indexed", path: file)
      unlink(file)
      place.deliver("b.txt")
      _ = try await inbox.observer.first("gone", path: file)
    }
  }

  @Test func `a file that failed is read again when its permissions change`() async throws {
    try await RunningInbox.follow(place) { inbox in
      let file = place.deliver("a.txt", "")
      _ = try await inbox.observer.first("not indexed", path: file)
      inbox.observer.forget()
      chmod(file, 0o600)
      _ = try await inbox.observer.first("not indexed", path: file)
    }
  }

  @Test func `what arrived while newsqd was down is taken when it starts`() async throws {
    try await RunningInbox.follow(place) { _ in }
    let file = place.deliver("a.txt")
    try await RunningInbox.follow(place) { inbox in
      _ = try await inbox.observer.first("indexed", path: file)
    }
  }

  @Test func `the status tells what there is`() async throws {
    place.write("a.txt")
    place.write("empty.txt", "")
    try await RunningInbox.follow(place) { inbox in
      _ = try await inbox.statuses.first("2 bundles, 1 failed")
    }
  }

  @Test func `what single arrivals have left in pieces is merged when nothing else is to do`() async throws {
    var number = 0
    try await RunningInbox.follow(place, settings: slow) { inbox in
      // A notice may be of what was before the last arrival.
      repeat {
        inbox.statuses.forget()
        for _ in 0..<6 {
          number += 1
          let file = place.deliver("a\(number).txt", "The ferry left at \(number).")
          _ = try await inbox.observer.first("indexed", path: file)
        }
        _ = try await inbox.statuses.first("tidied")
      } while try !isTidy()
    }
    let reader = try IndexReader(path: place.database)
    #expect(try reader.status().articles == number)
    #expect(try reader.complaints() == [])
  }

  private func isTidy() throws -> Bool {
    let writer = try IndexWriter(path: place.database)
    defer { writer.close() }
    return try writer.isTidy()
  }
}
