import Foundation
import Testing

/// newsqd and its signals, its lock and its configuration.
@Suite(.ownThreads) struct SignalTests {
  @Test(arguments: [(SIGTERM, false), (SIGTERM, true), (SIGINT, false)])
  func `a signal ends it well in the middle of a backlog, and the next run does the rest`(
    signal: Int32, afterFirstArticle: Bool
  ) throws {
    let place = try Place()
    let count = 2_000
    for number in 0..<count {
      try place.write("\(number / 100)/\(number).txt", Place.article("Report \(number)", "a magpie"))
    }
    let daemon = try place.newsqd()
    try eventually("it has begun") {
      try afterFirstArticle ? !place.found("magpie", "--limit", "1").isEmpty : daemon.complaints.contains("started")
    }
    daemon.signal(signal)
    let outcome = try daemon.end()
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.errors.contains("info ended did="), "\(outcome.errors)")
    if !afterFirstArticle { #expect(try place.found("magpie").count < count) }
    try place.once()
    #expect(try place.found("magpie").count == count)
    #expect(try place.newsq("doctor").status == 0)
  }

  @Test func `SIGHUP reads the configuration again`() throws {
    let place = try Place(configuration: "removed = \"keep\"\n")
    let daemon = try place.newsqd()
    for name in ["one", "two", "three"] { try place.deliver("\(name).txt", Place.article(name, "a raven")) }
    try eventually("found") { try place.found("raven").count == 3 }
    try place.remove("one.txt")
    try eventually("newsqd has noticed") { try place.newsq("why", "one.txt").text.contains("gone") }
    try place.configure("removed = \"forget\"\n")
    daemon.signal(SIGHUP)
    try eventually("it is read") { daemon.complaints.contains("configuration read again") }
    try place.remove("two.txt")
    try eventually("the second is forgotten") { try !place.found("raven").contains("two.txt") }
    #expect(try place.found("raven").contains("three.txt"))
    try place.stop(daemon)
  }

  @Test func `a bad configuration is told of at SIGHUP, and the old one goes on`() throws {
    let place = try Place(configuration: "removed = \"forget\"\n")
    let daemon = try place.newsqd()
    for name in ["one", "two"] { try place.deliver("\(name).txt", Place.article(name, "a raven")) }
    try eventually("found") { try place.found("raven").count == 2 }
    try place.configure("removed = \"sometimes\"\n")
    daemon.signal(SIGHUP)
    try eventually("it is told of") { daemon.complaints.contains("error configuration not taken") }
    #expect(daemon.complaints.contains("removed"))
    #expect(daemon.complaints.contains("sometimes"))
    try place.remove("one.txt")
    // The commands do not go on with it: they name the place.
    #expect(try place.newsq("raven").status == 78)
    let forgotten = ["--config", "/dev/null", "search", "--count", "raven"]
    try eventually("the old one is in force") { try place.run([Program.newsq] + forgotten).text == "1\n" }
    try place.stop(daemon)
  }

  @Test func `a second newsqd on the same database is turned away with 75`() throws {
    let place = try Place()
    let daemon = try place.newsqd()
    try place.deliver("one.txt", Place.article("One", "a rook"))
    try eventually("found") { try place.found("rook").count == 1 }
    let second = try place.newsqd().end()
    #expect(second.status == 75)
    #expect(second.errors.contains("\(place.database): is in the hands of another newsqd, process \(daemon.process) "))
    #expect(try place.newsqd("--once").end().status == 75)
    try place.stop(daemon)
    #expect(try place.newsqd("--once").end().status == 0)
  }

  @Test func `bad configuration ends it with 78 and names the key`() throws {
    let place = try Place(configuration: "remuved = \"keep\"\n")
    for arguments in [[], ["--once"], ["--check-config"]] {
      let outcome = try place.run([Program.newsqd] + arguments)
      #expect(outcome.status == 78)
      #expect(outcome.errors.contains("\(place.configuration):3: no setting 'remuved' (did you mean removed?)"))
    }
    let missing = try place.newsqd("--config", place.path + "/nowhere.toml", "--check-config").end()
    #expect(missing.status == 78)
    #expect(missing.errors.contains("nowhere.toml"))
    #expect(access(place.database, F_OK) != 0)
  }

  @Test func `--check-config says what is in force and does nothing`() throws {
    let place = try Place(configuration: "removed = \"forget\"\n")
    let outcome = try place.newsqd("--check-config", "--inbox", place.path + "/other").end()
    #expect(outcome.status == 0)
    #expect(outcome.lines.contains("removed = forget  (\(place.configuration))"))
    #expect(outcome.lines.contains("inbox = \(place.path)/other  (--inbox)"))
    #expect(outcome.lines.contains("database = \(place.database)  (environment NEWSQ_DB)"))
    #expect(access(place.database, F_OK) != 0)
  }

  @Test func `unknown options end it with 2`() throws {
    let place = try Place()
    let outcome = try place.newsqd("--frobnicate").end()
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("--frobnicate"))
  }
}
