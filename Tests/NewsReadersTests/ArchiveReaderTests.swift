import NewsModel
import NewsReaders
import Testing

@Suite struct ArchiveReaderTests {
  let tower = "Tower closed for the winter\n\nThe tower is closed until the end of March, the town says.\n"
  let bridge = #"{"id": "b-1", "title": "Bridge open again", "body": "The bridge is open."}"#

  @Test func `each member is read by the reader of its format`() throws {
    let entries = [("day/tower.txt", tower), ("day/bridge.json", bridge)]
    for bytes in [
      ArchiveMaking.tar(entries), ArchiveMaking.zip(entries), ArchiveMaking.gzip(ArchiveMaking.tar(entries)),
    ] {
      let reading = try Reading("day", bytes)
      #expect(reading.articles.map(\.title) == ["Tower closed for the winter", "Bridge open again"])
      #expect(reading.articles.map(\.member) == ["day/tower.txt", "day/bridge.json"])
      #expect(reading.articles.map(\.format) == ["text", "json"])
      #expect(reading.failures == [])
    }
  }

  @Test func `a compressed file is read as if it lay there by itself`() throws {
    let reading = try Reading("2025-02-12-tower.md.gz", ArchiveMaking.gzip("# Tower\n\nClosed."))
    #expect(reading.reader == "compressed")
    #expect(reading.articles.map(\.format) == ["markdown"])
    #expect(reading.articles.map(\.member) == [nil])
    #expect(reading.articles.first?.published?.iso == "2025-02-12")
    #expect(try Reading("a.jsonl.gz", ArchiveMaking.gzip(bridge + "\n" + bridge)).articles.map(\.member) == ["1", "2"])
  }

  @Test func `the place in nested archives is the path through them, and a colon before a line`() throws {
    let inner = ArchiveMaking.zip([("a.jsonl", bridge + "\n{\n"), ("b.txt", tower)])
    let outer = ArchiveMaking.gzip(
      ArchiveMaking.tar([("in/inner.zip", inner), ("c.json.gz", ArchiveMaking.gzip(bridge))]))
    let reading = try Reading("day.tgz", outer)
    #expect(reading.articles.map(\.member) == ["in/inner.zip/a.jsonl:1", "in/inner.zip/b.txt", "c.json.gz"])
    #expect(reading.failures.map(\.subject) == ["day.tgz:in/inner.zip/a.jsonl:2"])
  }

