import Foundation
import Testing

/// What arrives while newsqd runs.
@Suite(.ownThreads) struct DeliveryTests {
  @Test func `a file renamed in is found`() throws {
    let place = try Place()
    let daemon = try place.newsqd()
    try place.deliver("one.txt", Place.article("Geese return", "any geese"))
    try eventually("found") { try place.found("geese") == ["one.txt"] }
    try place.deliver("two.txt", Place.article("Geese leave", "the geese again"))
    try eventually("both found") { try Set(place.found("geese")) == ["one.txt", "two.txt"] }
    try place.stop(daemon)
  }

  @Test func `of a file that is written slowly the last text counts`() throws {
    let place = try Place(configuration: "settle = 1.0\n")
    let daemon = try place.newsqd()
    let handle = try #require(fopen(place.inbox + "/slow.txt", "w"))
    fputs("A long report\n\nIt begins with a prologue about badgers.\n", handle)
    fflush(handle)
    // While this one is written, others come and go by; the marker shows that the daemon has been at work meanwhile.
    try place.deliver("marker.txt", Place.article("Marker", "a signpost"))
    try eventually("the marker is found") { try place.found("signpost") == ["marker.txt"] }
    fputs("\nIt ends with an epilogue about herons.\n", handle)
    fclose(handle)
    try eventually("the end is found") { try place.found("badgers herons") == ["slow.txt"] }
    try place.stop(daemon)
  }

  @Test(arguments: [".hidden.txt", "piece.part", "piece.tmp", "piece.crdownload"])
  func `an unfinished name is not looked at until it is renamed`(name: String) throws {
    let place = try Place()
    let daemon = try place.newsqd()
    try place.write(name, Place.article("Hedgehogs", "hedgehogs"))
    try place.deliver("marker.txt", Place.article("Marker", "a signpost"))
    try eventually("the marker is found") { try place.found("signpost") == ["marker.txt"] }
    try place.stop(daemon)
    // Nor when the whole inbox is looked through.
    try place.once()
    #expect(try place.found("hedgehogs") == [])
    #expect(try place.newsq("failed").text == "")
    let again = try place.newsqd()
    try place.move("\(place.inbox)/\(name)", to: "\(place.inbox)/done.txt")
    try eventually("the renamed file is found") { try place.found("hedgehogs") == ["done.txt"] }
    try place.stop(again)
  }

  @Test func `new content under the same name replaces the old`() throws {
    let place = try Place()
    let daemon = try place.newsqd()
    try place.deliver("story.txt", Place.article("First version", "the old windmill"))
    try eventually("the first is found") { try place.found("windmill") == ["story.txt"] }
    try place.deliver("story.txt", Place.article("Second version", "the new waterwheel"))
    try eventually("the second is found") { try place.found("waterwheel") == ["story.txt"] }
    #expect(try place.found("windmill") == [])
    #expect(try place.found("Harrowmere") == ["story.txt"])
    try place.stop(daemon)
  }

  @Test func `folders in folders are looked into, and so are those that are moved in whole`() throws {
    let place = try Place()
    let daemon = try place.newsqd()
    try place.write("2024/05/21/deep.txt", Place.article("Deep down", "a mole"))
    try eventually("the nested file is found") { try place.found("mole") == ["2024/05/21/deep.txt"] }
    try place.write("\(place.path)/staging/month/a/one.txt", Place.article("One", "an otter"))
    try place.write("\(place.path)/staging/month/b/two.txt", Place.article("Two", "an otter"))
    try place.move("\(place.path)/staging/month", to: "\(place.inbox)/month")
    try eventually("the moved tree is found") {
      try Set(place.found("otter")) == ["month/a/one.txt", "month/b/two.txt"]
    }
    try place.stop(daemon)
  }

  @Test func `a directory renamed in is one article, with its sidecar and its picture`() throws {
    let place = try Place()
    let daemon = try place.newsqd()
    try place.deliver(
      "swans",
      files: [
        "article.txt": Place.article("Swans on the canal", "any swans"),
        "meta.json": #"{"id": "swans-7", "published": "2024-02-03", "source": "Harrowmere Post"}"#,
        "swan.jpg": "not really a picture",
      ])
    try eventually("found") { try place.found("swans") == ["swans-7"] }
    let hit = try #require(try place.newsq("search", "--format", "jsonl", "swans").records().first)
    #expect(hit["published"] as? String == "2024-02-03")
    #expect(hit["source"] as? String == "Harrowmere Post")
    #expect(hit["title"] as? String == "Swans on the canal")
    #expect(hit["path"] as? String == place.inbox + "/swans")
    try place.stop(daemon)
  }

  @Test func `polling alone sees what arrives, changes and goes`() throws {
    let place = try Place(configuration: "watch = \"poll\"\npoll = 0.2\nremoved = \"forget\"\n")
    let daemon = try place.newsqd()
    try place.deliver("stays.txt", Place.article("Stays", "a lantern"))
    try place.deliver("goes.txt", Place.article("Goes", "a candle"))
    try eventually("both are found") {
      try place.found("lantern") == ["stays.txt"] && place.found("candle") == ["goes.txt"]
    }
    try place.deliver("stays.txt", Place.article("Stays", "a searchlight"))
    try eventually("the change is found") { try place.found("searchlight") == ["stays.txt"] }
    try place.remove("goes.txt")
    try eventually("what went is forgotten") { try place.found("candle") == [] }
    try place.stop(daemon)
  }
}
