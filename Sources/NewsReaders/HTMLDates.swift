import NewsModel

/// The day on which a page's article was published: the strongest evidence first.
enum HTMLDates {
  private static let metaNames = [
    "article:published_time", "article:published", "og:published_time", "datepublished", "date_published",
    "publishdate", "publish-date", "publish_date", "publisheddate", "published_date", "publication_date",
    "publication-date", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dc.date.created",
    "dcterms.created", "dc.date", "dcterms.date", "cxenseparse:recs:publishtime", "citation_publication_date",
    "citation_date", "pubdate", "ptime", "article.published", "article_date_original", "originalpublicationdate",
    "rnews:datepublished", "bt:pubdate", "analyticsattributes.articledate", "date", "displaydate", "created",
    "creation_date", "datecreated", "og:article:published_time", "timestamp",
  ]

  static func date(
    _ page: HTMLMetadata, _ data: JSONLinkedData, _ document: HTMLDocument, _ main: MainText, url: String?
  ) -> PublishedDate? {
    if let date = day(data.text("datePublished"), .jsonLD) { return date }
    for name in metaNames {
      if let date = day(page.first(name), .meta) { return date }
    }
    if let date = day(data.text("dateCreated"), .jsonLD) ?? day(data.pageDate, .jsonLD) { return date }
    var visible = VisibleDate(document, main)
    return visible.timeElement() ?? url.flatMap(AddressDate.date) ?? visible.marked() ?? visible.line()
  }

  /// A date that is exact to the day; "2019" in a page's head is more often a copyright than a date.
  static func day(_ text: String?, _ origin: PublishedDate.Origin) -> PublishedDate? {
    guard let text, let date = DateText.date(text, origin: origin) else { return nil }
    switch date.precision {
    case .year, .month: return nil
    default: return date
    }
  }
}
