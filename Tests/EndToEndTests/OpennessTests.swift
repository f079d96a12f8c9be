import Foundation
import Testing

/// The database in the hands of other programs, and of other users.
@Suite(.ownThreads) struct OpennessTests {
  private static let match = """
    SELECT snippet(search, -1, '[', ']', '…', 12), bm25(search) < 0, article.headline FROM search \
    JOIN article ON article.id = search.rowid WHERE search MATCH 'linnet' ORDER BY bm25(search)
    """

  private func filled() throws -> Place {
    let place = try Place()
    try place.deliver("one.txt", Place.article("Songs at dawn", "a linnet"))
    try place.deliver("two.txt", Place.article("Songs at dusk", "a nightjar"))
    return place
  }

  @Test func `stock sqlite3 searches the file, while newsqd runs and after it`() throws {
    let place = try filled()
    let daemon = try place.newsqd()
    try eventually("found") { try place.found("linnet OR nightjar").count == 2 }
    let query = ["sqlite3", "-readonly", place.database, Self.match]
    for moment in ["while it runs", "after it"] {
      let outcome = try place.run(query)
      #expect(outcome.status == 0, "\(moment): \(outcome.errors)")
      #expect(outcome.text.contains("[linnet]"), "\(moment): \(outcome.text)")
      #expect(outcome.text.hasSuffix("|1|Songs at dawn\n"), "\(moment): \(outcome.text)")
      if moment == "while it runs" { try place.stop(daemon) }
    }
    #expect(try place.run(["sqlite3", place.database, "PRAGMA integrity_check"]).text == "ok\n")
    let check = "INSERT INTO search (search, rank) VALUES ('integrity-check', 1)"
    #expect(try place.run(["sqlite3", place.database, check]).status == 0)
  }

  @Test(.enabled(if: geteuid() == 0 && Stranger.isPossible, "needs root, and setpriv to become somebody else"))
  func `who may read the file but write nothing can search it after a clean stop`() throws {
    let place = try filled()
    let daemon = try place.newsqd()
    try eventually("found") { try place.found("linnet OR nightjar").count == 2 }
    try place.stop(daemon)
    try #require(place.run(Stranger.command + ["touch", place.path + "/probe"]).status != 0)
    let found = try place.run(Stranger.command + [Program.newsq, "linnet"])
    #expect(found.status == 0, "\(found.errors)")
    #expect(found.lines.first == "Songs at dawn")
    let stock = try place.run(Stranger.command + ["sqlite3", "-readonly", place.database, Self.match])
    #expect(stock.status == 0, "\(stock.errors)")
    #expect(stock.text.contains("[linnet]"))
  }

  @Test(.enabled(if: geteuid() == 0 && Stranger.isPossible, "needs root, and setpriv to become somebody else"))
  func `who may not write the file is told so, every time`() throws {
    let place = try filled()
    // How threads fall decides in which order a writer that failed is taken down: each round is a fresh index.
    for _ in 0..<5 {
      try place.once()
      let refused = try place.run(Stranger.command + [Program.newsq, "index", place.inbox + "/one.txt"])
      #expect(refused.status == 2)
      #expect(refused.errors.hasPrefix("newsq: \(place.database): it cannot be written"), "\(refused.errors)")
      for file in ["", "-wal", "-shm"] { unlink(place.database + file) }
    }
  }
}
