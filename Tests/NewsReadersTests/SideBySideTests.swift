import Dispatch
import NewsModel
import NewsReaders
import Testing

/// A bundle whose members are read side by side gives what it gives when one thread reads it.
@Suite struct SideBySideTests {
  typealias Entry = (name: String, content: [UInt8])

  struct Outcome {
    var results: [Result<Article, Failure>] = []
    /// Why the bundle, or the rest of it, was not read.
    var refusal: Failure?

    var articles: Int { results.count { if case .success = $0 { true } else { false } } }
    var codes: [Failure.Code] {
      results.compactMap { if case .failure(let failure) = $0 { failure.code } else { nil } }
    }
  }

  func read(_ name: String, _ bytes: [UInt8], _ limits: ReadingLimits, threads: Int) -> Outcome {
    let workers =
      threads > 0 ? MemberWorkers(count: threads) { DispatchQueue(label: "worker").async(execute: $0) } : nil
    var outcome = Outcome()
    do throws(Failure) {
      try Readers.read(.file(name: name, bytes: bytes), limits: limits, workers: workers) {
        outcome.results.append($0)
      }
    } catch {
      outcome.refusal = error
    }
    return outcome
  }

  /// What comes of a bundle, which is the same with any number of threads.
  func outcome(
    _ name: String, _ bytes: [UInt8], _ change: (inout ReadingLimits) -> Void = { _ in }
  ) -> Outcome {
    var limits = ReadingLimits()
    change(&limits)
    let alone = read(name, bytes, limits, threads: 0)
    for threads in [1, 4] {
      let together = read(name, bytes, limits, threads: threads)
      let difference = zip(alone.results, together.results).first { $0 != $1 }
      #expect(difference == nil, "\(name) with \(threads) threads")
      #expect(together.results.count == alone.results.count, "\(name) with \(threads) threads")
      #expect(together.refusal == alone.refusal, "\(name) with \(threads) threads")
    }
    return alone
  }

  /// A text of some thousand bytes, no two alike.
  static func text(_ number: Int) -> String {
    "Tower \(number) closed\n\n"
      + (0..<20 + number % 7).map { "Tower \(number) is closed for the winter, said the town's office no. \($0).\n" }
      .joined()
  }

  static func html(_ number: Int) -> String {
    "<!DOCTYPE html><title>Page \(number)</title><h1>Page \(number)</h1>"
      + (0..<20).map { "<p>The tower no. \(number) is closed until the end of March, said \($0) of them.</p>" }.joined()
  }

  static func line(_ number: Int) -> String {
    number % 11 == 5
      ? "{\"title\": broken\n" : "{\"title\": \"Line \(number)\", \"body\": \"\(html(number).dropFirst(200))\"}\n"
  }

  static func message(_ number: Int) -> String {
    number % 11 == 5
      ? "From ann@example.org Mon Jan 02 12:34:56 2012\n\nA text without any header, no. \(number)\n\n"
      : "From ann@example.org Mon Jan 02 12:34:56 2012\nFrom: Ann <ann@example.org>\nSubject: Letter \(number)\n\n"
        + text(number) + "\n"
  }

  static func record(_ number: Int) -> [UInt8] {
    let address = "https://example.org/\(number)"
    let type = "application/http; msgtype=response"
    let head = "HTTP/1.1 200 OK\nContent-Type: text/html; charset=utf-8"
    if number % 11 == 5 { return Array("nothing that is a record\r\n".utf8) }
    if number % 11 == 7 {
      let packed = ArchiveMaking.gzip(html(number))
      return WARCMaking.record(
        "response", address, type, WARCMaking.response(head + "\nContent-Encoding: gzip", packed))
    }
    return WARCMaking.record("response", address, type, WARCMaking.response(head, Array(html(number).utf8)))
  }

  static let crawl = (0..<150).flatMap(record)
  static let mailbox = Array((0..<150).map(message).joined().utf8)
  static let lines = Array((0..<150).map(line).joined().utf8)

  /// Members of many kinds, broken ones among them.
  static let members: [Entry] = (0..<150).flatMap { number -> [Entry] in
    switch number % 15 {
    case 0: [("n\(number)/article.html", Array(html(number).utf8)), ("n\(number)/photo.jpg", [0xFF, 0xD8, 0xFF])]
    case 3: [("\(number).html", [0x3C, 0x68, 0x74, 0x6D, 0x6C, 0x3E] + [UInt8](repeating: 0, count: 500))]
    case 4: [("\(number).json", Array("{\"title\": ".utf8))]
    case 5: [("\(number).txt.gz", ArchiveMaking.gzip(text(number)))]
    case 6: [("\(number).txt.gz", Array(ArchiveMaking.gzip(text(number)).dropLast(200)))]
    case 7: [("\(number).jpg", [0xFF, 0xD8, 0xFF, 0xE0] + [UInt8](repeating: 7, count: 3_000))]
    case 8: [("\(number).jsonl", Array((number..<number + 15).map(line).joined().utf8))]
    case 9: [("../\(number).txt", Array(text(number).utf8))]
    case 10: [("\(number).zip", ArchiveMaking.zip((0..<3).map { ("\($0).html", html(number + $0)) }))]
    case 11: [("\(number).html", [])]
    case 12: [("\(number).html", Array(html(number).utf8))]
    default: [("\(number).txt", Array(text(number).utf8))]
    }
  }

