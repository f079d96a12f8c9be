import NewsFiles
import NewsModel
import Testing

@testable import NewsIngest

/// What waits in a long backlog takes little memory, and comes out as it went in.
@Suite struct WorkQueueTests {
  private let stamp = BundleStamp(kind: .file, size: 7, modified: 1, changed: 2, inode: 3)

  @Test func `work comes out of the backlog as it went in`() throws {
    let plain = Candidate(path: "/in/2025/a b.txt", name: "2025/a b.txt", stamp: stamp)
    let raw = Candidate(
      path: "/in/caf%E9", rawPath: RawPath(bytes: Array("/in/caf".utf8) + [0xE9]), name: "caf%E9", stamp: stamp)
    let odd = Candidate(path: "/in/x", name: "not its end", stamp: stamp)
    let broken = Candidate(
      path: "/in/p", name: "p", stamp: stamp,
      defect: Failure(.notRegular, subject: "/in/p", cause: "is a pipe", remedy: "remove it"))
    let known = KnownBundle(stamp: stamp, reader: "text", readerVersion: 2, state: .indexed)
    let works = [
      Work(plain, .readSettled(known: nil)), Work(raw, .readSettled(known: nil)), Work(odd, .readSettled(known: nil)),
      Work(broken, .readSettled(known: nil)), Work(plain, .readSettled(known: known)),
      Work(plain, .readNow(known: nil)),
      Work(plain, .gone(forget: true)),
    ]
    let queue = WorkQueue()
    queue.add(works)
    #expect(queue.backlogBytes == 7 * 7)
    let taken = try #require(queue.take()).works
    #expect(taken.map(\.candidate) == works.map(\.candidate))
    #expect(taken.map { "\($0.job)" } == works.map { "\($0.job)" })
    #expect(queue.backlogBytes == 0)
  }
}
