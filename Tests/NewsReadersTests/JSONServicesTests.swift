import NewsModel
import NewsReaders
import Testing

/// Records in the shapes of the services and programs that newsrooms get them from.
@Suite struct JSONServicesTests {
  func articles(_ json: String) throws -> [Article] {
    let reading = try Reading("a.json", json)
    #expect(reading.failures.isEmpty)
    return reading.articles
  }

  @Test func `hits of a search engine hold the record one level down`() throws {
    let article = try #require(
      try articles(
        #"""
        {"took": 3, "hits": {"total": 1, "hits": [{"_index": "news", "_id": "a1", "_score": 1.0,
         "_source": {"title": "Tower", "content": "No visitors.", "published_at": 1739383470000, "source": "Paper"}}]}}
        """#
      ).first)
    #expect(article.key == "a1" && article.title == "Tower" && article.body == "No visitors.")
    #expect(article.source == "Paper" && article.published?.iso == "2025-02-12T18:04:30Z")
  }

  @Test func `fields beside the record's own are its, too`() throws {
    let article = try #require(
      try articles(
        #"""
        {"response": {"status": "ok", "results": [{"id": "news/tower", "webTitle": "Tower", "type": "article",
         "webPublicationDate": "2025-02-12T18:04:30Z", "webUrl": "https://paper.example/tower",
         "fields": {"headline": "Tower closed", "byline": "Ada Moss", "body": "<p>No visitors.</p>",
         "thumbnail": "https://paper.example/t.jpg", "trailText": "Short."}}]}}
        """#
      ).first)
    #expect(article.key == "news/tower" && article.body == "No visitors." && article.authors == ["Ada Moss"])
    #expect(article.url == "https://paper.example/tower" && article.images == ["https://paper.example/t.jpg"])
  }

  @Test func `headline, byline and pictures may be objects`() throws {
    let article = try #require(
      try articles(
        #"""
        {"response": {"docs": [{"_id": "x://1", "web_url": "https://paper.example/tower", "pub_date":
         "2025-02-12T18:04:30+0000", "headline": {"main": "Tower closed", "kicker": null},
         "byline": {"original": "By Ada Moss and Jon Reed", "person": []}, "lead_paragraph": "No visitors.",
         "abstract": "Short.", "source": "The Paper", "multimedia": [{"url": "images/t.jpg", "caption": "No tower"}]}]}}
        """#
      ).first)
    #expect(article.title == "Tower closed" && article.authors == ["Ada Moss", "Jon Reed"])
    #expect(article.body == "Short." && article.images == ["images/t.jpg"] && article.source == "The Paper")
    #expect(article.published?.iso == "2025-02-12T18:04:30Z")
  }

  @Test func `a source that is an address gives the address, and its host where there is no name`() throws {
    let article = try #require(
      try articles(
        #"""
        [{"title": "Tower", "author": "Ada Moss; Jon Reed", "hostname": "paper.example", "date": "2025-02-12",
         "text": "No visitors.", "source": "https://www.paper.example/tower", "source-hostname": "Merrow Paper"}]
        """#
      ).first)
    #expect(article.url == "https://www.paper.example/tower" && article.source == "Merrow Paper")
    #expect(article.authors == ["Ada Moss", "Jon Reed"])
    let bare = try articles(#"[{"title": "Tower", "source": "https://www.paper.example/tower"}]"#).first
    #expect(bare?.source == "paper.example")
  }

  @Test func `what a key cannot give another one does`() throws {
    let article = try #require(
      try articles(
        #"""
        [{"id": 5, "author": 17, "date": "soon", "date_gmt": null, "published": "2025-02-12", "link": "",
         "url": "https://paper.example/tower", "title": {"rendered": "Tower &amp; bridge"}, "content": {"rendered": ""},
         "excerpt": {"rendered": "<p>Short.</p>"}, "_embedded": {"author": [{"name": "Ada Moss"}]},
         "_links": {"author": [{"embeddable": true, "href": "https://paper.example/api/17"}]}}]
        """#
      ).first)
    #expect(article.title == "Tower & bridge" && article.body == "Short." && article.authors == ["Ada Moss"])
    #expect(article.published?.iso == "2025-02-12" && article.url == "https://paper.example/tower")
  }

  @Test func `keys of objects are known whatever their case`() throws {
    let article = try #require(
      try articles(
        #"[{"Title": "Tower", "Author": {"Name": "Ada Moss"}, "Publisher": {"Name": "Paper"}, "Body": {"Text": "None."}}]"#
      ).first)
    #expect(article.authors == ["Ada Moss"] && article.source == "Paper" && article.body == "None.")
  }

  @Test func `tables by row and by column are read`() throws {
    let rows = try articles(#"{"a1": {"title": "A", "text": "One."}, "a2": {"title": "B", "text": "Two."}}"#)
    #expect(rows.map(\.key) == ["a1", "a2"] && rows.map(\.body) == ["One.", "Two."])
    let columns = try articles(
      #"{"title": {"0": "A", "1": "B"}, "text": {"0": "One.", "1": "Two."}, "date": {"0": 1739383470000, "1": null}}"#)
    #expect(columns.map(\.title) == ["A", "B"] && columns.map(\.body) == ["One.", "Two."])
    #expect(columns.map { $0.published?.iso } == ["2025-02-12T18:04:30Z", nil])
  }

  @Test func `a file that is not UTF-8 is read all the same`() throws {
    let start = Array(#"{"title": "Caf"#.utf8)
    let record = start + [0xE9] + Array(#"", "text": "None."}"#.utf8)
    #expect(try Reading("a.json", record).articles.first?.title == "Café")
  }

  @Test func `envelopes hold their articles some levels down`() throws {
    let feed = #"{"rss": {"channel": {"title": "P", "item": [{"title": "A", "description": "One."}]}}}"#
    #expect(try articles(feed).map(\.body) == ["One."])
    let graph = #"{"data": {"posts": {"edges": [{"node": {"title": "A", "content": "One."}}]}}}"#
    #expect(try articles(graph).map(\.body) == ["One."])
    let typed = #"{"data": [{"type": "article", "id": "1", "attributes": {"title": "A", "body": "One."}}]}"#
    #expect(try articles(typed).map(\.body) == ["One."])
  }
}
