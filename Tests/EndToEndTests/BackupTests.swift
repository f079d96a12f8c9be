import Foundation
import Testing

/// `newsq backup`, and what it must not do.
@Suite(.ownThreads) struct BackupTests {
  private func filled(_ place: Place) throws {
    for number in 0..<40 { try place.write("\(number).txt", Place.article("Report \(number)", "a magpie")) }
    try place.once()
  }

  private func names(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  @Test func `a copy has all articles, and nothing is left beside it`() throws {
    let place = try Place()
    try filled(place)
    mkdir(place.path + "/copies", 0o755)
    let copy = place.path + "/copies/copy.db"
    let outcome = try place.newsq("backup", copy)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.text + outcome.errors == "")
    #expect(try names(place.path + "/copies") == ["copy.db"])
    #expect(try place.newsq("--db", copy, "--count", "magpie").text == "40\n")
    #expect(try place.run(["sqlite3", "-readonly", copy, "PRAGMA integrity_check"]).text == "ok\n")
  }

  @Test func `a copy is made while newsqd writes`() throws {
    let place = try Place()
    try filled(place)
    let daemon = try place.newsqd()
    for number in 0..<20 {
      try place.deliver("new-\(number).txt", Place.article("News \(number)", "a jay"))
      let copy = place.path + "/copy-\(number).db"
      let outcome = try place.newsq("backup", copy)
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(try place.newsq("--db", copy, "--count", "magpie").text == "40\n")
      unlink(copy)
    }
    try eventually("found") { try place.found("jay").count == 20 }
    try place.stop(daemon)
  }

  @Test(arguments: ["a letter to nobody", ""])
  func `what is there is not overwritten`(content: String) throws {
    let place = try Place()
    try filled(place)
    let file = try place.write(place.path + "/copies/letter", content)
    let outcome = try place.newsq("backup", file)
    #expect(outcome.status == 2)
    #expect(outcome.errors == "newsq: \(file): is there already (name a file that is not there yet)\n")
    #expect(try String(contentsOfFile: file, encoding: .utf8) == content)
    #expect(try names(place.path + "/copies") == ["letter"])
  }

  @Test func `a file of the user's that is called like a half copy stays`() throws {
    let place = try Place()
    try filled(place)
    let mine = try place.write(place.path + "/copies/copy.db.part", "mine")
    #expect(try place.newsq("backup", place.path + "/copies/copy.db").status == 0)
    #expect(try String(contentsOfFile: mine, encoding: .utf8) == "mine")
  }

  @Test func `who may not read the database may not read the copy`() throws {
    let place = try Place()
    try filled(place)
    func mode(_ file: String) throws -> Int {
      try #require(FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int)
    }
    for (number, permissions) in [0o600, 0o640, 0o644].enumerated() {
      chmod(place.database, mode_t(permissions))
      let copy = place.path + "/copy-\(number).db"
      #expect(try place.newsq("backup", copy).status == 0)
      #expect(try mode(copy) & ~permissions == 0)
    }
  }

  @Test(.enabled(if: geteuid() == 0 && Stranger.isPossible, "needs root, and setpriv to become somebody else"))
  func `who is in another group gives the copy to nobody else`() throws {
    let place = try Place()
    try filled(place)
    chmod(place.database, 0o644)
    mkdir(place.path + "/copies", 0o755)
    try #require(chmod(place.path + "/copies", 0o777) == 0)
    let copy = place.path + "/copies/copy.db"
    let outcome = try place.run(Stranger.command + [Program.newsq, "backup", copy])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let attributes = try FileManager.default.attributesOfItem(atPath: copy)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test(.enabled(if: LoopDisk.isPossible, LoopDisk.needs))
  func `a full disk is told of, and nothing stays on it`() throws {
    let place = try Place()
    try filled(place)
    let disk = try LoopDisk(megabytes: 8)
    try disk.fill(leaving: 64 << 10)
    let before = try names(disk.path)
    let outcome = try place.newsq("backup", disk.path + "/copy.db")
    #expect(outcome.status == 2)
    #expect(
      outcome.errors == """
        newsq: \(disk.path)/copy.db: the copy cannot be written: no space left on device \
        (make room, or name a file on another disk)\n
        """)
    #expect(try names(disk.path) == before)
  }

  @Test func `a copy of a damaged database is not kept`() throws {
    let place = try Place()
    try filled(place)
    mkdir(place.path + "/copies", 0o755)
    // The last page but one belongs to some table or index.
    let handle = try FileHandle(forUpdating: URL(fileURLWithPath: place.database))
    let size = try handle.seekToEnd()
    for page in 4..<size / 4_096 where page % 3 == 0 {
      try handle.seek(toOffset: page * 4_096)
      try handle.write(contentsOf: [UInt8](repeating: 0x5A, count: 64))
    }
    try handle.close()
    let outcome = try place.newsq("backup", place.path + "/copies/copy.db")
    #expect([2, 3].contains(outcome.status), "\(outcome.status)")
    #expect(outcome.errors.hasPrefix("newsq: \(place.path)/"), "\(outcome.errors)")
    #expect(try names(place.path + "/copies") == [])
  }

  @Test func `a folder that is not there is told of`() throws {
    let place = try Place()
    try filled(place)
    let outcome = try place.newsq("backup", place.path + "/nowhere/copy.db")
    #expect(outcome.status == 2)
    #expect(
      outcome.errors
        == "newsq: \(place.path)/nowhere/copy.db: the copy cannot be written: no such file or directory (check the folder)\n"
    )
  }
}
