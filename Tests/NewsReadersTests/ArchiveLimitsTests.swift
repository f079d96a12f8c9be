import NewsModel
import NewsReaders
import Testing

/// What an archive may cost, and the name of the failure where it costs more.
@Suite struct ArchiveLimitsTests {
  let tower = "Tower closed for the winter\n\nThe tower is closed until the end of March, the town says.\n"

  func read(_ name: String, _ bytes: [UInt8], _ change: (inout ReadingLimits) -> Void = { _ in }) -> (
    members: [String?], failures: [Failure]
  ) {
    var limits = ReadingLimits()
    change(&limits)
    var members: [String?] = []
    var failures: [Failure] = []
    do throws(Failure) {
      try Readers.read(.file(name: name, bytes: bytes), limits: limits) { result in
        switch result {
        case .success(let article): members.append(article.member)
        case .failure(let failure): failures.append(failure)
        }
      }
    } catch {
      failures.append(error)
    }
    return (members, failures)
  }

  @Test func `more bytes than may come out of a bundle's archives end it, and what came before stays`() {
    let large = [UInt8](repeating: 0x61, count: 2 << 20)
    let bytes = ArchiveMaking.tar([("a.txt", Array(tower.utf8)), ("b.txt", large), ("c.txt", Array(tower.utf8))])
    let (members, failures) = read("day.tar", bytes) { $0.archiveBytes = 1 << 20 }
    #expect(members == ["a.txt"])
    #expect(
      failures.map(\.description) == [
        "day.tar: unpacks to more than the 1 MB that may come out of one bundle's archives "
          + "(split it, or raise limits.archive_size)"
      ])
    #expect(failures.first?.code == .archiveSize)
  }

  @Test func `an archive that unpacks to far more than its size is a bomb`() {
    let (_, failures) = read("bomb.txt.gz", ArchiveMaking.gzipBomb(zeros: 20 << 20))
    #expect(
      failures.map(\.description) == [
        "bomb.txt.gz: unpacks to more than 100 times its own size, as archives do that are made to do harm "
          + "(keep it out of the inbox, or raise limits.archive_ratio)"
      ])
    #expect(failures.first?.code == .archiveRatio)
  }

  @Test func `a bomb in an archive does not cost its neighbours`() {
    let bytes = ArchiveMaking.tar([
      ("a.txt", Array(tower.utf8)), ("bomb.gz", ArchiveMaking.gzipBomb(zeros: 20 << 20)), ("c.txt", Array(tower.utf8)),
    ])
    let (members, failures) = read("day.tar", bytes)
    #expect(members == ["a.txt", "c.txt"])
    #expect(failures.map(\.subject) == ["day.tar:bomb.gz"])
  }

  @Test func `archives in archives are read as deep as is set`() {
    var bytes = ArchiveMaking.tar([("a.txt", tower)])
    for level in 1...3 { bytes = ArchiveMaking.zip([("level\(level).zip", bytes)]) }
    #expect(read("a.zip", bytes) { $0.archiveDepth = 4 }.members == ["level3.zip/level2.zip/level1.zip/a.txt"])
    #expect(
      read("a.zip", bytes).failures.map(\.description) == [
        "a.zip:level3.zip/level2.zip/level1.zip: is an archive inside of 3 others, and 3 in all are read "
          + "(deliver it by itself, or raise limits.archive_depth)"
      ])
  }

  @Test func `a compressed tar file is one level, a file that is compressed again and again is many`() {
    let tar = ArchiveMaking.gzip(ArchiveMaking.tar([("a.txt", tower)]))
    #expect(read("a.tgz", tar) { $0.archiveDepth = 1 }.members == ["a.txt"])
    var bytes = Array(tower.utf8)
    for _ in 0..<4 { bytes = ArchiveMaking.gzip(bytes) }
    #expect(read("a.txt.gz", bytes).failures.map(\.code) == [.archiveDepth])
  }

  @Test func `more entries than are set end the bundle, over all its archives`() {
    let inner = ArchiveMaking.zip((0..<6).map { ("\($0).txt", tower) })
    let (members, failures) = read("a.zip", ArchiveMaking.zip([("1.zip", inner), ("2.zip", inner)])) {
      $0.archiveEntries = 9
    }
    #expect(members.count == 7)
    #expect(
      failures.map(\.description) == [
        "a.zip:2.zip: has more than the 9 entries that one bundle's archives may have "
          + "(split it, or raise limits.archive_entries)"
      ])
  }

  @Test func `a member that is too large for its format is told`() {
    let bytes = ArchiveMaking.tar([("a.txt", [UInt8](repeating: 0x61, count: 2 << 20)), ("b.txt", Array(tower.utf8))])
    let (members, failures) = read("day.tar", bytes) { $0.fileBytes = 1 << 20 }
    #expect(members == ["b.txt"])
    #expect(failures.map(\.subject) == ["day.tar:a.txt"])
    #expect(failures.map(\.code) == [.tooLarge])
  }

  @Test func `an archive whose time is over is left`() {
    let (_, failures) = read("a.zip", ArchiveMaking.zip([("a.txt", tower)])) { $0.time = .seconds(-1) }
    #expect(failures.map(\.code) == [.timedOut])
  }

  @Test func `archives with any byte changed or cut off anywhere end in articles or failures`() {
    let entries = [("a.txt", tower), ("b/article.md", tower)]
    let archives = [
      ArchiveMaking.zip(entries), ArchiveMaking.tar(entries), ArchiveMaking.gzip(ArchiveMaking.zip(entries)),
      ArchiveMaking.gzip(WARCMaking.page("https://example.org/", "Tower")),
    ]
    for bytes in archives {
      for place in stride(from: 0, to: bytes.count, by: 7) {
        var broken = bytes
        broken[place] ^= 0x55
        _ = read("a", broken)
        _ = read("a", Array(bytes[..<place]))
      }
    }
  }
}