  @Test func `a directory bundle in an archive is one article, wherever its files stand`() throws {
    let entries = [
      ("tower/tower.jpg", "picture"), ("other.txt", tower), ("tower/meta.json", #"{"author": "Ada Moss"}"#),
      ("tower/article.txt", tower),
    ]
    for bytes in [
      ArchiveMaking.tar(entries), ArchiveMaking.zip(entries), ArchiveMaking.gzip(ArchiveMaking.tar(entries)),
    ] {
      let reading = try Reading("day", bytes)
      #expect(reading.articles.map(\.member) == ["other.txt", "tower"])
      #expect(reading.articles.last?.authors == ["Ada Moss"])
      #expect(reading.articles.last?.images == ["tower.jpg"])
    }
  }

  @Test func `an archive of one directory bundle's files is that article`() throws {
    let reading = try Reading(
      "tower.zip", ArchiveMaking.zip([("article.txt", tower), ("meta.json", #"{"id": "t-1"}"#)]))
    #expect(reading.articles.map(\.key) == ["t-1"])
    #expect(reading.articles.map(\.member) == [nil])
  }

  @Test func `pictures and what programs leave behind are passed over in silence`() throws {
    let picture = "\u{89}PNG\r\n\u{1A}\n"
    let entries =
      [
        ("tower.txt", tower), ("tower.css", "p {}"), ("__MACOSX/tower.txt", tower), (".DS_Store", "x"),
        ("late.txt.part", tower),
      ].map { ($0.0, Array($0.1.utf8)) } + [("tower.png", [0x89] + Array(picture.utf8.dropFirst(2)))]
    let reading = try Reading("day.zip", ArchiveMaking.zip(entries))
    #expect(reading.articles.map(\.member) == ["tower.txt"])
    #expect(reading.failures == [])
    #expect(
      refusal("day.zip", ArchiveMaking.zip([("tower.css", "p {}")]))?.description
        == "day.zip:tower.css: is in no format that newsq reads "
        + "(deliver it as text, Markdown, HTML or JSON, or keep it out of the inbox)")
  }

  @Test func `one bad member is told by its path, and its neighbours are read`() throws {
    let reading = try Reading(
      "day.tar", ArchiveMaking.tar([("a.json", "{\"title\": "), ("b.txt", ""), ("c.json", bridge)]))
    #expect(reading.articles.map(\.key) == ["b-1"])
    #expect(reading.failures.map(\.subject) == ["day.tar:a.json", "day.tar:b.txt"])
    #expect(reading.failures.map(\.code) == [.notJSON, .empty])
  }

  @Test(arguments: ["../a.txt", "/a.txt", "a/../../b.txt", "C:\\a.txt", "..\\a.txt"])
  func `a name that leads out of the archive is refused`(name: String) throws {
    let reading = try Reading("a.zip", ArchiveMaking.zip([(name, tower), ("b.json", bridge)]))
    #expect(reading.articles.map(\.key) == ["b-1"])
    #expect(reading.failures.map(\.code) == [.badName])
    let told = name.map { $0 == "\\" ? "/" : String($0) }.joined()
    #expect(
      reading.failures.first?.description
        == "a.zip:\(told): has a name that leads out of the archive (pack the archive anew)")
  }

  @Test func `links and devices are told and not followed`() throws {
    let link = try Reading("a.tar", ArchiveMaking.tar([("link.txt", [])], type: "2", link: "/etc/passwd"))
    #expect(
      link.failures.map(\.description) == [
        "a.tar:link.txt: is a link, which is not followed (put the file itself into the archive)"
      ])
    let device = try Reading("a.tar", ArchiveMaking.tar([("null.txt", [])], type: "3"))
    #expect(device.failures.map(\.cause) == ["is no file"])
  }

  @Test func `an encrypted member is told`() throws {
    let bytes = ArchiveMaking.zip([("a.txt", Array(tower.utf8))], flags: 0x801)
    #expect(
      try Reading("a.zip", bytes).failures.map(\.description) == [
        "a.zip:a.txt: is encrypted (deliver it without a password)"
      ])
  }

  @Test func `names are read as UTF-8, else as the first PCs had them`() throws {
    #expect(try Reading("a.zip", ArchiveMaking.zip([("Zoë.txt", tower)])).articles.map(\.member) == ["Zoë.txt"])
    #expect(try Reading("a.tar", ArchiveMaking.tar([("Zoë.txt", tower)])).articles.map(\.member) == ["Zoë.txt"])
  }

  @Test func `documents and programs that are ZIP files are named`() throws {
    let kinds = [
      ("[Content_Types].xml", "an office document"), ("META-INF/MANIFEST.MF", "a Java archive"),
      ("mimetype", "an office document"),
    ]
    for (name, kind) in kinds {
      let failure = refusal("a.zip", ArchiveMaking.zip([(name, "x"), ("a.txt", tower)]))
      #expect(failure?.cause == "is \(kind), which newsq does not read")
      #expect(failure?.code == .unknownFormat)
    }
  }

  @Test func `an archive that is cut off keeps what came before, and says so`() throws {
    let whole = ArchiveMaking.tar([("a.txt", tower), ("b.txt", String(repeating: tower, count: 100))])
    let reading = try Reading("a.tar", Array(whole[..<3_000]))
    #expect(reading.articles.map(\.member) == ["a.txt"])
    #expect(reading.failures.map(\.code) == [.badArchive])
    let compressed = refusal("a.txt.gz", Array(ArchiveMaking.gzip(String(repeating: tower, count: 100)).dropLast(500)))
    #expect(
      compressed?.description
        == "a.txt.gz: ends in the middle: the gzip data cannot be unpacked further "
        + "(deliver it again; it is read again when it changes)")
  }

  @Test func `an archive without entries holds no article`() {
    #expect(refusal("a.zip", ArchiveMaking.zip([(String, String)]()))?.code == .noArticle)
  }

  @Test func `a page that is packed in itself is read from its archive`() throws {
    let page =
      "<!DOCTYPE html><title>Tower closed</title><h1>Tower closed</h1><p>The tower is closed until March, they say.</p>"
    let zip = ArchiveMaking.zip([("frames/0/index.html", "<p>Not this."), ("index.html", page)])
    let shell = "<!DOCTYPE html> <html data-sfz><meta charset='utf-8'><body hidden>Please wait...<!-- "
    let reading = try Reading("tower.html", Array(shell.utf8) + zip + Array(" --><script>unpack()</script>".utf8))
    #expect(reading.articles.map(\.title) == ["Tower closed"])
    #expect(reading.articles.map(\.member) == [nil])
    #expect(reading.articles.map(\.format) == ["html"])
    #expect(refusal("tower.html", Array(shell.utf8))?.code == .badArchive)
  }

  @Test func `of a crawl that is packed with its index only the records are read`() throws {
    let record = WARCMaking.page("https://example.org/tower", "Tower closed")
    let reading = try Reading(
      "crawl.wacz",
      ArchiveMaking.zip([
        ("datapackage.json", Array(bridge.utf8)), ("pages/pages.jsonl", Array((bridge + "\n" + bridge).utf8)),
        ("archive/data.warc.gz", ArchiveMaking.gzip(record)),
      ]))
    #expect(reading.articles.map(\.title) == ["Tower closed"])
    #expect(reading.articles.map(\.member) == ["archive/data.warc.gz:1"])
  }
}
