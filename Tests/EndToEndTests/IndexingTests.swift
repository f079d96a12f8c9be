import Foundation
import Testing

/// `newsq index` and `newsq reindex`.
@Suite(.ownThreads) struct IndexingTests {
  @Test func `index reads files and directories now, and prints a summary`() throws {
    let place = try Place()
    let folder = place.path + "/letters"
    try place.write(folder + "/one.txt", Place.article("One", "a thrush"))
    try place.write(folder + "/deep/two.txt", Place.article("Two", "a thrush"))
    try place.write(folder + "/empty.txt", "")
    let outcome = try place.newsq("index", folder)
    #expect(outcome.status == 0)
    #expect(outcome.lines.count == 1)
    #expect(outcome.text.hasPrefix("2 bundles, 2 articles added, 1 failed, "), "\(outcome.text)")
    #expect(outcome.errors.contains("empty.txt: is empty ("))
    #expect(try Set(place.found("thrush")) == ["one.txt", "deep/two.txt"])
    let single = try place.newsq("index", folder + "/one.txt")
    #expect(single.status == 0)
    #expect(single.text.hasPrefix("0 bundles, 1 unchanged, "), "\(single.text)")
    #expect(try place.found("thrush").count == 2)
    #expect(try place.newsq("index", folder + "/empty.txt").status == 2)
    #expect(try place.newsq("index", folder + "/nowhere.txt").status == 2)
  }

  @Test func `index works beside a running newsqd`() throws {
    let place = try Place()
    let daemon = try place.newsqd()
    try place.deliver("one.txt", Place.article("One", "a thrush"))
    try eventually("found") { try place.found("thrush").count == 1 }
    let file = try place.write(place.path + "/letters/two.txt", Place.article("Two", "a thrush"))
    #expect(try place.newsq("index", file).status == 0)
    try place.deliver("three.txt", Place.article("Three", "a thrush"))
    try eventually("all are found") { try Set(place.found("thrush")) == ["one.txt", "two.txt", "three.txt"] }
    try place.stop(daemon)
  }

  @Test func `reindex picks up what has changed, and says nothing in a pipe`() throws {
    let place = try Place()
    try place.write("one.txt", Place.article("One", "a thrush"))
    try place.write("two.txt", Place.article("Two", "a thrush"))
    try place.once()
    try place.write("one.txt", Place.article("One", "a nuthatch"))
    try place.write("new.txt", Place.article("New", "a nuthatch"))
    let outcome = try place.newsq("reindex")
    #expect(outcome.status == 0)
    #expect(outcome.text == "" && outcome.errors == "")
    // What it never knew is newsqd's to find.
    #expect(try place.found("nuthatch") == ["one.txt"])
    #expect(try place.found("thrush") == ["two.txt"])
  }

  @Test func `reindex tells of a failure once, not each night`() throws {
    let place = try Place()
    try place.write("one.txt", Place.article("One", "a thrush"))
    try place.write("broken.json", "{\"title\": ")
    try place.once()
    #expect(try place.newsq("reindex").errors == "")
    try place.write("one.txt", "")
    let outcome = try place.newsq("reindex")
    #expect(outcome.errors.contains("one.txt: is empty") && !outcome.errors.contains("broken.json"))
    #expect(try place.newsq("reindex").errors == "")
  }

  @Test func `reindex --full reads all again and changes nothing`() throws {
    let place = try Place()
    try place.write("one.txt", Place.article("One", "a thrush"))
    try place.deliver("two", files: ["article.txt": Place.article("Two", "a thrush")])
    try place.once()
    let before = try place.newsq("search", "--format", "jsonl", "thrush").text
    let outcome = try place.newsq("reindex", "--full")
    #expect(outcome.status == 0)
    #expect(outcome.text == "" && outcome.errors == "")
    #expect(try place.newsq("search", "--format", "jsonl", "thrush").text == before)
    #expect(try place.newsq("doctor").status == 0)
    let terminal = try place.shell("script -qec '\"$newsq\" reindex --full' /dev/null")
    #expect(terminal.text.contains("2 bundles, "), "\(terminal.text)")
  }

  @Test func `a second reindex ends with 75`() throws {
    let place = try Place()
    try place.write("one.txt", Place.article("One", "a thrush"))
    try place.once()
    let descriptor = open(place.database + ".reindex-lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o664)
    #expect(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
    let outcome = try place.newsq("reindex")
    #expect(outcome.status == 75)
    #expect(outcome.errors.contains("\(place.database): is in the hands of another newsq reindex"))
    close(descriptor)
    #expect(try place.newsq("reindex").status == 0)
  }
}
