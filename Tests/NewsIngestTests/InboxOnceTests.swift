import Foundation
import NewsFiles
import NewsIndex
import NewsIngest
import NewsModel
import Testing

@Suite(.timeLimit(.minutes(20))) struct InboxOnceTests {
  let place = Workplace()
  let forgetting = InboxSettings(removal: .forget, settle: .milliseconds(50))

  @Test func `what is in the inbox is in the journal afterwards, and a second run finds nothing to do`() async throws {
    place.write("a.txt", "The mayor of Harrowmere resigned.")
    place.write("b/c.txt", "Rain fell on the fair.")
    let first = try await RunningInbox.once(place)
    #expect(first.bundles == 2)
    #expect(first.articlesAdded == 2)
    let entry = try place.journal()[place.inbox + "/b/c.txt"]
    #expect(entry?.name == "b/c.txt")
    #expect(entry?.state == .indexed)
    let second = try await RunningInbox.once(place)
    #expect(second.bundles == 0)
    #expect(second.unchanged == 0)
  }

  @Test func `bad bundles are recorded, and their neighbours are indexed`() async throws {
    place.write("a.txt")
    place.write("empty.txt", "")
    mkfifo(place.inbox + "/pipe", 0o644)
    symlink("/etc/hostname", place.inbox + "/link")
    let summary = try await RunningInbox.once(place)
    #expect(summary.bundles == 1)
    #expect(summary.failed == 3)
    let journal = try place.journal()
    #expect(
      ["empty.txt", "pipe", "link"].map { journal[place.inbox + "/" + $0]?.state } == [.failed, .failed, .failed])
    #expect(try await RunningInbox.once(place).failed == 0)
  }

  @Test func `a failed bundle is read again when it has changed`() async throws {
    let file = place.write("a.txt", "")
    try await RunningInbox.once(place)
    chmod(file, 0o600)
    #expect(try await RunningInbox.once(place).failed == 1)
    place.write("a.txt", "Now there is something in it.")
    #expect(try await RunningInbox.once(place).articlesAdded == 1)
    #expect(try place.journal()[file]?.state == .indexed)
  }

  @Test func `new content replaces the old, and the same content again only renews the stamp`() async throws {
    let file = place.write("a.txt", "Yesterday's weather.")
    try await RunningInbox.once(place)
    place.write("a.txt", "Today's weather.")
    #expect(try await RunningInbox.once(place).articlesReplaced == 1)
    place.age(file, by: 500)
    let touched = try await RunningInbox.once(place)
    #expect(touched.unchanged == 1)
    #expect(touched.bundles == 0)
    #expect(try place.journal()[file]?.stamp == place.candidate("a.txt").stamp)
  }

  @Test func `a bundle that its owner removed is marked as gone, and its articles are kept`() async throws {
    let file = place.write("a.txt")
    place.write("b.txt")
    try await RunningInbox.once(place)
    unlink(file)
    let summary = try await RunningInbox.once(place)
    #expect(summary.gone == 1)
    #expect(summary.articlesRemoved == 0)
    #expect(try place.journal()[file]?.state == .gone)
    #expect(try await RunningInbox.once(place).gone == 0)
  }

  @Test func `where the setting says so its articles go with it`() async throws {
    let file = place.write("a.txt")
    place.write("b.txt", "Another weather.")
    try await RunningInbox.once(place)
    unlink(file)
    #expect(try await RunningInbox.once(place, settings: forgetting).articlesRemoved == 1)
    #expect(try place.journal()[file] == nil)
  }

  @Test func `a bundle that comes back is taken again`() async throws {
    let file = place.write("a.txt")
    place.write("b.txt")
    try await RunningInbox.once(place)
    unlink(file)
    try await RunningInbox.once(place)
    place.write("a.txt")
    try await RunningInbox.once(place)
    #expect(try place.journal()[file]?.state == .indexed)
  }

  @Test func `a renamed bundle leaves one name and takes the other`() async throws {
    let file = place.write("a.txt")
    try await RunningInbox.once(place)
    rename(file, place.inbox + "/b.txt")
    try await RunningInbox.once(place, settings: forgetting)
    let journal = try place.journal()
    #expect(Array(journal.paths) == [place.inbox + "/b.txt"])
  }

  @Test func `an inbox that was emptied as a whole removes nothing`() async throws {
    let file = place.write("a.txt")
    try await RunningInbox.once(place)
    unlink(file)
    let observer = Observer()
    let summary = try await RunningInbox.once(place, settings: forgetting, observer: observer)
    #expect(summary.gone == 0)
    #expect(try place.journal()[file]?.state == .indexed)
    let told = try await observer.first("the inbox is out of reach")
    #expect(told.metadata["cause"] == "is empty, though 1 bundle of it is known; nothing is removed")
  }

  @Test func `an inbox that is not there is an error, and removes nothing`() async throws {
    let file = place.write("a.txt")
    try await RunningInbox.once(place)
    rename(place.inbox, place.path + "/unmounted")
    let error = await #expect(throws: Failure.self) { try await RunningInbox.once(place, settings: forgetting) }
    #expect(error?.code == .notFound)
    #expect(try place.journal()[file]?.state == .indexed)
  }

  @Test func `files of one directory that becomes a bundle are one bundle`() async throws {
    place.write("flood/notes.txt", "Sandbags at the bridge.")
    try await RunningInbox.once(place)
    place.write("flood/article.txt", "The river rose.")
    try await RunningInbox.once(place, settings: forgetting)
    #expect(Array(try place.journal().paths) == [place.inbox + "/flood"])
  }

  @Test func `a directory bundle changes with any of its parts`() async throws {
    place.write("flood/article.txt", "The river rose.")
    place.write("flood/meta.json", "{}")
    try await RunningInbox.once(place)
    place.write("flood/meta.json", "{ }")
    #expect(try await RunningInbox.once(place).bundles == 1)
  }

  @Test func `a name that is not UTF-8 is indexed, and is not gone the next time`() async throws {
    Workplace.put("Coffee prices rose.", at: place.root.appending(Array("caf".utf8) + [0xE9]))
    #expect(try await RunningInbox.once(place).bundles == 1)
    let again = try await RunningInbox.once(place)
    #expect(again.bundles + again.gone == 0)
    #expect(try place.journal()[place.inbox + "/caf%E9"]?.state == .indexed)
  }

  @Test func `a file that keeps changing is left for another time`() async throws {
    place.write("steady.txt")
    let path = place.root.appending("log.txt".utf8)
    Workplace.put("line", at: path)
    let observer = Observer()
    // A thread of its own: the shared ones may all be busy for longer than a file has to rest.
    let restless = Thread {
      while !Thread.current.isCancelled {
        Workplace.put("line \(Moment.now().monotonic)", at: path)
        usleep(5_000)
      }
    }
    restless.start()
    defer {
      restless.cancel()
      while !restless.isFinished { usleep(1_000) }
    }
    try await RunningInbox.once(place, settings: InboxSettings(settle: .seconds(1)), observer: observer)
    #expect(observer.events.contains { $0.message == "left for another time; it keeps changing" })
    #expect(try place.journal()[place.inbox + "/steady.txt"]?.state == .indexed)
    #expect(try place.journal()[path.text] == nil)
  }
}
