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
    if let date = data.text("datePublished").flatMap({ DateText.date($0, origin: .jsonLD) }) { return date }
    for name in metaNames {
      if let date = page.first(name).flatMap({ DateText.date($0, origin: .meta) }) { return date }
    }
    if let date = data.text("dateCreated").flatMap({ DateText.date($0, origin: .jsonLD) }) { return date }
    return timeElement(document, main) ?? url.flatMap(AddressDate.date) ?? visible(document, main)
  }

  /// A `<time>`, or what is marked as the day of publication, in the article or before it; none behind its text, where
  /// comments and teasers are.
  private static func timeElement(_ document: HTMLDocument, _ main: MainText) -> PublishedDate? {
    let end = main.chosen.last.map { main.blocks.blocks[$0].last } ?? document.nodes.count
    var plain: PublishedDate?
    for index in document.nodes.indices.prefix(while: { $0 <= end }) {
      let node = document.nodes[index]
      guard node.tag != .text, node.tag == .time || node.start < node.stop else { continue }
      let property = document.attribute(.itemprop, of: index)?.lowercased()
      let isMarked = property == "datepublished" || document.attribute(.pubdate, of: index) != nil
      guard node.tag == .time || isMarked else { continue }
      if property == "datemodified" || names(index, document).contains(where: isChange) { continue }
      let value =
        document.attribute(.datetime, of: index) ?? document.attribute(.content, of: index)
        ?? document.plainText(of: index)
      guard let date = DateText.date(value, origin: .time) else { continue }
      if isMarked { return date }
      // A time in a teaser's list above the article is linked or stands in furniture.
      if plain == nil, !isInTeaser(index, document, main) { plain = date }
    }
    return plain
  }

  private static func names(_ index: Int, _ document: HTMLDocument) -> [String] {
    [HTMLAttribute.class, .id].compactMap { document.attribute($0, of: index)?.lowercased() }
  }

  private static func isChange(_ names: String) -> Bool {
    names.firstRange(of: "updated") != nil || names.firstRange(of: "modified") != nil
  }

  private static func isInTeaser(_ index: Int, _ document: HTMLDocument, _ main: MainText) -> Bool {
    var place = Int(document.nodes[index].parent)
    var steps = 0
    while place >= 0, steps < 40 {
      if place == main.element { return false }
      switch document.nodes[place].tag {
      case .a, .li, .nav, .aside, .footer: return true
      default: break
      }
      place = Int(document.nodes[place].parent)
      steps += 1
    }
    return false
  }

  /// A line of the page, above the end of the article, that holds nothing but a date.
  private static func visible(_ document: HTMLDocument, _ main: MainText) -> PublishedDate? {
    let all = TextBlocks(document, leavingOut: [])
    let end = main.chosen.last.map { main.blocks.blocks[$0].last } ?? document.nodes.count
    var found: PublishedDate?
    for (index, block) in all.blocks.enumerated() where block.first <= end && block.length <= 120 {
      let text = all.string(index)
      guard let date = DateLine.date(of: text) else { continue }
      // The last one before the text is the nearest; the ones above are today's date and teasers.
      if let first = main.chosen.first, block.first > main.blocks.blocks[first].first { return found ?? date }
      found = date
    }
    return found
  }
}
