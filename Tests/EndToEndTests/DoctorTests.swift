import Foundation
import Testing

/// What `newsq doctor` says of the machine around the database.
@Suite(.ownThreads) struct DoctorTests {
  private func filled() throws -> Place {
    let place = try Place()
    try place.deliver("one.txt", Place.article("One", "a wren"))
    try place.once()
    return place
  }

  /// The findings of a kind, as `grade text`.
  private func findings(_ place: Place, _ check: String) throws -> [String] {
    let record = try #require(try place.newsq("doctor", "--format", "json").records().first)
    let list = try #require(record["findings"] as? [[String: Any]])
    return list.filter { $0["check"] as? String == check }.map { "\($0["grade"] ?? "") \($0["text"] ?? "")" }
  }

  @Test func `it finds a sound machine sound, each check on a line`() throws {
    let place = try filled()
    let outcome = try place.newsq("doctor")
    #expect(outcome.status == 0, "\(outcome.text)")
    for check in [
      "versions", "clock", "file system", "space", "permissions", "inbox", "watches", "newsqd", "confinement",
      "database",
    ] {
      #expect(
        outcome.lines.contains { $0.contains(/^(ok|notice|problem) +/.ignoresCase()) && $0.contains(" \(check): ") },
        "\(check)")
    }
    #expect(outcome.lines.contains { $0.hasPrefix("ok       versions: newsq ") && $0.contains("SQLite 3.") })
    #expect(outcome.lines.contains("ok       database: \(place.database): sound"))
    #expect(outcome.lines.contains { $0.hasPrefix("notice   newsqd: it does not run") })
    let record = try #require(try place.newsq("doctor", "--format", "json").records().first)
    #expect(record["sound"] as? Bool == true)
  }

  @Test func `a newsqd that runs is found, and its troubles are problems`() throws {
    let place = try Place(configuration: "poll = 0.2\n")
    let daemon = try place.newsqd()
    try place.deliver("one.txt", Place.article("One", "a wren"))
    try eventually("found") { try place.found("wren").count == 1 }
    #expect(try findings(place, "newsqd").first?.hasPrefix("ok it runs as process \(daemon.process) since 20") == true)
    try place.move(place.inbox, to: place.path + "/elsewhere")
    try eventually("it is told") {
      try findings(place, "newsqd") == ["problem \(place.inbox): does not exist"]
    }
    let outcome = try place.newsq("doctor")
    #expect(outcome.status == 2)
    #expect(
      outcome.lines.contains(
        "problem  inbox: \(place.inbox): cannot be reached: no such file or directory (make it, mount it, or set inbox to another folder)"
      ),
      "\(outcome.text)")
    try place.move(place.path + "/elsewhere", to: place.inbox)
    try place.stop(daemon)
  }

  @Test func `permissions that lock readers out, or let others in, are problems`() throws {
    let place = try filled()
    #expect(try findings(place, "permissions").first?.hasPrefix("ok the database is ") == true)
    chmod(place.database + "-shm", 0o600)
    #expect(try findings(place, "permissions").first?.hasPrefix("problem \(place.database)-shm: is ") == true)
    #expect(try place.newsq("doctor").status == 2)
    chmod(place.database + "-shm", 0o644)
    chmod(place.database, 0o646)
    #expect(try findings(place, "permissions").first == "problem \(place.database): everybody may write to it")
  }

  @Test(.enabled(if: geteuid() == 0, "needs root to give files away"))
  func `an inbox that the database's owner may not read is a problem`() throws {
    let place = try filled()
    for file in ["", "-wal", "-shm"] { try #require(chown(place.database + file, 65_534, 65_534) == 0) }
    try #require(chown(place.path, 65_534, 65_534) == 0 && chmod(place.inbox, 0o700) == 0)
    #expect(
      try findings(place, "inbox").first
        == "problem \(place.inbox): nobody, who owns the database, may not read it (root:root 700)")
  }

  @Test func `an article of the future tells of the clock`() throws {
    let place = try filled()
    let update = "UPDATE bundle SET taken = '2999-01-01T00:00:00Z'"
    try #require(place.run(["sqlite3", place.database, update]).status == 0)
    #expect(
      try findings(place, "clock").first?.contains(
        "and a bundle was read at 2999-01-01T00:00:00Z: it was ahead, or is behind") == true)
    #expect(try place.newsq("doctor").status == 0)
  }

  @Test(.enabled(if: LoopDisk.isPossible, LoopDisk.needs))
  func `a disk with less than is kept free is a problem`() throws {
    let place = try filled()
    let disk = try LoopDisk(megabytes: 32)
    try #require(place.newsq("backup", disk.path + "/index.db").status == 0)
    let outcome = try place.newsq("--db", disk.path + "/index.db", "doctor")
    #expect(outcome.status == 2)
    #expect(
      outcome.lines.contains {
        $0.hasPrefix("problem  space: ") && $0.contains("newsqd leaves 64 MB (limits.free_space): it takes nothing now")
      }, "\(outcome.text)")
    #expect(
      outcome.lines.contains { $0.hasPrefix("ok       file system: the database is on ext4, mounted at \(disk.path)") })
  }

  @Test func `without a database it still looks at the machine`() throws {
    let place = try Place()
    let outcome = try place.newsq("doctor")
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("there is no index yet ("))
    #expect(outcome.lines.contains { $0.hasPrefix("ok       versions: ") })
  }
}