  @Test func `an archive with broken members among good ones`() {
    for (name, bytes) in [
      ("day.zip", ArchiveMaking.zip(Self.members)), ("day.tar", ArchiveMaking.tar(Self.members)),
      ("day.tar.gz", ArchiveMaking.gzip(ArchiveMaking.tar(Self.members))),
    ] {
      let outcome = outcome(name, bytes)
      #expect(outcome.articles > 150)
      #expect(Set(outcome.codes).isSuperset(of: [.badName, .empty, .notJSON, .badArchive]))
      #expect(outcome.refusal == nil)
    }
  }

  @Test func `an archive that ends in the middle`() {
    let bytes = ArchiveMaking.tar(Self.members)
    let outcome = outcome("day.tar", Array(bytes.prefix(bytes.count / 2)))
    #expect(outcome.articles > 70 && !outcome.codes.isEmpty)
  }

  @Test func `an archive of members that are in no format is refused with the first of them`() {
    let entries: [Entry] = (0..<150).map { number in
      ("\(number).jpg", [0xFF, 0xD8, 0xFF, 0xE0] + [UInt8](repeating: 7, count: 3_000))
    }
    #expect(outcome("day.tar", ArchiveMaking.tar(entries)).refusal?.subject == "day.tar:0.jpg")
  }

  @Test func `a crawl with broken records among good ones`() {
    for (name, bytes) in [
      ("day.warc", Self.crawl), ("day.warc.gz", ArchiveMaking.gzip(Self.crawl)),
      ("day.wacz", ArchiveMaking.zip([("datapackage.json", Array("{}".utf8)), ("archive/day.warc", Self.crawl)])),
    ] {
      let outcome = outcome(name, bytes)
      #expect(outcome.articles > 110)
      #expect(Set(outcome.codes) == [.badRecord])
    }
  }

  @Test func `a mailbox and JSON lines with broken ones among good ones`() {
    let letters = outcome("day.mbox", Self.mailbox)
    #expect(letters.articles > 110 && Set(letters.codes) == [.notMail])
    let lines = outcome("day.jsonl", Self.lines)
    #expect(lines.articles > 110 && Set(lines.codes) == [.notJSON])
  }

  @Test func `a limit of text ends each kind of bundle at the same place`() {
    for (name, bytes) in [
      ("day.tar", ArchiveMaking.tar(Self.members)), ("day.warc", Self.crawl), ("day.mbox", Self.mailbox),
      ("day.jsonl", Self.lines),
    ] {
      for limit in [60_000, 150_000] {
        let outcome = outcome(name, bytes) { $0.bundleText = limit }
        #expect(outcome.codes.last == .bundleText, "\(name)")
        #expect(outcome.codes.count { $0 == .bundleText } == 1, "\(name)")
        #expect(outcome.articles > 10, "\(name)")
      }
    }
  }

  @Test func `limits of an archive end it at the same place`() {
    let tar = ArchiveMaking.tar(Self.members)
    #expect(outcome("day.tar", tar) { $0.archiveEntries = 60 }.codes.last == .archiveEntries)
    #expect(outcome("day.tar", tar) { $0.archiveBytes = 300_000 }.codes.last == .archiveSize)
    #expect(outcome("day.tar", tar) { $0.fileBytes = 1_800 }.codes.contains(.tooLarge))
    #expect(outcome("day.tar", tar) { $0.archiveDepth = 1 }.codes.contains(.archiveDepth))
    #expect(outcome("day.tar", tar) { $0.articleBytes = 1_000 }.codes.contains(.textCut))
    #expect(outcome("day.warc", Self.crawl) { $0.archiveBytes = 10_000 }.codes.contains(.archiveSize))
  }

  @Test func `a bundle whose time is over is left by all threads`() {
    let outcome = read("day.tar", ArchiveMaking.tar(Self.members), timeOver, threads: 2)
    #expect([outcome.refusal?.code, outcome.codes.last].contains(.timedOut))
    #expect(outcome.articles < 10)
  }

  var timeOver: ReadingLimits {
    var limits = ReadingLimits()
    limits.time = .seconds(-1)
    return limits
  }
}
