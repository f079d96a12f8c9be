import Foundation
import Testing

/// newsqd is killed when it is about to change something on the disk, at each of its calls in turn.
@Suite(.ownThreads, .enabled(if: FaultInjection.isPossible, FaultInjection.needs)) struct CrashAtCallTests {
  private static let changing = [
    "pwrite64", "write", "fdatasync", "fsync", "ftruncate", "fallocate", "unlink", "rename", "mkdir",
  ]

  /// Of the very many calls that write pages each third is tried, another third each time; all with NEWSQ_EVERY_CALL=1.
  private static func moments(_ calls: [String: Int]) -> [String] {
    let step = ProcessInfo.processInfo.environment["NEWSQ_EVERY_CALL"] == nil ? 3 : 1
    let first = Int.random(in: 0..<step)
    print("killed at calls: every \(step). of pwrite64 from \(first + 1) on (NEWSQ_EVERY_CALL=1 tries all)")
    return calls.sorted { $0.key < $1.key }.flatMap { name, count in
      (name == "pwrite64" ? Array(stride(from: 1 + first, through: count, by: step)) : Array(1...count)).map {
        "\(name):signal=KILL:when=\($0)"
      }
    }
  }

  @Test func `killed at any call while the database is made, it resumes as if nothing had been`() throws {
    let undisturbed = try Self.place()
    let calls = try FaultInjection.calls(of: Self.changing, in: undisturbed, [Program.newsqd, "--once"])
    try #require(calls.values.reduce(0, +) > 50)
    let expected = try Self.contents(of: undisturbed)
    for moment in Self.moments(calls) {
      let place = try Self.place()
      try Self.kill(at: moment, in: place, expecting: expected, found: [])
    }
  }

  @Test func `killed at any call while articles are added, replaced and removed, it resumes as if nothing had been`()
    throws
  {
    let undisturbed = try Self.place()
    try undisturbed.once()
    try Self.change(undisturbed)
    let calls = try FaultInjection.calls(of: Self.changing, in: undisturbed, [Program.newsqd, "--once"])
    let expected = try Self.contents(of: undisturbed)
    for moment in Self.moments(calls) {
      let place = try Self.place()
      try place.once()
      try Self.change(place)
      try Self.kill(at: moment, in: place, expecting: expected, found: ["1.txt"])
    }
  }

  // MARK: Parts

  private static func place() throws -> Place {
    let place = try Place(configuration: "removed = \"forget\"\n")
    for number in 1...3 {
      try place.deliver("\(number).txt", Place.article("Report \(number)", "a badger, number\(number)"))
    }
    try place.deliver(
      "wire.jsonl", (1...20).map { #"{"id": "w\#($0)", "title": "Wire \#($0)", "body": "A badger."}"# + "\n" }.joined())
    return place
  }

  private static func change(_ place: Place) throws {
    try place.deliver("2.txt", Place.article("Report 2, corrected", "an otter in place of it"))
    try place.deliver("4.txt", Place.article("Report 4", "a badger, number4"))
    try place.remove("3.txt")
  }

  /// Runs it to its violent end, and once more; what had been found before is found in between.
  private static func kill(at moment: String, in place: Place, expecting expected: String, found: [String]) throws {
    let command = FaultInjection.command(moment) + [Program.newsqd, "--once"]
    let status = try place.run(command).status
    #expect([0, 128 + SIGKILL].contains(status), "\(moment)")
    for key in found { #expect(try place.found("number1") == [key], "\(moment): before it is started again") }
    try place.once()
    #expect(try contents(of: place) == expected, "\(moment)")
    let doctor = try place.newsq("doctor")
    #expect(doctor.status == 0, "\(moment): \(doctor.text)")
  }

  /// All that the database says, but for times and numbers that may differ from run to run.
  private static func contents(of place: Place) throws -> String {
    let outcome = try place.run([
      "sqlite3", place.database,
      """
      SELECT bundle.name, bundle.state, article.key, member, headline, published, body FROM article
        JOIN text ON text.id = article.text JOIN bundle ON bundle.id = article.bundle ORDER BY 1, 4;
      SELECT name, state, kind, size, hex(hash), reader FROM bundle ORDER BY 1;
      CREATE VIRTUAL TABLE temp.words USING fts5vocab (main, search, row);
      SELECT * FROM words;
      SELECT count(*), count(DISTINCT bundle || '/' || coalesce(member, '')) FROM article;
      """,
    ])
    try #require(outcome.status == 0, "\(outcome.errors)")
    return outcome.text
  }
}
