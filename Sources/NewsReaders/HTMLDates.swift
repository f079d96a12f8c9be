import NewsModel

/// The day on which a page's article was published: the strongest evidence first.
struct HTMLDates {
  private static let metaNames = [
    "article:published_time", "article:published", "article:published_date", "article:publicationdate",
    "article:post_date", "og:published_time", "og:article:published_time", "og:article:published", "og:pubdate",
    "og:publish_date", "og:datepublished", "og:regdate", "datepublished", "date_published", "date-published",
    "publishdate", "publish-date", "publish_date", "publish_time", "published_time", "publisheddate", "published_date",
    "published-date", "published", "published_at", "publication_date", "publication-date", "publicationdate",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dc.date.published", "dc.date.publication", "dcterms.issued",
    "dc.date.created", "dcterms.created", "dc.created", "dc:created", "dc.date", "dc:date", "dcterms.date",
    "cxenseparse:recs:publishtime", "citation_publication_date", "citation_online_date", "citation_date", "pubdate",
    "pub_date", "rbpubdate", "ptime", "pdate", "article.published", "article.created", "article_date_original",
    "originalpublicationdate", "rnews:datepublished", "bt:pubdate", "analyticsattributes.articledate",
    "shareaholic:article_published_time", "vr:published_time", "mediator_published_time", "video:release_date",
    "content_create_date", "date_created", "dateposted", "displaydate", "release_date", "gentime", "doc_date",
    "date", "created", "creation_date", "creation-date", "datecreated", "last-published", "timestamp",
    "weibo:article:create_at",
  ]
  private static let changeNames = [
    "article:modified_time", "article:modified", "og:updated_time", "og:modified_time", "datemodified", "dateupdate",
    "dc.date.modified", "dcterms.modified", "dc.modified", "lastmod", "last-modified", "lastmodified", "modified",
    "modified_time", "revised", "revision_date", "updated_time", "bt:moddate",
  ]

  private let page: HTMLMetadata
  private let data: JSONLinkedData
  private let document: HTMLDocument
  private let main: MainText
  private let url: String?
  private let reading: DateReading

  /// - Parameter source: The page's bytes, for what scripts say of it.
  static func date(
    _ page: HTMLMetadata, _ data: JSONLinkedData, _ document: HTMLDocument, _ main: MainText, url: String?,
    language: String?, source: [UInt8]
  ) -> PublishedDate? {
    let reading = DateReading(language: language, url: url)
    let dates = HTMLDates(page: page, data: data, document: document, main: main, url: url, reading: reading)
    return dates.date(source)
  }

  private func date(_ source: [UInt8]) -> PublishedDate? {
    let stated = statedDates()
    let visible = VisibleDates(document, main, reading, month: url.flatMap(AddressDate.month))
    guard let first = stated.first else {
      return shown(visible) ?? titled() ?? ScriptDate.date(in: source, reading) ?? change() ?? visible.changed?.date
        ?? url.flatMap(AddressDate.month)
    }
    // Pages that moved to another system carry the day of the move; their address keeps the day of publication.
    if let filed = url.flatMap(AddressDate.filed), filed.day.number < first.day.number - 1 { return filed }
    let local = local(first, stated.dropFirst(), visible)
    return shown(insteadOf: local, visible) ?? local
  }

  /// A time in UTC with the zone that the page shows elsewhere.
  private func local(
    _ date: PublishedDate, _ others: ArraySlice<PublishedDate>, _ visible: VisibleDates
  ) -> PublishedDate {
    guard date.offset == 0, date.precision == .second || date.precision == .minute else { return date }
    return LocalDay(of: date, stated: others, visible: visible.found, address: url).date
  }

  // MARK: What the page states

  /// What its data and its head say, strongest evidence first.
  private func statedDates() -> [PublishedDate] {
    var dates: [PublishedDate] = []
    func add(_ date: PublishedDate?) { if let date { dates.append(date) } }
    add(stated(data.text("datePublished"), .jsonLD))
    for name in Self.metaNames { add(stated(page.first(name), .meta)) }
    add(stated(data.text("dateCreated"), .jsonLD))
    add(stated(data.text("uploadDate"), .jsonLD))
    add(stated(data.pageDate, .jsonLD))
    return dates
  }

