import Foundation
import Testing

/// What leaves the inbox, and what happened to it while nobody looked.
@Suite(.ownThreads) struct DepartureTests {
  @Test func `the articles of a removed bundle are kept, unless told otherwise`() throws {
    let place = try Place()
    let daemon = try place.newsqd()
    try place.deliver("kept.txt", Place.article("Kept", "a walrus"))
    try place.deliver("other.txt", Place.article("Other", "a beaver"))
    try eventually("found") { try place.found("walrus OR beaver").count == 2 }
    try place.remove("kept.txt")
    try eventually("newsqd has noticed") { try place.newsq("why", "kept.txt").text.contains("gone") }
    #expect(try place.found("walrus") == ["kept.txt"])
    try place.stop(daemon)
  }

  @Test func `a bundle that is renamed inside the inbox is found once, under its new name`() throws {
    let place = try Place()
    let daemon = try place.newsqd()
    try place.deliver("old.txt", Place.article("Moving", "a walrus"))
    try place.deliver("other.txt", Place.article("Other", "a beaver"))
    try eventually("found") { try place.found("walrus OR beaver").count == 2 }
    try place.move(place.inbox + "/old.txt", to: place.inbox + "/new.txt")
    try eventually("found once") { try place.found("walrus") == ["new.txt"] }
    try place.stop(daemon)
  }

  @Test func `with removed = "forget" a removed bundle takes its articles along`() throws {
    let place = try Place(configuration: "removed = \"forget\"\n")
    let daemon = try place.newsqd()
    try place.deliver("leaves", files: ["article.md": Place.article("# Leaves", "a walrus"), "meta.json": "{}"])
    try place.deliver("other.txt", Place.article("Other", "a beaver"))
    try eventually("found") { try place.found("walrus OR beaver").count == 2 }
    try place.remove("leaves")
    try eventually("forgotten") { try place.found("walrus") == [] }
    #expect(try place.found("beaver") == ["other.txt"])
    try place.stop(daemon)
  }

  @Test func `an inbox that is moved away removes nothing, and goes on when it is back`() throws {
    let place = try Place(configuration: "removed = \"forget\"\npoll = 0.3\n")
    let daemon = try place.newsqd()
    try place.deliver("one.txt", Place.article("One", "a walrus"))
    try place.deliver("two.txt", Place.article("Two", "a beaver"))
    try eventually("found") { try place.found("walrus OR beaver").count == 2 }
    try place.move(place.inbox, to: place.path + "/elsewhere")
    try eventually("newsqd has noticed") { daemon.complaints.contains("the inbox is out of reach") }
    #expect(try place.found("walrus OR beaver").count == 2)
    try place.move(place.path + "/elsewhere", to: place.inbox)
    try eventually("newsqd has noticed") { daemon.complaints.contains("the inbox is back") }
    try place.deliver("three.txt", Place.article("Three", "a walrus"))
    try eventually("what comes then is found") { try place.found("walrus").count == 2 }
    #expect(try place.found("walrus OR beaver").count == 3)
    try place.stop(daemon)
  }

  @Test func `an inbox that stands empty removes nothing`() throws {
    let place = try Place(configuration: "removed = \"forget\"\n")
    try place.deliver("one.txt", Place.article("One", "a walrus"))
    try place.deliver("two.txt", Place.article("Two", "a beaver"))
    try place.once()
    try place.move(place.inbox, to: place.path + "/elsewhere")
    mkdir(place.inbox, 0o755)
    let log = try place.once()
    #expect(log.contains("is empty, though 2 bundles of it are known"))
    #expect(try place.found("walrus OR beaver").count == 2)
  }

