import Foundation
import Testing

/// Clocks that are wrong, events that are lost, files that change under one's hands.
@Suite(.ownThreads) struct HardTimesTests {
  private static let hasFaketime = access("/usr/bin/faketime", X_OK) == 0

  @Test(.enabled(if: hasFaketime, "needs faketime"), arguments: ["-400d", "+400d"])
  func `with a clock that is set back or ahead nothing is read again, and what comes is taken`(clock: String) throws {
    let place = try Place()
    for number in 0..<5 { try place.deliver("\(number).txt", Place.article("Report \(number)", "a walrus")) }
    try place.once()
    let wrong = ["faketime", "-f", clock, Program.newsqd]
    let again = try place.run(wrong + ["--once"])
    #expect(again.status == 0, "\(again.errors)")
    #expect(again.errors.contains("did=\"0 bundles"), "\(again.errors)")
    try place.write("late.txt", Place.article("Late", "a walrus, lately"))
    try place.deliver("1.txt", Place.article("Report 1, corrected", "a beaver"))
    #expect(try place.run(wrong + ["--once"]).status == 0)
    #expect(try Set(place.found("walrus")) == ["0.txt", "2.txt", "3.txt", "4.txt", "late.txt"])
    #expect(try place.found("beaver") == ["1.txt"])
    // And with the right clock again.
    #expect(try place.once().contains("did=\"0 bundles"))
    #expect(try place.newsq("reindex").status == 0)
    #expect(try place.found("walrus").count == 5)
    #expect(try place.newsq("doctor").text.contains("sound"))
  }

  @Test func `when more happens than the kernel tells of, the whole inbox is looked through`() throws {
    let place = try Place(configuration: "poll = 3600\n")
    try place.deliver("first.txt", Place.article("First", "a walrus"))
    let daemon = try place.newsqd()
    try eventually("found") { try place.found("walrus") == ["first.txt"] }
    let limit = (try? String(contentsOfFile: "/proc/sys/fs/inotify/max_queued_events", encoding: .utf8))
      .flatMap { Int($0.dropLast()) }
    daemon.signal(SIGSTOP)
    // While it does not listen, its queue gets full of what concerns nobody; then something that does concern it.
    try place.write(".other", "")
    for number in 0..<(limit ?? 16_384) {
      let names = number % 2 == 0 ? [".other", ".another"] : [".another", ".other"]
      rename("\(place.inbox)/\(names[0])", "\(place.inbox)/\(names[1])")
    }
    try place.deliver("lost.txt", Place.article("Lost", "a beaver"))
    try place.remove("first.txt")
    daemon.signal(SIGCONT)
    try eventually("found") { try place.found("beaver") == ["lost.txt"] }
    #expect(daemon.complaints.contains("events were lost; looking through the whole inbox"), "\(daemon.complaints)")
    try eventually("the other has gone") { try place.newsq("why", "first.txt").text.contains("gone") }
    try place.stop(daemon)
  }

  /// Whether a namespace with limits of its own can be made.
  private static let hasNamespaces: Bool = {
    guard let place = try? Place() else { return false }
    return (try? place.run(["unshare", "-U", "-r", "test", "-w", "/proc/sys/user/max_inotify_watches"]).status) == 0
  }()

  @Test(.enabled(if: hasNamespaces, "needs user namespaces"))
  func `where no more folders can be watched newsqd says so, and finds what comes by polling`() throws {
    let place = try Place(configuration: "poll = 0.4\n")
    for number in 0..<8 { try place.write("folder\(number)/old.txt", Place.article("Old \(number)", "a walrus")) }
    let daemon = try place.start([
      "unshare", "-U", "-r", "sh", "-c",
      "echo 3 > /proc/sys/user/max_inotify_watches; exec \"$0\"", Program.newsqd,
    ])
    try eventually("found") { try place.found("walrus").count == 8 }
    #expect(daemon.complaints.contains("polling alone"), "\(daemon.complaints)")
    #expect(daemon.complaints.contains("fs.inotify.max_user_watches"))
    for number in 0..<8 { try place.deliver("folder\(number)/new.txt", Place.article("New \(number)", "a beaver")) }
    try eventually("all are found") { try place.found("beaver").count == 8 }
    try place.stop(daemon)
  }

  @Test(.enabled(if: FaultInjection.isPossible, FaultInjection.needs))
  func `of a file that is replaced while it is read the new text counts`() throws {
    let place = try Place()
    try place.deliver("first.txt", Place.article("First", "a walrus"))
    let daemon = try place.newsqd()
    try eventually("found") { try place.found("walrus") == ["first.txt"] }
    let file = place.inbox + "/changing.txt"
    let strace = try place.start(
      FaultInjection.command("read,pread64:delay_enter=400000", path: file) + ["-p", "\(daemon.process)"])
    try eventually("traced") { try FaultInjection.isTraced(daemon) }
    for version in ["oldest", "older"] {
      try place.deliver("changing.txt", Place.article("Changing", "an \(version)word"))
      usleep(150_000)
    }
    // Written in place, as long as it is read.
    try place.write("changing.txt", Place.article("Changing", "a newestword"))
    strace.signal(SIGTERM)
    _ = try strace.end()
    try eventually("the last one is found") { try place.found("newestword") == ["changing.txt"] }
    #expect(try place.found("oldestword OR olderword") == [])
    try place.stop(daemon)
  }
}
