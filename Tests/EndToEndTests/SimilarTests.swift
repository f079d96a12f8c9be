import Foundation
import Testing

/// `newsq similar`.
@Suite(.ownThreads, SampleInbox()) struct SimilarTests {
  private var place: Place { SampleInbox.place }

  private func keys(_ arguments: String...) throws -> [String] {
    let outcome = try place.run([Program.newsq, "similar", "--format", "jsonl"] + arguments)
    #expect(outcome.status == 0 && outcome.errors == "", "\(outcome.errors)")
    return try outcome.records().compactMap { $0["key"] as? String }
  }

  private func id(_ query: String) throws -> String {
    let record = try #require(try place.newsq("search", "--format", "jsonl", query).records().first)
    return "\(try #require(record["id"] as? Int))"
  }

  @Test func `an article's like is found, itself left out`() throws {
    let id = try id("\"had a sober, long and useful conversation\"")
    let like = try keys(id, "-n", "3")
    let own = try #require(try place.newsq("show", "--format", "json", id).records().first?["key"] as? String)
    #expect(!like.contains(own))
    // The two reports of one call.
    let pair = ["agency-border-call.txt", "border-call-rewritten.txt"]
    #expect(pair.contains(own) && like.first == pair.first { $0 != own })
    #expect(try keys("\(place.inbox)/\(own)", "-n", "3") == like)
    #expect(try keys(own, "-n", "3") == like)
  }

  @Test func `a file that the index does not know is read`() throws {
    let text = try String(contentsOfFile: place.inbox + "/villa-offer.txt", encoding: .utf8)
    let file = try place.write("\(place.path)/elsewhere/story \(UUID()).txt", text)
    #expect(try keys(file).first == "villa-offer.txt")
    #expect(try keys(file, "-n", "1", "--offset", "1").first != "villa-offer.txt")
    let dated = try keys(file, "--after", "2024-05-20", "--before", "2024-05-22")
    #expect(!dated.isEmpty && !dated.contains("villa-offer.txt"))
  }

  @Test func `its answers are those of a search`() throws {
    let id = try id("\"had a sober, long and useful conversation\"")
    let text = try place.newsq("similar", id, "-n", "1")
    #expect(text.status == 0 && text.lines.count > 2 && text.text.contains("id "))
    let csv = try place.newsq("similar", id, "-n", "2", "--format", "csv")
    #expect(csv.lines.first?.hasPrefix("id,key,rank,score,") == true)
    let scores = try place.newsq("similar", id, "--format", "jsonl").records().compactMap { $0["score"] as? Double }
    #expect(scores == scores.sorted(by: >) && scores.count > 1)
    let none = try place.newsq("similar", id, "--after", "2099")
    #expect(none.status == 1 && none.errors == "newsq: nothing found\n")
  }

  @Test func `what is not there, or cannot be read, is said`() throws {
    let unknown = try place.newsq("similar", "7")
    #expect(unknown.status == 1 && unknown.errors == "newsq: 7: no such article\n")
    let missing = try place.newsq("similar", place.path + "/nowhere.txt")
    #expect(missing.status == 2 && missing.text == "")
    #expect(missing.errors.contains("nowhere.txt: ") && missing.errors.split(separator: "\n").count == 1)
    let empty = try place.write("\(place.path)/elsewhere/empty.txt", "")
    let refused = try place.newsq("similar", empty)
    #expect(refused.status == 2 && refused.errors.contains("empty.txt: is empty ("))
    #expect(try place.newsq("similar").status == 2)
  }

  @Test func `of several articles in a file the first counts, and that is said`() throws {
    let lines =
      #"{"title":"Talks","body":"The Vatican offers a villa for ceasefire talks."}"# + "\n"
      + #"{"title":"Other","body":"Apricots are late this year."}"# + "\n"
    let file = try place.write("\(place.path)/elsewhere/two.jsonl", lines)
    let outcome = try place.newsq("similar", file, "--format", "jsonl", "-n", "1")
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("holds 2 articles; these are like the first ("), "\(outcome.errors)")
    #expect(try outcome.records().first?["key"] as? String == "villa-offer.txt")
  }
}