  private func change() -> PublishedDate? {
    if let date = stated(data.text("dateModified"), .jsonLD) { return date }
    return Self.changeNames.lazy.compactMap { stated(page.first($0), .meta) }.first
  }

  /// A date of the page's head that is exact to the day; "2019" there is more often a copyright than a date, and the
  /// first day of 1970 is a program's zero.
  private func stated(_ text: String?, _ origin: PublishedDate.Origin) -> PublishedDate? {
    guard let text else { return nil }
    if let count = Double(text), text.utf8.count >= 9 {
      return EpochDate.date(count, origin: origin).flatMap(Self.plausible)
    }
    return DateText.date(text, origin: origin, reading: reading).flatMap(Self.plausible)
  }

  private static func plausible(_ date: PublishedDate) -> PublishedDate? {
    guard date.precision != .year, date.precision != .month, date.day.number > 0 || date.day.components.year < 1970,
      date.day.components.year > 1900
    else { return nil }
    return date
  }

  /// A date in what a page shows. No page is older than the web, so that earlier days are what a text tells of.
  static func scraped(_ text: String, _ origin: PublishedDate.Origin, _ reading: DateReading) -> PublishedDate? {
    scraped(in: text, origin, reading)?.date
  }

  /// The same, and whether the text holds nothing else.
  static func scraped(
    in text: String, _ origin: PublishedDate.Origin, _ reading: DateReading
  ) -> (date: PublishedDate, alone: Bool)? {
    guard let (date, alone) = DateText.dateAndRest(text, origin: origin, reading: reading), plausible(date) != nil,
      date.day.components.year >= 1990
    else { return nil }
    return (date, alone)
  }

  // MARK: What the page shows

  /// The day that the page shows its readers where it shows the stated day nowhere: articles are published again under
  /// the first version's data, and moved or sent on with the day of that.
  private func shown(insteadOf stated: PublishedDate, _ visible: VisibleDates) -> PublishedDate? {
    let best = visible.found.lazy.filter { !$0.isChange && $0.date.day == stated.day }.map(\.score).max() ?? Int.min
    guard best < 10 else { return nil }
    let change = change()?.day
    let changed = visible.changed
    if let shown = visible.published, shown.score >= 10 {
      guard best <= 0, changed?.date.day != shown.date.day else { return nil }
      let isChange = change?.isNear(shown.date.day) == true
      return isChange || (shown.score >= 30 && !shown.isFarAbove) ? shown.date : nil
    }
    // The text is that of its last change, and this is the only day that it bears.
    guard let changed, changed.score >= 60, change?.isNear(changed.date.day) == true else { return nil }
    return changed.date
  }

  /// The date beside the headline where it is marked as one, or that in the address.
  private func shown(_ visible: VisibleDates) -> PublishedDate? {
    let address = url.flatMap(AddressDate.date)
    guard let best = visible.published else { return address ?? changed(visible) }
    guard let address else { return best.score < 0 ? changed(visible) ?? best.date : best.date }
    // A time of the day in the address tells more.
    if let same = visible.found.first(where: { !$0.isChange && $0.date.day == address.day && $0.score >= 0 }) {
      return same.date.precision == .day ? address : same.date
    }
    // An address is written before the day of publication, but it is not filed under a day long before that.
    let isNear = AddressDate.filed(in: url ?? "") == nil || abs(best.date.day.number - address.day.number) <= 7
    return best.score >= 40 && isNear && !best.isFarAbove ? best.date : address
  }

  /// The day of a change that stands where others have that of publication.
  private func changed(_ visible: VisibleDates) -> PublishedDate? {
    visible.changed.flatMap { $0.score >= 60 ? $0.date : nil }
  }

  /// A date at the end of the page's title or of its description: `Tower closes | The Paper | 12.02.2025`.
  private func titled() -> PublishedDate? {
    for text in [page.titleText, page.first("og:title"), page.first("description")].compactMap({ $0 }) {
      let scalars = text.unicodeScalars
      let last = String(String.UnicodeScalarView(scalars.suffix(40)))
      if let date = Self.scraped(last, .text, reading) { return date }
    }
    return nil
  }
}

extension CivilDay {
  /// Whether it is the same day, or a neighbour: the same one in another zone.
  fileprivate func isNear(_ other: CivilDay) -> Bool { abs(number - other.number) <= 1 }
}
