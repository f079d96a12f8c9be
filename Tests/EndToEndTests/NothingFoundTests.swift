import Foundation
import Testing

/// What people are told when nothing answers their query, and programs are not.
@Suite(.ownThreads, SampleInbox()) struct NothingFoundTests {
  private var place: Place { SampleInbox.place }

  @Test func `what has most of the words is offered, and marked`() throws {
    let outcome = try place.newsq("ceasefire Vatican xylophone")
    #expect(outcome.status == 1)
    #expect(
      outcome.errors.hasPrefix("newsq: nothing has all the words; these have most of them\n"), "\(outcome.errors)")
    #expect(outcome.lines.contains("without: xylophone"), "\(outcome.text)")
    #expect(!outcome.lines.contains { $0.hasPrefix("without: ") && $0.contains("ceasefire, Vatican") })
    let two = try place.newsq("starling apricots")
    #expect(two.status == 1)
    #expect(Set(two.lines.filter { $0.hasPrefix("without: ") }) == ["without: starling", "without: apricots"])
  }

  @Test func `programs get what answers the query and nothing else`() throws {
    for format in ["json", "jsonl", "csv", "trec"] {
      let outcome = try place.newsq("ceasefire Vatikan", "--format", format)
      #expect(outcome.status == 1)
      #expect(outcome.errors == "newsq: nothing found\n")
      #expect(outcome.lines.count == (format == "csv" || format == "json" ? 1 : 0))
    }
    #expect(try place.newsq("ceasefire Vatikan", "--count").text == "0\n")
  }

  @Test func `a word that no article has is put right`() throws {
    let partial = try place.newsq("ceasefire Vatikan")
    #expect(partial.status == 1)
    #expect(partial.errors.hasSuffix("newsq: did you mean \"ceasefire Vatican\"?\n"), "\(partial.errors)")
    #expect(partial.text.contains("\nwithout: Vatikan\n"))
    let single = try place.newsq("starlnig")
    #expect(single.errors == "newsq: nothing found\nnewsq: did you mean \"starling\"?\n")
    #expect(single.text == "" && single.status == 1)
    #expect(try place.newsq("xylophone").errors == "newsq: nothing found\n")
    #expect(try place.newsq("Vatikan ceasefire", "--match", "any").errors == "")
    let phrase = try place.newsq("\"the guns have talked long enuogh\"")
    #expect(phrase.errors.contains("did you mean '\"the guns have talked long enough\"'?"), "\(phrase.errors)")
  }

  @Test func `a page behind the last one is no misunderstanding`() throws {
    let outcome = try place.newsq("ceasefire Vatican", "--offset", "50")
    #expect(outcome.status == 1 && outcome.text == "" && outcome.errors == "newsq: nothing found\n")
  }
}
