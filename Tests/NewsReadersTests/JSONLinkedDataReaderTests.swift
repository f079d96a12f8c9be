import NewsModel
import NewsReaders
import Testing

@Suite struct JSONLinkedDataReaderTests {
  @Test func `an article in a graph gives all of its fields, those by reference too`() throws {
    let article = try Reading.article(
      "a.json",
      #"""
      {"@context": "https://schema.org", "@graph": [
       {"@type": "Organization", "@id": "#org", "name": "Merrow Paper"}, {"@type": "WebSite", "name": "Site"},
       {"@type": ["Article", "NewsArticle"], "@id": "https://paper.example/tower#article", "headline": "Tower &amp; bridge",
        "articleBody": "<p>No visitors.</p><p>Until March.</p>", "datePublished": "2025-02-12T19:04:30+01:00",
        "dateModified": "2025-03-01", "author": [{"@type": "Person", "name": "Ada Moss"}, "Jon Reed"],
        "publisher": {"@id": "#org"}, "inLanguage": "en-GB", "image": {"@type": "ImageObject", "url": "t.jpg"},
        "mainEntityOfPage": {"@type": "WebPage", "@id": "https://paper.example/tower"}}]}
      """#)
    #expect(
      article
        == Article(
          key: "https://paper.example/tower#article", title: "Tower & bridge", body: "No visitors.\n\nUntil March.",
          url: "https://paper.example/tower", source: "Merrow Paper", authors: ["Ada Moss", "Jon Reed"],
          language: "en-gb",
          published: PublishedDate(
            day: CivilDay(year: 2025, month: 2, day: 12)!, secondOfDay: 68_670, offset: 60, precision: .second,
            origin: .record), images: ["t.jpg"], format: "jsonld"))
  }

  @Test func `arrays and lists give each article, in their order`() throws {
    let reading = try Reading(
      "a.jsonld",
      #"""
      [{"@context": "http://schema.org", "@type": "BreadcrumbList", "itemListElement": []},
       {"@context": "http://schema.org", "@type": "NewsArticle", "headline": "A", "description": "Short."},
       {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": {"@type": "Article", "name": "B"}}]}]
      """#)
    #expect(reading.articles.map(\.title) == ["A", "B"])
    #expect(reading.articles.map(\.body) == ["Short.", ""])
    #expect(reading.articles.map(\.member) == ["1", "2"])
  }

  @Test func `a live blog has its entries`() throws {
    let article = try Reading.article(
      "a.json",
      #"""
      {"@context": "https://schema.org", "@type": "LiveBlogPosting", "headline": "Tower", "liveBlogUpdate": [
       {"@type": "BlogPosting", "headline": "First", "articleBody": "Closed."}, {"articleBody": "Open."}]}
      """#)
    #expect(article.body == "First\n\nClosed.\n\nOpen.")
  }

  @Test func `lines of it are articles of their own`() throws {
    let line = #"{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "A", "articleBody": "Text."}"#
    #expect(try Reading("a.jsonl", "\(line)\n\(line)\n").articles.map(\.body) == ["Text.", "Text."])
  }

  @Test func `data that describe no article are told`() {
    #expect(
      refusal("a.json", #"{"@context": "https://schema.org", "@type": "Recipe", "name": "Soup"}"#)?.description
        == "a.json: describes no article (NewsArticle, Article, BlogPosting …) "
        + "(deliver the page itself, or keep the file out of the inbox)")
  }
}
