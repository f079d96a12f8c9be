import Foundation
import Testing

/// Files that cannot be read: each is named with a reason and a remedy, and its neighbours are indexed.
@Suite(.ownThreads) struct FaultyFileTests {
  @Test func `each file that cannot be read is named, and its neighbours are found`() throws {
    let place = try Place()
    try place.write("good.txt", Place.article("Good", "an acorn"))
    try place.write("broken.json", #"{"title": "Half a record", "body": "The rest of it"#)
    try place.write("empty.txt", "")
    try place.write("picture.txt", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] as [UInt8])
    try place.write("noise.txt", (0..<4000).map { UInt8(truncatingIfNeeded: $0 &* $0 &* 31 >> 3) })
    try place.write("folder/also-good.md", Place.article("# Also good", "an acorn"))
    mkfifo(place.inbox + "/pipe", 0o644)
    symlink("good.txt", place.inbox + "/link.txt")
    symlink("/etc", place.inbox + "/link-out")
    try place.once()
    #expect(try Set(place.found("acorn")) == ["good.txt", "folder/also-good.md"])
    let failed = try place.newsq("failed").lines
    for name in ["broken.json", "empty.txt", "picture.txt", "noise.txt", "pipe", "link.txt", "link-out"] {
      let line = try #require(failed.first { $0.contains(name + ": ") }, "\(name) in \(failed)")
      #expect(line.contains(": ") && line.contains(" (") && line.hasSuffix(")"), "\(line)")
      let why = try place.newsq("why", name)
      #expect(why.status == 0)
      #expect(why.text.contains("failed"), "\(why.text)")
    }
    #expect(failed.count == 7, "\(failed)")
    #expect(try place.newsq("status", "--format", "json").records().first?["failed"] as? Int == 7)
  }

  @Test func `a failed file is read again when it changes, and is not listed any more`() throws {
    let place = try Place()
    let daemon = try place.newsqd()
    try place.deliver("record.json", #"{"title": "Half a record", "body": "Ferrets"#)
    try eventually("listed") { try place.newsq("failed").text.contains("record.json: is not JSON") }
    try place.deliver("record.json", #"{"title": "Whole record", "body": "Ferrets were seen on the roof."}"#)
    try eventually("found") { try place.found("ferrets") == ["record.json"] }
    #expect(try place.newsq("failed").text == "")
    // And the other way round: what it was is gone, what is wrong with it is listed.
    try place.deliver("record.json", "")
    try eventually("listed again") { try place.newsq("failed").text.contains("record.json: is empty") }
    try place.stop(daemon)
  }

  @Test func `the broken line of a file is named by its number, and the others are found`() throws {
    let place = try Place()
    try place.write(
      "wire.jsonl",
      """
      {"id": "w1", "title": "One", "body": "A stoat was seen."}
      {"id": "w2", "title": "Two", "body": "A stoat
      {"id": "w3", "title": "Three", "body": "Another stoat was seen."}

      """)
    try place.once()
    #expect(try Set(place.found("stoat")) == ["w1", "w3"])
    let record = try #require(try place.newsq("failed", "--format", "json").records().first)
    #expect(record["subject"] as? String == "\(place.inbox)/wire.jsonl:2")
    #expect(record["code"] as? String == "not-json")
    #expect(record["path"] as? String == place.inbox + "/wire.jsonl")
    #expect((record["remedy"] as? String)?.isEmpty == false)
  }

  @Test func `a name that is no text is indexed and shown without harm`() throws {
    let place = try Place()
    let made = try place.shell(
      #"printf 'Badgers\n\nThe badgers are back in town.\n' > "$NEWSQ_INBOX"/$'caf\xe9\x1b[31m.txt'"#)
    #expect(made.status == 0)
    try place.write("good.txt", Place.article("Good", "the badgers"))
    try place.once()
    let keys = try place.found("badgers")
    #expect(keys.count == 2)
    let shown = try place.newsq("badgers")
    #expect(shown.status == 0)
    #expect(!shown.output.contains(0x1B))
    #expect(String(validating: shown.output, as: UTF8.self) != nil)
    // It can be asked for by the name that it has, and by the one that is shown.
    let name = #"$'caf\xe9\x1b[31m.txt'"#
    for question in ["why \(name)", "why \"$NEWSQ_INBOX\"/\(name)", "extract \"$NEWSQ_INBOX\"/\(name)"] {
      let answer = try place.shell("\"$newsq\" \(question)")
      #expect(answer.status == 0, "\(question): \(answer.errors)")
      #expect(!answer.output.contains(0x1B))
    }
    let path = try #require(
      try place.newsq("search", "--format", "jsonl", "badgers").records().compactMap {
        $0["path"] as? String
      }.first { $0.contains("%E9") })
    #expect(try place.newsq("why", path).status == 0)
    // And it is not taken for new each time.
    #expect(try place.once().contains("did=\"0 bundles"))
    #expect(try place.found("badgers").count == 2)
  }

  @Test(.enabled(if: Stranger.isPossible, "needs a user other than root, or setpriv to become one"))
  func `a file that may not be read is named, and is read when it may be`() throws {
    let place = try Place()
    try place.write("secret.txt", Place.article("Secret", "a polecat"))
    try place.write("open.txt", Place.article("Open", "a polecat"))
    try place.write("closed/inside.txt", Place.article("Inside", "a polecat"))
    try Stranger.own(place)
    chmod(place.inbox + "/secret.txt", 0)
    chmod(place.inbox + "/closed", 0)
    #expect(try place.run(Stranger.command + [Program.newsqd, "--once"]).status == 0)
    #expect(try place.found("polecat") == ["open.txt"])
    let failed = try place.newsq("failed").lines
    #expect(failed.count == 2, "\(failed)")
    #expect(failed.contains { $0.contains("secret.txt: ") && $0.contains("permission") }, "\(failed)")
    #expect(failed.contains { $0.contains("closed: ") && $0.contains("permission") }, "\(failed)")
    chmod(place.inbox + "/secret.txt", 0o644)
    chmod(place.inbox + "/closed", 0o755)
    #expect(try place.run(Stranger.command + [Program.newsqd, "--once"]).status == 0)
    #expect(try Set(place.found("polecat")) == ["secret.txt", "open.txt", "closed/inside.txt"])
    #expect(try place.newsq("failed").text == "")
  }
}
