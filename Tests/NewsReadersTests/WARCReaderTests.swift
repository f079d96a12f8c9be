import NewsModel
import NewsReaders
import Testing

/// Crawls for tests.
enum WARCMaking {
  static func record(_ type: String, _ address: String, _ contentType: String, _ content: [UInt8]) -> [UInt8] {
    let header =
      "WARC/1.0\r\nWARC-Type: \(type)\r\nWARC-Target-URI: \(address)\r\nWARC-Date: 2025-02-12T10:00:00Z\r\n"
      + "Content-Type: \(contentType)\r\nContent-Length: \(content.count)\r\n\r\n"
    return Array(header.utf8) + content + Array("\r\n\r\n".utf8)
  }

  static func html(_ title: String) -> String {
    "<!DOCTYPE html><title>\(title)</title><h1>\(title)</h1><p>The tower is closed until the end of March, they say.</p>"
  }

  static func response(_ header: String, _ body: [UInt8]) -> [UInt8] {
    Array((header.split(separator: "\n").joined(separator: "\r\n") + "\r\n\r\n").utf8) + body
  }

  static func page(_ address: String, _ title: String) -> [UInt8] {
    let content = response("HTTP/1.1 200 OK\nContent-Type: text/html; charset=utf-8", Array(html(title).utf8))
    return record("response", address, "application/http; msgtype=response", content)
  }
}

@Suite struct WARCReaderTests {
  func page(_ header: String, _ body: [UInt8]) throws -> Reading {
    let content = WARCMaking.response(header, body)
    return try Reading(
      "a.warc",
      WARCMaking.page("https://example.org/1", "One")
        + WARCMaking.record(
          "response", "https://example.org/2", "application/http; msgtype=response", content))
  }

  let two = Array(WARCMaking.html("Two").utf8)

  @Test func `each page that was fetched is an article with its address`() throws {
    let bytes =
      WARCMaking.record("warcinfo", "", "application/warc-fields", Array("software: x".utf8))
      + WARCMaking.record("request", "https://example.org/1", "application/http", Array("GET /1 HTTP/1.1\r\n\r\n".utf8))
      + WARCMaking.page("https://example.org/1", "One")
      + WARCMaking.record("metadata", "https://example.org/1", "application/warc-fields", Array("a: b".utf8))
      + WARCMaking.record("revisit", "https://example.org/1", "application/http", [])
      + WARCMaking.page("<https://example.org/2>", "Two")
    for content in [bytes, ArchiveMaking.gzip(bytes)] {
      let reading = try Reading("a.warc.gz", content)
      #expect(reading.articles.map(\.title) == ["One", "Two"])
      #expect(reading.articles.map(\.url) == ["https://example.org/1", "https://example.org/2"])
      #expect(reading.articles.map(\.member) == ["3", "6"])
      #expect(reading.articles.map(\.format) == ["warc", "warc"])
      #expect(reading.articles.map(\.published) == [nil, nil])
      #expect(reading.failures == [])
    }
  }

  @Test func `redirects, errors, pictures and robots are no articles and no failures`() throws {
    for header in [
      "HTTP/1.1 301 Moved\nContent-Type: text/html", "HTTP/1.1 404 Not Found\nContent-Type: text/html",
      "HTTP/1.1 200 OK\nContent-Type: image/png", "HTTP/1.1 200 OK\nContent-Type: text/plain", "HTTP/1.1 200 OK",
    ] {
      let reading = try page(header, Array("User-agent: *".utf8))
      #expect(reading.articles.map(\.title) == ["One"])
      #expect(reading.failures == [])
    }
  }

