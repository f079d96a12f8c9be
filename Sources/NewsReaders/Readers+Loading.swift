internal import Glibc
import NewsModel

extension Readers {
  /// Brings into the process all that reading brings in from files when it is first needed: converters of encodings, the locale
  /// of names, tables and random numbers of libraries. Afterwards bundles of all formats are read without opening any.
  package static func load() {
    Iconv.load()
    _ = names
    // Each library once, at something short.
    for (name, text) in samples {
      _ = try? read(.file(name: name, bytes: Array(text.utf8))) { _ in }
    }
    for (name, bytes) in [("sample.zip", emptyZip), ("sample.tar", [UInt8](repeating: 0, count: 1_024))] {
      _ = try? read(.file(name: name, bytes: bytes)) { _ in }
    }
  }

  /// The locale that names in archives are decoded by, kept so that it stays loaded.
  private static let names = newlocale(LC_CTYPE_MASK, "C.UTF-8", nil).map { UInt(bitPattern: $0) }

  private static let emptyZip: [UInt8] = [0x50, 0x4B, 0x05, 0x06] + [UInt8](repeating: 0, count: 18)

  private static let samples = [
    ("sample.txt", "Tide tables\n\n12 March 2024\n\nThe ferry sails at nine, the harbour board said on Tuesday."),
    (
      "sample.html",
      """
      <html><head><meta charset="iso-8859-1"><title>Tide tables</title>
      <script type="application/ld+json">{"@type": "NewsArticle", "headline": "Tide tables"}</script></head>
      <body><article><h1>Tide tables</h1><p>The ferry sails at nine, the harbour board said on Tuesday.</p></article></body></html>
      """
    ),
    (
      "sample.json",
      #"{"title": "Tide tables", "body": "The ferry sails at nine.", "published": "2024-03-12T09:00:00Z"}"#
    ),
    ("sample.md", "---\ntitle: Tide tables\ndate: 2024-03-12\n---\n\nThe ferry sails at nine."),
    ("sample.md", "+++\ntitle = \"Tide tables\"\n+++\n\nThe ferry sails at nine."),
    (
      "sample.rss",
      """
      <?xml version="1.0"?><rss version="2.0"><channel><title>Harbour</title><item><title>Tide tables</title>
      <description>&lt;p&gt;The ferry sails at nine.&lt;/p&gt;</description></item></channel></rss>
      """
    ),
    (
      "sample.eml",
      """
      From: =?iso-8859-1?q?Ada?= <ada@example.org>
      Date: Tue, 12 Mar 2024 09:00:00 +0100
      Subject: =?utf-8?q?Tide_tables?=
      MIME-Version: 1.0
      Content-Type: multipart/alternative; boundary="x"

      --x
      Content-Type: text/plain; charset=utf-8
      Content-Transfer-Encoding: base64

      VGhlIGZlcnJ5IHNhaWxzIGF0IG5pbmUu
      --x--
      """
    ),
  ]
}
