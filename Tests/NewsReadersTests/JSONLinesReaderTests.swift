import NewsModel
import NewsReaders
import Testing

@Suite struct JSONLinesReaderTests {
  @Test func `each line is an article with its line's number`() throws {
    let reading = try Reading("a.jsonl", "{\"title\": \"One\"}\n\n{\"title\": \"Three\"}\r\n{\"title\": \"Four\"}")
    #expect(reading.articles.map(\.title) == ["One", "Three", "Four"])
    #expect(reading.articles.map(\.member) == ["1", "3", "4"])
    #expect(reading.articles.allSatisfy { $0.format == "jsonl" })
  }

  @Test func `a broken line is a failure of its own and its neighbours are read`() throws {
    let reading = try Reading(
      "in/a.jsonl", "{\"title\": \"One\"}\n{\"title\": \"Tw\n{\"title\": \"Three\"}\n{\"n\": 1}\n")
    #expect(reading.articles.map(\.title) == ["One", "Three"])
    #expect(reading.failures.map(\.subject) == ["in/a.jsonl:2", "in/a.jsonl:4"])
    #expect(reading.failures.map(\.code) == [.notJSON, .noArticle])
    #expect(reading.failures.first?.cause.hasPrefix("is not JSON at column ") == true)
  }

  @Test func `a line with broken UTF-8 is a failure of its own`() throws {
    let reading = try Reading(
      "a.jsonl", Array("{\"title\": \"O".utf8) + [0xFF] + Array("\"}\n{\"title\": \"Two\"}".utf8))
    #expect(reading.articles.map(\.title) == ["Two"])
    #expect(reading.failures.count == 1)
  }

  @Test func `one line is enough where the name says so`() throws {
    #expect(try Reading("a.ndjson", #"{"title": "One"}"#).articles.map(\.member) == ["1"])
    #expect(try Reading("a.json", #"{"title": "One"}"#).articles.map(\.member) == [nil])
  }

  @Test func `an object over several lines is no JSON lines`() throws {
    #expect(try Reading("a.json", "{\n\"title\": \"One\",\n\"image\":\n{\"url\": \"x\"}\n}").reader == "json")
  }

  @Test func `a file of nothing but broken lines yields every failure`() throws {
    let reading = try Reading("a.jsonl", "tower\nbridge\n")
    #expect(reading.failures.count == 2)
  }

  @Test func `the name of a file of many articles is not their date`() throws {
    #expect(try Reading("2025-02-12.jsonl", #"{"title": "One"}"#).articles.first?.published == nil)
  }
}