  @Test func `what was done to a page on its way is undone`() throws {
    let half = two.count / 2
    let chunks =
      Array("\(String(half, radix: 16))\r\n".utf8) + two[..<half]
      + Array("\r\n\(String(two.count - half, radix: 16));x=y\r\n".utf8) + two[half...] + Array("\r\n0\r\n\r\n".utf8)
    let type = "HTTP/1.1 200 OK\nContent-Type: text/html\n"
    #expect(try page(type + "Transfer-Encoding: chunked", chunks).articles.map(\.title) == ["One", "Two"])
    #expect(try page(type + "Content-Encoding: gzip", ArchiveMaking.gzip(two)).articles.map(\.title) == ["One", "Two"])
    // Headers that tell of what the crawler has undone already.
    #expect(
      try page(type + "Transfer-Encoding: chunked\nContent-Encoding: gzip", two).articles.map(\.title) == [
        "One", "Two",
      ])
    // Brotli: one block that is stored as it is (RFC 7932, 9.2), then the last, empty one.
    let length = UInt32(two.count - 1)
    let bits = UInt32(0b0) | 0 << 1 | 0b00 << 2 | length << 4 | 1 << 20
    let stored = [UInt8(bits & 0xFF), UInt8(bits >> 8 & 0xFF), UInt8(bits >> 16 & 0xFF)] + two + [0x03]
    #expect(try page(type + "Content-Encoding: br", stored).articles.map(\.title) == ["One", "Two"])
  }

  @Test func `the encoding that the server names is followed`() throws {
    let page = try page(
      "HTTP/1.1 200 OK\nContent-Type: text/html; charset=\"windows-1251\"",
      Array("<!DOCTYPE html><title>".utf8) + [0xC1, 0xE0, 0xF8, 0xED, 0xFF]
        + Array("</title><p>The tower is closed until the end of March, they say.</p>".utf8))
    #expect(page.articles.last?.title == "Башня")
  }

  @Test(arguments: ["1152921504606846976", "18446744073709551616", "-1", "NaN", "5", "700"])
  func `a record of a wrong length is told, and the next one is read`(length: String) throws {
    let broken =
      "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: \(length)\r\n\r\n"
    let bytes =
      Array(broken.utf8) + Array("HTTP/1.1 200 OK\r\n\r\n<p>x</p>\r\n\r\n".utf8)
      + WARCMaking.page("https://example.org/2", "Two")
    let reading = try Reading("a.warc", bytes)
    #expect(reading.articles.map(\.title) == ["Two"])
    #expect(reading.failures.map(\.subject) == ["a.warc:1"])
    #expect(reading.failures.map(\.code) == [.badRecord])
  }

  @Test func `a record of a length that cannot be is told with it`() {
    let bytes = Array(
      "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: 1152921504606846976\r\n\r\nx"
        .utf8)
    #expect(
      (try? Reading("a.warc", bytes))?.failures.map(\.description) == [
        "a.warc:1: claims to have 1152921504606846976 bytes (fetch the page again; the other records were read)"
      ])
  }

  @Test func `a broken gzip member costs its own record alone`() throws {
    let members = (1...4).map { ArchiveMaking.gzip(WARCMaking.page("https://example.org/\($0)", "Page \($0)")) }
    var broken = members[1]
    for place in 20..<60 { broken[place] = 0xFF }
    broken[11] ^= 0xFF
    let reading = try Reading("a.warc.gz", members[0] + broken + members[2] + [1, 2, 3, 4, 5, 6] + members[3])
    #expect(reading.articles.map(\.title) == ["Page 1", "Page 3", "Page 4"])
    #expect(reading.failures.map(\.code) == [.badRecord, .badRecord])
    #expect(reading.failures.first?.cause == "cannot be unpacked")
  }

  @Test func `the text of a page has its title in the first line`() throws {
    let text = "Tower closed for the winter\nThe tower is closed until the end of March.\nSo says the town.\n"
    let record = WARCMaking.record("conversion", "https://example.org/tower", "text/plain", Array(text.utf8))
    let reading = try Reading("a.warc.wet.gz", ArchiveMaking.gzip(record))
    #expect(reading.articles.map(\.title) == ["Tower closed for the winter"])
    #expect(reading.articles.map(\.body) == ["The tower is closed until the end of March.\nSo says the town."])
    #expect(reading.articles.map(\.url) == ["https://example.org/tower"])
  }

  @Test func `an ARC file is read, also behind a broken record`() throws {
    func record(_ address: String, _ content: [UInt8], length: Int? = nil) -> [UInt8] {
      Array("\(address) 192.0.2.1 20250212100000 text/html \(length ?? content.count)\n".utf8) + content + [0x0A]
    }
    let one = WARCMaking.response("HTTP/1.0 200 OK\nContent-Type: text/html", Array(WARCMaking.html("One").utf8))
    let two = WARCMaking.response("HTTP/1.0 200 OK\nContent-Type: text/html", Array(WARCMaking.html("Two").utf8))
    let bytes =
      record("filedesc://a.arc", Array("1 0 Town\nURL IP-address Archive-date Content-type Archive-length\n".utf8))
      + record("http://example.org/1", one) + Array("what is this\nand this\n".utf8)
      + record("http://example.org/2", two)
      + record("http://example.org/3", two, length: 1 << 60)
    let reading = try Reading("a.arc", bytes)
    #expect(reading.articles.map(\.title) == ["One", "Two"])
    #expect(reading.articles.map(\.url) == ["http://example.org/1", "http://example.org/2"])
    #expect(reading.failures.map(\.cause) == ["is no record", "claims to have 1152921504606846976 bytes"])
  }

  @Test func `a crawl without a page holds no article`() {
    let bytes = WARCMaking.record("metadata", "https://example.org/", "application/warc-fields", Array("a: b".utf8))
    #expect(refusal("a.warc", bytes)?.code == .noArticle)
  }
}
