/// What a record's key means.
enum RecordField: Int, CaseIterable {
  case key, title, body, summary, url, source, authors, language, published, images

  /// The keys of each field in lower case without `_` and `-`, best first.
  private static let names: [RecordField: [String]] = [
    .key: [
      "id", "guid", "uri", "urn", "identifier", "uuid", "articleid", "docid", "documentid", "storyid", "storiesid",
      "newsid", "postid", "contentid", "nid",
    ],
    .title: [
      "title", "headline", "name", "headlinemain", "webtitle", "articletitle", "newstitle", "storytitle", "heading",
      "headlines", "pagetitle", "ogtitle",
    ],
    .body: [
      "body", "text", "articlebody", "content", "maintext", "fulltext", "bodytext", "contenttext", "bodyhtml",
      "contenthtml", "articlehtml", "articletext", "articlecontent", "cleanedtext", "plaintext", "rawtext", "storytext",
      "newscontent", "fullcontent", "contentencoded", "bodyxhtml", "bodies", "story", "article", "paragraphs", "html",
    ],
    .summary: [
      "summary", "description", "lead", "abstract", "excerpt", "teaser", "standfirst", "trailtext", "snippet", "dek",
      "shortdescription", "leadparagraph", "intro", "synopsis", "deck", "metadescription", "descriptiontext",
      "descriptions",
    ],
    .url: [
      "canonicalurl", "url", "link", "permalink", "weburl", "canonical", "href", "articleurl", "pageurl", "finalurl",
      "respondedurl", "requestedurl", "originalurl", "externalurl", "sourceurl",
    ],
    .source: [
      "publisher", "source", "sitename", "site", "sourcename", "newspaper", "outlet", "provider", "publication",
      "publishername", "medianame", "sourcehostname", "creditline", "sourcedomain", "domain", "hostname",
    ],
    .authors: [
      "authors", "author", "byline", "by", "creator", "creators", "writer", "writers", "authorname", "authornames",
      "journalist", "reporter",
    ],
    .language: ["language", "lang", "inlanguage", "languagecode", "metalang", "locale"],
    .published: [
      "datepublished", "publishedat", "published", "pubdate", "publicationdate", "publisheddate", "datepublish",
      "publishdate", "webpublicationdate", "firstpublished", "firstpublishedat", "firstpublicationdate", "datetimepub",
      "publisheddatetime", "publishdatetime", "publicationdatetime", "publishedon", "publishtime", "publicationtime",
      "date", "publishedtime", "postedat", "posteddate", "posted", "displaydate", "versioncreated", "firstcreated",
      "datetime", "timestamp", "datecreated", "createdat", "created", "time", "seendate", "issued", "releasedate",
    ],
    .images: [
      "images", "image", "imageurl", "imageurls", "thumbnail", "thumbnailurl", "topimage", "urltoimage", "leadimage",
      "leadimageurl", "bannerimage", "mainimage", "featuredimage", "coverimage", "heroimage", "socialimage", "ogimage",
      "imagelink", "photo", "photos", "picture", "pictures", "multimedia", "media",
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
    plain(key).flatMap { table[$0] }
  }

  /// A key in lower case without `_`, `-` and spaces; nil where it is too long, or of other letters than ours.
  static func plain(_ key: String) -> String? {
    guard key.utf8.count <= 24 else { return nil }
    var plain = ""
    for byte in key.utf8 where byte != UInt8(ascii: "_") && byte != UInt8(ascii: "-") && byte != UInt8(ascii: " ") {
      guard byte < 0x80 else { return nil }
      let isUpper = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
      plain.unicodeScalars.append(Unicode.Scalar(isUpper ? byte | 0x20 : byte))
    }
    return plain
  }
}
