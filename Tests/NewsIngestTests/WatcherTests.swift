import Glibc
import NewsFiles
import NewsModel
import Testing

@testable import NewsIngest

@Suite struct WatcherTests {
  let place = Workplace()

  private func watcher() throws -> Watcher {
    let watcher = try Watcher()
    _ = try InboxScanner(root: place.root, willRead: { watcher.watch($0) }).scan()
    return watcher
  }

  private func path(_ name: String) -> RawPath {
    place.root.appending(name.utf8)
  }

  @Test func `a file that is renamed in is told as delivered, one that is written is not`() throws {
    let watcher = try watcher()
    place.deliver("a.txt")
    place.write("b.txt")
    let changes = watcher.changes().byPath
    #expect(changes[path("a.txt")] == InboxChange(path: path("a.txt"), isDelivered: true))
    #expect(changes[path("b.txt")] == InboxChange(path: path("b.txt")))
    #expect(watcher.changes().isEmpty)
  }

  @Test func `writing to a delivered file takes the delivery back, new permissions do not`() throws {
    let watcher = try watcher()
    chmod(place.deliver("a.txt"), 0o600)
    #expect(watcher.changes().byPath[path("a.txt")]?.isDelivered == true)
    place.deliver("b.txt")
    place.write("b.txt", "more")
    #expect(watcher.changes().byPath[path("b.txt")]?.isDelivered == false)
  }

  @Test func `names that are not finished are not told`() throws {
    let watcher = try watcher()
    place.write("a.txt.part")
    place.write(".b")
    #expect(watcher.changes().isEmpty)
    rename(place.inbox + "/a.txt.part", place.inbox + "/a.txt")
    #expect(watcher.changes().byPath[path("a.txt")]?.isDelivered == true)
  }

  @Test func `what happens in a directory is told with its path, also after the directory was renamed`() throws {
    place.write("d/x.txt")
    let watcher = try watcher()
    rename(place.inbox + "/d", place.inbox + "/e")
    #expect(watcher.changes().byPath[path("d")]?.isDepartedDirectory == true)
    _ = try InboxScanner(root: place.root, willRead: { watcher.watch($0) }).scan()
    place.write("e/y.txt")
    #expect(Array(watcher.changes().byPath.keys) == [path("e/y.txt")])
  }

  @Test func `an overflow of the queue makes the changes incomplete`() throws {
    let watcher = try watcher()
    var changes = InboxChanges()
    changes.add(InotifyEvent(watch: 1, mask: UInt32(inCreate), name: Array("a".utf8)), in: place.root)
    watcher.take(InotifyEvent(watch: -1, mask: UInt32(inQueueOverflow), name: []), into: &changes)
    #expect(changes.isIncomplete)
    #expect(changes.byPath.isEmpty)
    #expect(!changes.isEmpty)
  }

  @Test func `records of the kernel are parsed with their padding`() throws {
    let descriptor = inotify_init1(Int32(IN_NONBLOCK))
    defer { close(descriptor) }
    let watch = inotify_add_watch(descriptor, place.inbox, UInt32(inCreate))
    place.write("a")
    place.write("a rather longer name.txt")
    let bytes = [UInt8](unsafeUninitializedCapacity: 4096) { $1 = read(descriptor, $0.baseAddress, $0.count) }
    let events = bytes.withUnsafeBytes { InotifyEvent.parse($0) }
    #expect(events.map(\.watch) == [watch, watch])
    #expect(events.map { String(decoding: $0.name, as: UTF8.self) } == ["a", "a rather longer name.txt"])
  }

  @Test func `a directory that cannot be watched for good reasons is no limitation`() throws {
    let watcher = try Watcher()
    watcher.watch(RawPath("/not/there"))
    #expect(watcher.limitation == nil)
    #expect(watcher.count == 0)
  }
}
