import Foundation
import Testing

/// A disk that gets full: nothing is taken any more, nothing is lost, searches go on, and newsqd goes on by itself.
@Suite(.ownThreads, .enabled(if: LoopDisk.isPossible, LoopDisk.needs)) struct FullDiskTests {
  /// What is left free by the settings, in megabytes, so that the disks of these tests can be small.
  private static let kept = 16

  private let disk: LoopDisk
  private let place: Place
  private var onDisk: [String: String] { ["NEWSQ_DB": disk.path + "/index.db"] }

  init() throws {
    disk = try LoopDisk(megabytes: 96)
    place = try Place(configuration: "[limits]\nfree_space = \(Self.kept)\n")
  }

  /// Texts of half a megabyte, each with a word of its own.
  private static func long(_ number: Int) -> String {
    let words = (0..<60_000).map { "w\($0 * (number + 7) % 9_973)" }.joined(separator: " ")
    return "Report \(number)\n\nThe badger number\(number) was counted. \(words)\n"
  }

  private func found(_ query: String) throws -> [String] {
    let outcome = try place.newsq("search", "--format", "jsonl", "-n", "1000", query, adding: onDisk)
    try #require([0, 1, 3].contains(outcome.status), "\(outcome.errors)")
    return try outcome.records().compactMap { $0["key"] as? String }
  }

  @Test func `newsqd stops before the disk is full, and goes on when there is room`() throws {
    try place.deliver("early.txt", Self.long(0))
    let daemon = try place.newsqd(adding: onDisk)
    try eventually("found") { try found("number0") == ["early.txt"] }
    let ballast = try disk.fill(leaving: (Self.kept + 12) << 20)
    for number in 1...24 { try place.deliver("\(number).txt", Self.long(number)) }
    try eventually("waiting") { daemon.complaints.contains("error waiting for the disk") }
    #expect(daemon.complaints.contains("limits.free_space"))
    #expect(disk.free >= Self.kept << 20)
    // Another program takes the rest.
    try disk.fillUp()
    let state = try place.newsq("status", "--format", "json", adding: onDisk).records().first?["newsqd"]
    #expect((state as? [String: Any])?["degraded"] as? Bool == true, "\(String(describing: state))")
    let taken = try found("badger").count
    #expect(taken >= 1 && taken < 25)
    for _ in 0..<10 { #expect(try found("number0") == ["early.txt"]) }
    // The disk is the problem, the database is sound.
    let doctor = try place.newsq("doctor", adding: onDisk)
    #expect(doctor.status == 2)
    let problems = doctor.lines.filter { $0.hasPrefix("problem ") }
    #expect(problems.count == 2, "\(doctor.text)")
    #expect(problems.allSatisfy { $0.hasPrefix("problem  space: ") || $0.hasPrefix("problem  newsqd: ") })
    #expect(doctor.lines.contains { $0.hasPrefix("ok       database: ") })
    let status = try place.newsq("status", adding: onDisk).lines
    #expect(
      status.contains { $0.hasPrefix("degraded:") && $0.contains("are kept free (limits.free_space) (make room;") })
    #expect(!daemon.hasEnded)
    unlink(disk.path + "/filler")
    unlink(ballast)
    try eventually("all are found") { try found("badger").count == 25 }
    #expect(daemon.complaints.contains("the disk is back"))
    try place.stop(daemon)
    #expect(try place.newsq("doctor", adding: onDisk).status == 0)
  }

  @Test func `a newsqd that waits for the disk ends when it is told to`() throws {
    try disk.fill(leaving: 2 << 20)
    try place.deliver("a.txt", Self.long(0))
    let daemon = try place.newsqd(adding: onDisk)
    try eventually("waiting") { daemon.complaints.contains("error waiting for the disk") }
    try place.stop(daemon)
  }

  @Test func `who runs once is told that the disk is full, and loses nothing`() throws {
    try place.deliver("early.txt", Self.long(0))
    #expect(try place.newsqd("--once", adding: onDisk).end().status == 0)
    try disk.fill(leaving: 8 << 20)
    try place.deliver("late.txt", Self.long(1))
    for arguments in [
      [Program.newsqd, "--once"], [Program.newsq, "index", place.inbox], [Program.newsq, "reindex", "--full"],
    ] {
      let outcome = try place.run(arguments, adding: onDisk)
      #expect(outcome.status == 2, "\(arguments)")
      #expect(outcome.errors.contains("limits.free_space"), "\(outcome.errors)")
      #expect(try found("badger") == ["early.txt"])
    }
  }

  @Test func `a disk that is full in the middle of a transaction undoes it, and leaves what was there`() throws {
    try place.configure("[limits]\nfree_space = 0\n")
    try place.deliver("early.txt", Self.long(0))
    #expect(try place.newsqd("--once", adding: onDisk).end().status == 0)
    let ballast = try disk.fill(leaving: 2 << 20)
    for number in 1...20 { try place.deliver("\(number).txt", Self.long(number)) }
    let refused = try place.newsqd("--once", adding: onDisk).end()
    #expect(refused.status == 2)
    #expect(refused.errors.contains("no space left on the disk (make room"), "\(refused.errors)")
    #expect(try found("number0") == ["early.txt"])
    #expect(try place.newsq("doctor", adding: onDisk).status == 0)
    let daemon = try place.newsqd(adding: onDisk)
    try eventually("waiting") { daemon.complaints.contains("error waiting for the disk") }
    #expect(try found("number0") == ["early.txt"])
    unlink(ballast)
    try eventually("all are found") { try found("badger").count == 21 }
    try place.stop(daemon)
    #expect(try place.newsq("doctor", adding: onDisk).status == 0)
  }
}
