import Foundation
import Testing

/// The same content under several names is one article, with several paths.
@Suite(.ownThreads) struct CopyTests {
  private static let text = Place.article("The same", "a walrus")

  /// The number of the article that a word finds, and the paths that it is shown with.
  private func shown(_ word: String, in place: Place) throws -> (id: String, paths: [String]) {
    let hits = try place.newsq("search", "--format", "jsonl", word).records()
    try #require(hits.count == 1, "\(hits)")
    let id = "\(try #require(hits[0]["id"] as? Int))"
    let record = try #require(try place.newsq("show", "--format", "json", id).records().first)
    let paths = [try #require(record["path"] as? String)] + (record["copies"] as? [String] ?? [])
    return (id, paths.map { String($0.dropFirst(place.inbox.count + 1)) })
  }

  @Test func `a copy is found once, with both paths, and stays when the first one goes or changes`() throws {
    let place = try Place(configuration: "removed = \"forget\"\n")
    try place.deliver("a.txt", Self.text)
    let daemon = try place.newsqd()
    try eventually("found") { try place.found("walrus") == ["a.txt"] }
    let first = try shown("walrus", in: place)
    try place.deliver("b.txt", Self.text)
    try place.deliver("folder-c.txt", Self.text)
    try eventually("both are known") { try shown("walrus", in: place).paths == ["a.txt", "b.txt", "folder-c.txt"] }
    #expect(try shown("walrus", in: place).id == first.id)
    #expect(try place.newsq("show", first.id).text.contains("Copy: \(place.inbox)/b.txt\n"))
    let why = try place.newsq("why", "b.txt").text
    #expect(why.contains("same as:") && why.contains("\(place.inbox)/a.txt"), "\(why)")
    // Another content in the first one's place: the article stands with the next copy.
    try place.deliver("a.txt", Place.article("Another", "a beaver"))
    try eventually("it has changed") { try place.found("beaver") == ["a.txt"] }
    let second = try shown("walrus", in: place)
    #expect(second.id == first.id && second.paths.sorted() == ["b.txt", "folder-c.txt"])
    try place.remove("b.txt")
    try eventually("it is gone") { try shown("walrus", in: place).paths == ["folder-c.txt"] }
    #expect(try shown("walrus", in: place).id == first.id)
    #expect(try place.found("walrus") == ["folder-c.txt"])
    try place.remove("folder-c.txt")
    try eventually("it is forgotten") { try place.found("walrus") == [] }
    try place.stop(daemon)
    #expect(try place.newsq("doctor").status == 0)
  }

  @Test func `copies that come together are one article, and one that changes becomes an article of its own`() throws {
    let place = try Place()
    for number in 0..<30 { try place.deliver("\(number).txt", Self.text) }
    try place.deliver("other.txt", Place.article("Other", "a beaver"))
    try place.once()
    #expect(try place.found("walrus").count == 1)
    #expect(try shown("walrus", in: place).paths.count == 30)
    let owner = try shown("walrus", in: place).paths[0]
    let changed = owner == "3.txt" ? "4.txt" : "3.txt"
    try place.deliver(changed, Place.article("Changed", "a walrus and an otter"))
    try place.once()
    #expect(try place.found("otter") == [changed])
    #expect(try place.found("walrus").count == 2)
    // Reading all of them again changes nothing.
    #expect(try place.newsq("reindex", "--full").status == 0)
    #expect(try place.found("walrus").count == 2)
    #expect(try shown("otter", in: place).paths == [changed])
    #expect(try place.newsq("doctor").status == 0)
  }

  @Test func `a renamed bundle keeps its number`() throws {
    let place = try Place()
    try place.deliver("old.txt", Self.text)
    try place.deliver("other.txt", Place.article("Other", "a beaver"))
    let daemon = try place.newsqd()
    try eventually("found") { try place.found("walrus") == ["old.txt"] }
    let before = try shown("walrus", in: place)
    try place.move(place.inbox + "/old.txt", to: place.inbox + "/new.txt")
    try eventually("renamed") { try shown("walrus", in: place).paths == ["new.txt"] }
    #expect(try shown("walrus", in: place).id == before.id)
    #expect(try place.found("walrus") == ["new.txt"])
    try place.stop(daemon)
  }
}
