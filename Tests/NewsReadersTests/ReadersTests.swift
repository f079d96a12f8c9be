import NewsModel
import NewsReaders
import Testing

@Suite struct ReadersTests {
  @Test func `an empty file is a failure that says so`() {
    #expect(refusal("a.txt", "")?.description == "a.txt: is empty (deliver it again with its content, or remove it)")
    #expect(refusal("a.json", "")?.code == .empty)
  }

  @Test func `white space alone is a failure of its article`() throws {
    let reading = try Reading("a.txt", " \n\t\n")
    #expect(reading.failures.map(\.code) == [.noArticle])
    #expect(
      reading.failures.first?.description
        == "a.txt: has neither headline nor text (deliver it again with its text, or remove it)")
  }

  @Test func `content decides over the name`() throws {
    let page =
      "<!DOCTYPE html><title>Tower closed for the winter</title><p>The tower is closed until the end of March.</p>"
    #expect(try Reading("a.txt", page).reader == "html")
    #expect(try Reading("a.txt", #"{"title": "Tower closed"}"#).reader == "json")
    #expect(try Reading("a.txt", "---\ntitle: Tower\n---\nClosed.").reader == "markdown")
    #expect(try Reading("notes", "[Tower] The tower is closed.").reader == "text")
    #expect(try Reading("a.json", "{\"title\": \"Tower\"}\n{\"title\": \"Bridge\"}\n").reader == "jsonl")
  }

  @Test func `a known kind of binary file is named`() {
    #expect(
      refusal("a.txt", Array("%PDF-1.7 ...".utf8))?.description
        == "a.txt: is a PDF document, which newsq does not read "
        + "(deliver the article as text, Markdown, HTML or JSON, or keep the file out of the inbox)")
    #expect(refusal("a", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A])?.code == .unknownFormat)
  }

  @Test func `text in a format for other things is refused, not indexed as it is`() {
    for name in ["style.css", "table.csv", "feed.xml"] {
      #expect(refusal(name, "<a>tower</a>, bridge")?.code == .unknownFormat)
    }
    #expect(
      refusal("table.csv", "a,b")?.description
        == "table.csv: is in no format that newsq reads "
        + "(deliver it as text, Markdown, HTML or JSON, or keep it out of the inbox)")
  }

  @Test func `a page of other bytes is refused`() {
    #expect(
      refusal("a.html", (0..<500).map { UInt8($0 % 7) })?.description
        == "a.html: is not HTML but other bytes (deliver the page again, or remove it)")
  }

  @Test func `every reader has its own name and a version`() {
    #expect(Set(Readers.all.map(\.name)).count == Readers.all.count)
    #expect(Readers.all.allSatisfy { $0.version > 0 })
    #expect(
      Readers.all.map(\.name).sorted() == [
        "archive", "atom", "compressed", "directory", "eml", "html", "json", "jsonfeed", "jsonl", "jsonld", "markdown",
        "mbox", "newsml", "ninjs", "nitf", "rss", "singlefilez", "text", "warc", "xml",
      ])
  }

  @Test(arguments: [
    ("EN", "en"), ("en_US", "en-us"), ("pt-BR", "pt-br"), ("deu", "de"), ("zh-Hant-TW", "zh-hant"), ("English", "en"),
    ("en-US-x-private", "en-us"), ("es-419", "es-419"),
  ])
  func `a declared language is put into one form`(declared: String, normal: String) throws {
    #expect(try Reading.article("a.json", #"{"title": "Tower", "language": "\#(declared)"}"#).language == normal)
  }

  @Test func `a language that is none is found out from the text`() throws {
    let text = "Die Brücke über die Wörnitz bleibt nach Angaben der Stadt bis zum Herbst für Lastwagen gesperrt."
    #expect(try Reading.article("a.json", #"{"body": "\#(text)", "language": "und"}"#).language == "de")
    #expect(try Reading.article("a.json", #"{"body": "Tower."}"#).language == nil)
  }
}