  @Test func `when more than a tenth goes at once nothing is forgotten, until it is said that it is meant`() throws {
    let place = try Place(configuration: "removed = \"forget\"\npoll = 0.3\n")
    for number in 0..<40 {
      try place.deliver("\(number).txt", Place.article("Report \(number)", "a walrus, number\(number)"))
    }
    let daemon = try place.newsqd()
    try eventually("found") { try place.found("walrus").count == 40 }
    mkdir(place.path + "/elsewhere", 0o755)
    for number in 0..<12 { try place.move("\(place.inbox)/\(number).txt", to: "\(place.path)/elsewhere/\(number).txt") }
    try eventually("newsqd says so") { daemon.complaints.contains("removals are held back") }
    #expect(daemon.complaints.contains("12 of 40 bundles are gone at once"), "\(daemon.complaints)")
    #expect(daemon.complaints.contains("newsq reindex --accept-removals"))
    try eventually("its status says so") {
      try place.newsq("status").text.contains("12 of 40 bundles are gone at once")
    }
    // It does not say so at each look.
    try place.deliver("new.txt", Place.article("New", "a walrus"))
    try eventually("what comes is taken") { try place.found("walrus").count == 41 }
    #expect(daemon.complaints.split(separator: "\n").count { $0.contains("held back") } <= 2, "\(daemon.complaints)")
    // Some come back, and the rest is meant.
    for number in 0..<6 { try place.move("\(place.path)/elsewhere/\(number).txt", to: "\(place.inbox)/\(number).txt") }
    #expect(try place.newsq("reindex").status == 0)
    #expect(try place.found("walrus").count == 41)
    #expect(try place.newsq("reindex", "--accept-removals").status == 0)
    #expect(try place.found("walrus").count == 35)
    // The daemon has noticed: a few more removals are nothing out of the common.
    try place.remove("30.txt")
    try eventually("forgotten") { try place.found("number30") == [] }
    #expect(try place.found("walrus").count == 34)
    try place.stop(daemon)
    #expect(try place.newsq("doctor").status == 0)
  }

  @Test func `an inbox that was emptied on purpose is forgotten when that is said`() throws {
    let place = try Place(configuration: "removed = \"forget\"\npoll = 0.3\n")
    try place.deliver("one.txt", Place.article("One", "a walrus"))
    let daemon = try place.newsqd()
    try eventually("found") { try place.found("walrus") == ["one.txt"] }
    try place.remove("one.txt")
    try eventually("newsqd has noticed") { daemon.complaints.contains("is empty, though 1 bundle of it is known") }
    #expect(try place.found("walrus") == ["one.txt"])
    try place.move(place.inbox, to: place.path + "/elsewhere")
    let refused = try place.newsq("reindex", "--accept-removals")
    #expect(refused.status == 2, "\(refused.errors)")
    #expect(refused.errors.contains(place.inbox), "\(refused.errors)")
    #expect(try place.found("walrus") == ["one.txt"])
    try place.move(place.path + "/elsewhere", to: place.inbox)
    #expect(try place.newsq("reindex", "--accept-removals").status == 0)
    #expect(try place.found("walrus") == [])
    try eventually("the inbox is as it should be") { daemon.complaints.contains("the inbox is back") }
    try place.stop(daemon)
  }

  @Test func `what arrived, changed or went while newsqd was down is seen when it starts`() throws {
    let place = try Place(configuration: "removed = \"forget\"\n")
    for name in ["same", "changes", "goes"] { try place.deliver("\(name).txt", Place.article(name, "a \(name)word")) }
    let first = try place.newsqd()
    try eventually("found") { try place.found("Harrowmere").count == 3 }
    try place.stop(first)
    try place.deliver("changes.txt", Place.article("changes", "a changedword"))
    try place.remove("goes.txt")
    try place.deliver("arrives.txt", Place.article("arrives", "an arrivedword"))
    let second = try place.newsqd()
    try eventually("in step") {
      try Set(place.found("Harrowmere")) == ["same.txt", "changes.txt", "arrives.txt"]
        && place.found("changedword") == ["changes.txt"]
    }
    #expect(try place.found("goesword") == [])
    #expect(try place.found("changesword") == [])
    #expect(try place.found("arrivedword") == ["arrives.txt"])
    try place.stop(second)
  }

  @Test func `an inbox that is not there is said so at once with --once`() throws {
    let place = try Place()
    rmdir(place.inbox)
    let outcome = try place.newsqd("--once").end()
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains(place.inbox))
  }
}
