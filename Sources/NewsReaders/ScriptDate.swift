import NewsModel

/// The day of publication in a page's scripts, where nothing else tells it: `"datePublished":"2025-02-12T…"`.
enum ScriptDate {
  private static let keys = [
    "datepublished", "publisheddate", "publishdate", "publishedat", "published_at", "publish_date", "published_date",
    "datecreated", "date_published", "publishingdate", "publishing_date", "publication_time", "published_time",
    "posteddate", "postdate", "post_date", "publication_date", "publicationdate", "pubdate",
  ].map { Array($0.utf8) }

  /// The first date behind one of the keys, in quotation marks or in their entities.
  static func date(in source: [UInt8], _ reading: DateReading) -> PublishedDate? {
    var place = 0
    while place < source.count {
      guard source[place] | 0x20 == UInt8(ascii: "d") || source[place] | 0x20 == UInt8(ascii: "p"),
        let key = keys.first(where: { begins(source, at: place, with: $0) })
      else {
        place += 1
        continue
      }
      place += key.count
      if let date = value(in: source, at: place, reading) { return date }
    }
    return nil
  }

  private static func begins(_ source: [UInt8], at place: Int, with key: [UInt8]) -> Bool {
    guard place + key.count <= source.count else { return false }
    for (offset, byte) in key.enumerated() where source[place + offset] | 0x20 != byte {
      // A capital differs in one bit; so does `_`, which is compared as it is.
      guard byte == UInt8(ascii: "_"), source[place + offset] == byte else { return false }
    }
    return true
  }

  /// The value behind a key: at most a few marks, then a year.
  private static func value(in source: [UInt8], at start: Int, _ reading: DateReading) -> PublishedDate? {
    var place = start
    let limit = min(source.count, start + 24)
    while place < limit, !(48...57).contains(source[place]) {
      let byte = source[place]
      guard byte <= 0x20 || byte >= 0x80 || "\"':=\\&;quot".utf8.contains(byte) else { return nil }
      place += 1
    }
    guard place < limit, place > start else { return nil }
    let end = source[place...].prefix(32).prefix {
      (48...57).contains($0) || (65...90).contains($0) || "-:.+ /".utf8.contains($0)
    }
    let text = String(decoding: end, as: UTF8.self)
    return text.utf8.count >= 8 ? HTMLDates.scraped(text, .meta, reading) : nil
  }
}
