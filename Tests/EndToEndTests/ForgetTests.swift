import Foundation
import Testing

/// What is to be forgotten is nowhere any more.
@Suite(.ownThreads) struct ForgetTests {
  /// Whether the database's files have these bytes anywhere.
  private func stands(_ text: String, in place: Place) throws -> Bool {
    try ["", "-wal"].contains { suffix in
      let bytes = try Data(contentsOf: URL(fileURLWithPath: place.database + suffix))
      return bytes.range(of: Data(text.utf8)) != nil
    }
  }

  private func deliver(to place: Place) throws {
    for number in 0..<40 {
      try place.deliver("\(number).txt", Place.article("Report \(number)", "a walrus, number\(number)"))
    }
    try place.deliver(
      "secret.txt",
      Place.article("Xylotomous confession", "that Quisquilian Thistlewood was there, zymoscopic as he is"))
    try place.deliver(
      "wire.jsonl",
      #"{"id": "w1", "title": "One", "body": "Of a walrus."}"# + "\n"
        + #"{"id": "w2", "title": "Two", "body": "Brobdingnagian gossip of a walrus."}"# + "\n")
  }

  private static let secrets = ["Xylotomous", "Quisquilian", "Thistlewood", "zymoscopic", "xylotomous", "thistlewood"]

  @Test func `an article is gone from the index and cannot be found in the file, nor does it come back`() throws {
    let place = try Place()
    try deliver(to: place)
    let daemon = try place.newsqd()
    try eventually("found") { try place.found("walrus OR thistlewood").count == 43 }
    // Replaced once, so that the file has pages that once were its own.
    try place.deliver(
      "secret.txt", Place.article("Xylotomous confession", "that Quisquilian Thistlewood was zymoscopic"))
    try eventually("replaced") { try place.newsq("search", "\"was zymoscopic\"").status == 0 }
    for secret in Self.secrets.prefix(3) { #expect(try stands(secret, in: place)) }
    let outcome = try place.newsq("forget", "secret.txt")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.text == "forgotten: 1 article\n")
    #expect(outcome.errors.contains("secret.txt: still lies there"), "\(outcome.errors)")
    for secret in Self.secrets { #expect(try !stands(secret, in: place), "\(secret)") }
    #expect(try place.found("thistlewood") == [])
    #expect(try place.found("walrus").count == 42)
    // It lies in the inbox still, and comes again under another name.
    try place.deliver(
      "again.txt", Place.article("Xylotomous confession", "that Quisquilian Thistlewood was zymoscopic"))
    try place.deliver("last.txt", Place.article("Last", "a walrus"))
    try eventually("what comes is taken") { try place.found("walrus").count == 43 }
    #expect(try place.newsq("reindex", "--full").status == 0)
    #expect(try place.found("thistlewood") == [])
    try place.stop(daemon)
    for secret in Self.secrets { #expect(try !stands(secret, in: place), "\(secret), after it came again") }
    let doctor = try place.newsq("doctor")
    #expect(doctor.status == 0, "\(doctor.text)")
  }

  @Test func `of a bundle of several one is forgotten by its number, and an unknown one is said so`() throws {
    let place = try Place()
    try deliver(to: place)
    try place.once()
    let id = try #require(try place.newsq("search", "--format", "jsonl", "gossip").records().first?["id"] as? Int)
    #expect(try place.newsq("forget", "\(id)").status == 0)
    #expect(try place.found("gossip") == [])
    #expect(try place.found("walrus").contains("w1"))
    #expect(try !stands("Brobdingnagian", in: place))
    try place.once()
    #expect(try place.found("gossip") == [])
    for unknown in ["\(id)", "no-such-file.txt"] {
      let outcome = try place.newsq("forget", unknown)
      #expect(outcome.status == 1)
      #expect(outcome.errors.contains("\(unknown): no such article or bundle"), "\(outcome.errors)")
    }
  }

  @Test func `of a bundle that is not there any more its name goes, too`() throws {
    let place = try Place()
    try place.deliver("thistlewood-affair.txt", Place.article("Affair", "a walrus"))
    try place.deliver("other.txt", Place.article("Other", "a beaver"))
    try place.once()
    try place.remove("thistlewood-affair.txt")
    try place.once()
    #expect(try place.newsq("forget", "thistlewood-affair.txt").status == 0)
    #expect(try !stands("thistlewood", in: place))
    #expect(try place.found("walrus") == [])
  }
}
