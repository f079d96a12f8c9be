import NewsModel
import NewsReaders
import Testing

@Suite struct NinjsReaderTests {
  @Test func `version 1 gives all of its fields`() throws {
    let article = try Reading.article(
      "a.json",
      #"""
      {"uri": "https://wna.example/items/1", "type": "text", "versioncreated": "2025-02-12T19:04:30+01:00",
       "language": "en-GB", "headline": "<p>Tower &amp; bridge</p>", "byline": "By Ada Moss and Jon Reed",
       "copyrightholder": "WNA", "description_text": "Short.", "body_text": "No visitors. Until March.",
       "body_xhtml": "<p>No visitors.</p><p>Until March.</p>",
       "associations": {"main": {"uri": "2", "type": "picture", "renditions": {
         "thumb": {"href": "https://wna.example/s.jpg", "mimetype": "image/jpeg", "width": 100},
         "base": {"href": "https://wna.example/b.jpg", "mimetype": "image/jpeg", "width": 1000}}},
        "film": {"type": "video", "renditions": {"base": {"href": "https://wna.example/f.mp4"}}}}}
      """#)
    #expect(
      article
        == Article(
          key: "https://wna.example/items/1", title: "Tower & bridge", body: "No visitors.\n\nUntil March.",
          url: "https://wna.example/items/1", source: "WNA", authors: ["Ada Moss", "Jon Reed"], language: "en-gb",
          published: PublishedDate(
            day: CivilDay(year: 2025, month: 2, day: 12)!, secondOfDay: 68_670, offset: 60, precision: .second,
            origin: .record), images: ["https://wna.example/b.jpg"], format: "ninjs"))
  }

  @Test(arguments: ["versioncreated", "versionCreated"])
  func `versions 2 and 3 have lists of headlines, bodies and renditions`(created: String) throws {
    let article = try Reading.article(
      "a.json",
      #"""
      {"uri": "urn:wna:1", "\#(created)": "2025-02-12T19:04:30Z", "by": "Von Ada Moss, dpa",
       "infosources": [{"name": "Westmere News Agency"}],
       "headlines": [{"role": "sub", "value": "Until March"}, {"role": "main", "value": "Tower closed"}],
       "descriptions": [{"role": "summary", "contenttype": "text/plain", "value": "Short."}],
       "bodies": [{"role": "x", "contentType": "application/nitf+xml", "value": "<nitf><body><body.content><p>N</p></body.content></body></nitf>"},
        {"role": "text", "contenttype": "text/plain", "value": "No visitors. Until March."},
        {"role": "html", "contenttype": "text/html", "value": "<p>No visitors.</p><p>Until March.</p>"}],
       "associations": [{"type": "picture", "renditions": [{"name": "s", "href": "https://wna.example/s.jpg",
        "contenttype": "image/jpeg", "width": 10}]}]}
      """#)
    #expect(article.title == "Tower closed" && article.body == "No visitors.\n\nUntil March.")
    #expect(article.authors == ["Ada Moss"] && article.source == "Westmere News Agency")
    #expect(article.published?.iso == "2025-02-12T19:04:30Z")
    #expect(article.key == "urn:wna:1" && article.url == nil && article.images == ["https://wna.example/s.jpg"])
  }

  @Test func `NITF is the text where it is the only form`() throws {
    let article = try Reading.article(
      "a.json",
      #"""
      {"uri": "1", "versionCreated": "2025-02-12T19:04:30Z", "headlines": [{"value": "Tower"}], "bodies": [{"contentType":
       "text/vnd.IPTC.NITF", "value": "<nitf><body><body.content><p>No visitors.</p></body.content></body></nitf>"}]}
      """#)
    #expect(article.body == "No visitors.")
  }

  @Test func `a picture is found by its description, with its own rendition`() throws {
    let article = try Reading.article(
      "a.json",
      #"""
      {"uri": "1", "type": "picture", "versioncreated": "2025-02-12T19:04:30Z", "headline": "Tower",
       "description_caption": "The tower in fog.", "renditions": {"base": {"href": "https://wna.example/b.jpg"}}}
      """#)
    #expect(article.body == "The tower in fog." && article.images == ["https://wna.example/b.jpg"])
  }

  @Test func `items come in arrays, and in lines`() throws {
    let item = #"{"uri": "1", "versioncreated": "2025-02-12T19:04:30Z", "headline": "T", "body_xhtml": "<p>x</p>"}"#
    #expect(try Reading("a.json", "[\(item)]").articles.map(\.body) == ["x"])
    let lines = try Reading("a.jsonl", "\(item)\n\(item)\n")
    #expect(lines.articles.map(\.body) == ["x", "x"] && lines.reader == "jsonl")
  }
}
