/// What a record's key means.
enum RecordField: Int, CaseIterable {
  case key, title, body, summary, url, source, authors, language, published, images

  /// The keys of each field in lower case without `_` and `-`, best first.
  private static let names: [RecordField: [String]] = [
    .key: ["id", "guid", "uri", "identifier", "uuid", "articleid"],
    .title: ["title", "headline", "name", "headlinemain", "webtitle"],
    .body: [
      "body", "text", "articlebody", "content", "maintext", "fulltext", "bodytext", "contenttext", "bodyhtml",
      "contenthtml", "articlehtml", "articletext", "cleanedtext", "plaintext", "story", "article", "html",
    ],
    .summary: [
      "summary", "description", "lead", "abstract", "excerpt", "teaser", "standfirst", "trailtext", "snippet", "dek",
    ],
    .url: ["canonicalurl", "url", "link", "permalink", "weburl", "canonical", "href", "sourceurl", "articleurl"],
    .source: [
      "publisher", "source", "sitename", "site", "sourcename", "newspaper", "outlet", "provider", "publication",
      "sourcedomain", "domain",
    ],
    .authors: ["authors", "author", "byline", "creator", "creators", "writer", "authorname"],
    .language: ["language", "lang", "inlanguage", "languagecode"],
    .published: [
      "datepublished", "publishedat", "published", "pubdate", "publicationdate", "publisheddate", "datepublish",
      "publishdate", "webpublicationdate", "firstpublished", "firstpublishedat", "publishtime", "publicationtime",
      "date", "publishedtime", "versioncreated", "datetime", "timestamp", "datecreated", "createdat", "created", "time",
    ],
    .images: [
      "images", "image", "imageurl", "imageurls", "thumbnail", "thumbnailurl", "topimage", "urltoimage", "leadimage",
      "leadimageurl", "bannerimage", "photo", "photos", "media",
    ],
  ]

  /// Field and rank of each key; a smaller rank wins.
  private static let table: [String: (field: RecordField, rank: Int)] = {
    var table: [String: (field: RecordField, rank: Int)] = [:]
    for (field, keys) in names {
      for (rank, key) in keys.enumerated() { table[key] = (field, rank) }
    }
    return table
  }()

  /// The field that a key stands for, and how well.
  static func of(_ key: String) -> (field: RecordField, rank: Int)? {
    guard key.utf8.count <= 24 else { return nil }
    var plain = ""
    for byte in key.utf8 where byte != UInt8(ascii: "_") && byte != UInt8(ascii: "-") && byte != UInt8(ascii: " ") {
      guard byte < 0x80 else { return nil }
      let isUpper = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
      plain.unicodeScalars.append(Unicode.Scalar(isUpper ? byte | 0x20 : byte))
    }
    return table[plain]
  }
}
