import Foundation
import Testing

/// Readers that take long: a search ends in time, and the log of the database stays within bounds.
@Suite(.ownThreads) struct LongReadingTests {
  @Test(.enabled(if: FaultInjection.isPossible, FaultInjection.needs))
  func `a search that takes too long is given up with a message`() throws {
    let place = try Place(configuration: "[search]\ntime = 0.5\n")
    try place.deliver("one.txt", Place.article("One", "a walrus"))
    try place.once()
    #expect(try place.newsq("walrus").status == 0)
    // Each look into the file takes a second.
    let slow = FaultInjection.command("pread64:delay_enter=1000000", path: place.database)
    for arguments in [["walrus"], ["trend", "walrus"], ["search", "--count", "walrus"]] {
      let outcome = try place.run(slow + [Program.newsq] + arguments)
      #expect(outcome.status == 2, "\(arguments)")
      #expect(outcome.text == "")
      #expect(
        outcome.errors
          == "newsq: the search took longer than 0.5 seconds (ask for less, or raise search.time in the configuration)\n"
      )
    }
  }

  @Test func `what was found may take its time to be read`() throws {
    let place = try Place(configuration: "[search]\ntime = 0.2\n")
    try place.deliver(
      "many.jsonl",
      (0..<4_000).map { #"{"id": "n\#($0)", "title": "Walrus \#($0)", "body": "A walrus."}"# + "\n" }.joined())
    try place.once()
    let outcome = try place.shell(#""$newsq" -n 4000 --format trec walrus | (sleep 1; wc -l)"#)
    #expect(outcome.text == "4000\n", "\(outcome.errors)")
  }

  @Test func `a reader that holds on to a state of the database keeps the log within bounds, and loses nothing`() throws
  {
    let place = try Place()
    try place.deliver("first.txt", Place.article("First", "a walrus"))
    let daemon = try place.newsqd()
    try eventually("found") { try place.found("walrus") == ["first.txt"] }
    mkfifo(place.path + "/hold", 0o600)
    // Reads once, and keeps its transaction open for as long as the pipe is.
    let holder = try place.start([
      "bash", "-c",
      #"exec 3<>hold; (echo 'BEGIN; SELECT count(*) FROM article;'; cat hold) | sqlite3 "$NEWSQ_DB" > held"#,
    ])
    try eventually("held") { FileManager.default.contents(atPath: place.path + "/held") == Data("1\n".utf8) }
    for number in 0..<12 { try place.deliver("\(number).json", Self.long(number)) }
    try eventually("waiting") { daemon.complaints.contains("error waiting for the database") }
    #expect(daemon.complaints.contains("fuser \(place.database)"))
    let log = try FileManager.default.attributesOfItem(atPath: place.database + "-wal")[.size] as? Int
    #expect(try #require(log) < 64 << 20)
    #expect(try place.found("walrus").contains("first.txt"))
    #expect(try place.found("badger").count < 12)
    _ = try place.shell("echo 'COMMIT;' > hold")
    holder.signal(SIGTERM)
    _ = try place.shell("pkill -f 'cat hold'; true")
    try eventually("all are found") { try place.found("badger").count == 12 }
    #expect(daemon.complaints.contains("the database is back"))
    try place.stop(daemon)
    #expect(try place.newsq("doctor").status == 0)
  }

  /// Six megabytes that are one word and no more: it is their length that counts.
  private static func long(_ number: Int) -> String {
    let filling = String(repeating: "-", count: 6 << 20)
    return #"{"title": "Report \#(number)", "body": "The badger number\#(number) was counted. \#(filling)"}"#
  }
}
