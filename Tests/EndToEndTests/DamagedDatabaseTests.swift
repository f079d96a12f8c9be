import Foundation
import Testing

/// A database that a disk has changed, seen from outside: what is said, what is shown, and how it is mended.
@Suite(.ownThreads) struct DamagedDatabaseTests {
  private func place() throws -> Place {
    let place = try Place()
    for number in 0..<30 {
      try place.deliver("\(number).txt", Place.article("Report \(number)", "a walrus, number\(number)"))
    }
    try place.once()
    return place
  }

  private func change(_ sql: String, in place: Place) throws {
    let outcome = try place.run(["sqlite3", place.database, sql])
    try #require(outcome.status == 0, "\(outcome.errors)")
  }

  @Test func `a text that has changed is named and not shown, and comes back from its bundle`() throws {
    let place = try place()
    try change("UPDATE text SET body = replace(body, 'number7', 'number8') WHERE body LIKE '%number7%'", in: place)
    let search = try place.newsq("--format", "jsonl", "-n", "100", "walrus")
    #expect(search.status == 2)
    #expect(try search.records().count == 29)
    #expect(!search.text.contains("Report 7"))
    #expect(search.errors.contains("it is not what was stored from \(place.inbox)/7.txt"), "\(search.errors)")
    let doctor = try place.newsq("doctor")
    #expect(doctor.status == 2)
    #expect(doctor.text.contains("\(place.inbox)/7.txt"), "\(doctor.text)")
    #expect(!doctor.text.contains("index damage"), "\(doctor.text)")
    let rebuilt = try place.newsq("reindex", "--rebuild")
    #expect(rebuilt.status == 0, "\(rebuilt.errors)")
    #expect(rebuilt.text.contains("rebuilt: 29 articles, 1 damaged\n"), "\(rebuilt.text)")
    #expect(try place.found("walrus").count == 30)
    #expect(try place.found("number7") == ["7.txt"])
    #expect(try place.newsq("doctor").status == 0)
    #expect(try place.once().contains("did=\"0 bundles"))
  }

  @Test func `an index that is damaged is made anew, and all articles keep their numbers`() throws {
    let place = try place()
    let before = try place.run(["sqlite3", place.database, "SELECT id, headline FROM article ORDER BY id"]).text
    try change("DELETE FROM search_data WHERE id > 1000; DELETE FROM count_block", in: place)
    let doctor = try place.newsq("doctor")
    #expect(doctor.status == 2)
    #expect(doctor.text.contains("index damage"), "\(doctor.text)")
    #expect(!doctor.text.contains("text damage"), "\(doctor.text)")
    #expect(try place.newsq("reindex", "--rebuild").status == 0)
    #expect(try place.run(["sqlite3", place.database, "SELECT id, headline FROM article ORDER BY id"]).text == before)
    #expect(try place.found("walrus").count == 30)
    #expect(try place.newsq("doctor").status == 0)
  }

  @Test func `while newsqd runs nothing is made anew`() throws {
    let place = try place()
    let daemon = try place.newsqd()
    try eventually("it runs") { daemon.complaints.contains("started") }
    let refused = try place.newsq("reindex", "--rebuild")
    #expect(refused.status == 75)
    #expect(refused.errors.contains("is in the hands of another newsqd"), "\(refused.errors)")
    try place.stop(daemon)
  }

  @Test func `a reindexing that is killed leaves every article as it was or as it is`() throws {
    let place = try place()
    for moment in stride(from: 2_000, to: 400_000, by: 40_000) {
      let reindex = try place.start([Program.newsq, "reindex", "--full"])
      usleep(UInt32(moment))
      reindex.signal(SIGKILL)
      _ = try reindex.end()
      #expect(try place.found("walrus").count == 30)
    }
    #expect(try place.newsq("reindex", "--full").status == 0)
    #expect(try place.found("walrus").count == 30)
    #expect(try place.newsq("doctor").status == 0)
  }

  @Test(.enabled(if: LoopDisk.isPossible, LoopDisk.needs))
  func `on a disk that can only be read there are searches, and newsqd says why there is no more`() throws {
    let disk = try LoopDisk(megabytes: 32)
    let place = try Place(configuration: "[limits]\nfree_space = 0\n")
    let onDisk = ["NEWSQ_DB": disk.path + "/index.db"]
    try place.deliver("one.txt", Place.article("One", "a walrus"))
    #expect(try place.newsqd("--once", adding: onDisk).end().status == 0)
    try #require(try place.run(["mount", "-o", "remount,ro", disk.path]).status == 0)
    #expect(try place.newsq("--count", "walrus", adding: onDisk).text == "1\n")
    #expect(try place.newsq("status", adding: onDisk).status == 0)
    try place.deliver("two.txt", Place.article("Two", "a walrus"))
    for arguments in [[Program.newsqd, "--once"], [Program.newsqd], [Program.newsq, "index", place.inbox]] {
      let refused = try place.run(arguments, adding: onDisk)
      #expect(refused.status == 2, "\(arguments)")
      #expect(refused.errors.contains(disk.path) && refused.errors.contains("("), "\(refused.errors)")
    }
    try #require(try place.run(["mount", "-o", "remount,rw", disk.path]).status == 0)
    #expect(try place.newsqd("--once", adding: onDisk).end().status == 0)
    #expect(try place.newsq("--count", "walrus", adding: onDisk).text == "2\n")
  }
}
