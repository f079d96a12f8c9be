import Foundation
import Testing

/// A disk that fails: what it did not take is not reported, and newsqd begins anew.
@Suite(.ownThreads, .enabled(if: FaultInjection.isPossible, FaultInjection.needs)) struct DiskErrorTests {
  @Test(arguments: ["fdatasync", "pwrite64", "fdatasync,pwrite64"])
  func `newsqd reports nothing that the disk refused, opens its database again, and takes what it could not take`(
    calls: String
  ) throws {
    let place = try Place()
    try place.deliver("first.txt", Place.article("First", "a badger"))
    let daemon = try place.newsqd()
    try eventually("found") { try place.found("badger") == ["first.txt"] }
    // From now on the disk takes nothing.
    let strace = try place.start(FaultInjection.command("\(calls):error=EIO") + ["-p", "\(daemon.process)"])
    try eventually("traced") { try FaultInjection.isTraced(daemon) }
    for number in 0..<12 {
      try place.deliver("\(number).txt", Place.article("Report \(number)", "a badger, number\(number)"))
    }
    try eventually("waiting") { daemon.complaints.contains("error waiting for the disk") }
    #expect(daemon.complaints.contains("\(place.database)"))
    #expect(daemon.complaints.contains("the disk refuses it"), "\(daemon.complaints)")
    #expect(!daemon.complaints.contains("info indexed bundles=12"), "\(daemon.complaints)")
    #expect(try place.found("badger").contains("first.txt"))
    #expect(!daemon.hasEnded)
    strace.signal(SIGTERM)
    _ = try strace.end()
    try eventually("all are found") { try place.found("badger").count == 13 }
    #expect(daemon.complaints.contains("the disk is back"))
    try place.stop(daemon)
    #expect(try place.newsq("doctor").status == 0)
    #expect(try place.found("badger").count == 13)
  }

  @Test func `a database that cannot be read or written at the start is named`() throws {
    let place = try Place()
    try place.deliver("first.txt", Place.article("First", "a badger"))
    try place.once()
    let writing = try place.run(FaultInjection.command("pwrite64:error=EIO") + [Program.newsqd, "--once"])
    #expect(writing.status == 0 || writing.errors.contains("the disk refuses it"), "\(writing.errors)")
    try place.deliver("second.txt", Place.article("Second", "a badger"))
    let refused = try place.run(FaultInjection.command("pwrite64:error=EIO") + [Program.newsqd, "--once"])
    #expect(refused.status == 2)
    #expect(refused.errors.contains("\(place.database): the disk refuses it (disk I/O error"), "\(refused.errors)")
    let search = try place.run(
      FaultInjection.command("pread64:error=EIO", path: place.database) + [Program.newsq, "badger"])
    #expect(search.status == 2)
    #expect(search.errors.contains("\(place.database): the disk refuses it"), "\(search.errors)")
    #expect(try place.found("badger") == ["first.txt"])
    try place.once()
    #expect(try Set(place.found("badger")) == ["first.txt", "second.txt"])
  }

  @Test func `a bundle that the disk does not give is named, its neighbours are found, and it is read another time`()
    throws
  {
    let place = try Place()
    try place.deliver("1.txt", Place.article("One", "a badger"))
    try place.deliver("2.txt", Place.article("Two", "a badger"))
    let command = FaultInjection.command("read:error=EIO", path: place.inbox + "/2.txt")
    #expect(try place.run(command + [Program.newsqd, "--once"]).status == 0)
    #expect(try place.found("badger") == ["1.txt"])
    let failed = try place.newsq("failed").text
    #expect(
      failed.contains("2.txt: cannot be read from the disk (check the disk; deliver the file again)"), "\(failed)")
    #expect(try place.newsq("reindex").status == 0)
    #expect(try Set(place.found("badger")) == ["1.txt", "2.txt"])
    #expect(try place.newsq("failed").text == "")
  }
}
