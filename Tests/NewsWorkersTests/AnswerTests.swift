import NewsModel
import Testing

@testable import NewsWorkers

/// What goes through the channel, and what is taken from it.
@Suite struct AnswerTests {
  private static let articles = [
    Article(body: "", format: "text"),
    Article(
      key: "k", title: "Fähre", body: "Die Fähre fährt um neun. 渡轮九点开船。", url: "https://example.org/a", source: "Hafen",
      authors: ["Ada Quay", "Noor Castellan"], language: "de",
      published: PublishedDate(
        day: CivilDay(number: 19_794), secondOfDay: 32_400, offset: -60, precision: .second, origin: .jsonLD),
      images: ["a.jpg"], member: "inner/a.html", leftOut: "Menu", format: "html"),
    Article(
      body: "x", published: PublishedDate(day: CivilDay(number: -700_000), precision: .year, origin: .file),
      format: "md"),
  ]

  private func frame(_ answer: WorkerAnswer) -> [UInt8] {
    var record = RecordWriter()
    answer.write(to: &record)
    return record.bytes
  }

  private func answer(_ frame: [UInt8]) throws -> WorkerAnswer {
    let kind = try #require(Frame.Kind(rawValue: frame[4]))
    return try frame.withUnsafeBytes {
      try WorkerAnswer(kind, UnsafeRawBufferPointer(rebasing: $0[Frame.headLength...]))
    }
  }

  @Test(arguments: articles)
  func `an article comes out as it went in`(article: Article) throws {
    guard case .result(.success(let out)) = try answer(frame(.result(.success(article)))) else {
      Issue.record("another answer")
      return
    }
    #expect(out == article)
  }

  @Test func `a failure comes out as it went in`() throws {
    let failure = Failure(.textCut, subject: "a.zip:b.txt", cause: "is cut", remedy: "split it")
    guard case .result(.failure(let member)) = try answer(frame(.result(.failure(failure)))),
      case .refused(let whole) = try answer(frame(.refused(failure)))
    else {
      Issue.record("another answer")
      return
    }
    #expect(member == failure)
    #expect(whole == failure)
  }

  @Test func `limits come out as they went in`() throws {
    var limits = ReadingLimits()
    limits.time = .milliseconds(1_500)
    limits.nesting = 77
    limits.archiveEntries = 5
    var record = RecordWriter()
    WorkerSetup(limits: limits, threads: 3).write(to: &record)
    let setup = try record.bytes.withUnsafeBytes { bytes in
      var reader = RecordReader(bytes)
      return try WorkerSetup(from: &reader)
    }
    #expect(setup.limits == limits)
    #expect(setup.threads == 3)
  }

  @Test func `an answer that was tampered with is refused or is another answer, and harms nobody`() throws {
    let seed = UInt64.random(in: 1...999_999)
    print("tampered answers: seed \(seed)")
    var random = Steps(state: seed)
    var refused = 0
    for _ in 0..<20_000 {
      var bytes = frame(.result(.success(try #require(Self.articles.randomElement(using: &random)))))
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[Int.random(in: 5..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
        case 1 where bytes.count > 10: bytes.removeLast(Int.random(in: 1...4, using: &random))
        default: bytes.insert(255, at: Int.random(in: 5...bytes.count, using: &random))
        }
      }
      do {
        if case .result(.success(let article)) = try answer(bytes), let date = article.published {
          // Its arithmetic must hold, too.
          #expect(!date.iso.isEmpty)
          _ = date.secondsSince1970
        }
      } catch is BrokenRecord {
        refused += 1
      }
    }
    #expect(refused > 10_000)
  }

  @Test func `dates beyond all calendars are refused`() throws {
    for day in [Int.max, .min, 20_000_000] {
      let date = PublishedDate(day: CivilDay(number: day), origin: .record)
      #expect(throws: BrokenRecord.self) {
        try answer(frame(.result(.success(Article(body: "x", published: date, format: "text")))))
      }
    }
  }

  @Test func `no more is taken of a bundle than readers make of it`() {
    var limits = ReadingLimits()
    limits.bundleText = 1 << 20
    limits.articleBytes = 1 << 20
    limits.fileBytes = 1 << 20
    limits.archiveBytes = 1 << 20
    var bounds = AnswerBounds(limits: limits, bundleSize: 1_000)
    let isHugeAllowed = bounds.allow(1 << 30)
    #expect(!isHugeAllowed)
    bounds = AnswerBounds(limits: limits, bundleSize: 1_000)
    let article = WorkerAnswer.result(.success(Article(body: String(repeating: "x", count: 1 << 20), format: "text")))
    var taken = 0
    while taken < 1_000, bounds.allow(1 << 20), bounds.allow(article) { taken += 1 }
    #expect((1...6).contains(taken))
  }
}

/// A small generator that gives the same numbers for the same seed (Steele, Lea and Flood 2014, SplitMix64).
private struct Steps: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
