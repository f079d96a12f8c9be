import NewsModel
import NewsReaders
import Testing

@Suite struct JSONFeedReaderTests {
  @Test func `an item gives all of its fields, and the feed what it leaves out`() throws {
    let article = try Reading.article(
      "feed.json",
      #"""
      {"version": "https://jsonfeed.org/version/1.1", "title": "Merrow Paper", "home_page_url": "https://paper.example/",
       "language": "en-GB", "authors": [{"name": "The Desk"}], "items": [{"id": 4711, "url": "/tower",
       "title": "Tower &amp; bridge", "content_html": "<p>No visitors.</p><p>Until March.</p><img src='in.jpg'>",
       "summary": "Short.", "date_published": "2025-02-12T19:04:30+01:00", "date_modified": "2025-03-01T00:00:00Z",
       "image": "t.jpg", "attachments": [{"url": "a.mp3", "mime_type": "audio/mpeg"}]}]}
      """#)
    #expect(
      article
        == Article(
          key: "4711", title: "Tower & bridge", body: "No visitors.\n\nUntil March.",
          url: "https://paper.example/tower",
          source: "Merrow Paper", authors: ["The Desk"], language: "en-gb",
          published: PublishedDate(
            day: CivilDay(year: 2025, month: 2, day: 12)!, secondOfDay: 68_670, offset: 60, precision: .second,
            origin: .record), images: ["https://paper.example/t.jpg", "https://paper.example/in.jpg"], member: "1",
          format: "jsonfeed"))
  }

  @Test func `version 1 has one author, and its addresses may be escaped`() throws {
    let reading = try Reading(
      "feed.json",
      #"""
      {"version": "https:\/\/jsonfeed.org\/version\/1", "title": "P", "items": [
       {"id": "https://paper.example/1", "author": {"name": "Ada Moss"}, "content_text": "No visitors.\n\nUntil March."},
       {"id": "2", "external_url": "https://other.example/", "date_modified": "2025-03-01", "summary": "Short."}, 5]}
      """#)
    #expect(reading.reader == "jsonfeed")
    #expect(reading.articles.map(\.body) == ["No visitors.\n\nUntil March.", "Short."])
    #expect(reading.articles.map(\.url) == ["https://paper.example/1", "https://other.example/"])
    #expect(reading.articles.map(\.authors) == [["Ada Moss"], []])
    #expect(reading.articles.map { $0.published?.iso } == [nil, "2025-03-01"])
    #expect(reading.failures.map(\.subject) == ["feed.json:3"])
  }
}
