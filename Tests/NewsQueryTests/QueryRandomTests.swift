import NewsModel
import NewsQuery
import Testing

/// Sebastiano Vigna's SplitMix64: small, and the same everywhere for one seed.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

@Suite struct `Any text at all` {
  static let pieces = [
    "\"", "“", "”", "„", "«", "»", "「", "」", "'", "’", "(", ")", "(", ")", "（", "）", "：", "｜", "-", "--", "*", "|",
    "||",
    ":", "&", "&&", "+", "!", "=", "~5", "~", "/", "://", "?", "$3", "..", ">", ">=",
    " ", " ", " ", " ", "\t", "\n", "\0", "\u{A0}", "\u{200B}", "\u{FEFF}", "\u{AD}", "\u{301}", "\u{202E}", "OR",
    "AND",
    "NOT", " OR ", " AND ", " NOT ", "or", " and ", " not ", " w/5 ", " NEAR/3 ", " NEAR ", " pre/2 ", " near5 ",
    " adj ",
    " same ", " w/s ", "headline:", "byline:", "title:", "lead:", "hlead:", "body", "headlin:", "source:", "language:",
    "site:", "url:", "date:", "seen:", "undated:", "undated:no", "has:image", "atleast3:", "atleast2 ", "ATLEAST4(",
    "hd=", "hlp=", "la=", "sn=", "rst=", "HEADLINE(", "HLEAD(", "DATE(", "PUBLICATION(", "SINGULAR(", "date from ",
    " to ", "date after ", "date is ", "geq(", "20250131", "2025-02", "7d", "1/31/2025", "January", "2025", "de",
    "german",
    "a", "b", "word", "été", "停战", "🌾", "👩‍👧", "1", "10:30", "U.S.", "—", "…", "\u{10FFFF}", "\u{E000}", "^", "{", "}",
    "NEAR(", ",", ";", "\\", "%",
  ]

  @Test func `is either answered or refused with its place`() throws {
    let seed = UInt64.random(in: .min ... .max)
    var random = SplitMix(state: seed)
    var answered = 0
    for _ in 0..<6_000 {
      let text = (0..<Int.random(in: 0...14, using: &random)).map { _ in Self.pieces.randomElement(using: &random)! }
        .joined()
      if try judge(text, "seed \(seed): \(text.debugDescription)") { answered += 1 }
    }
    #expect((600...5_400).contains(answered), "seed \(seed): \(answered) of 6,000 were answered")
  }

  @Test func `of any scalars is either answered or refused with its place`() throws {
    let seed = UInt64.random(in: .min ... .max)
    var random = SplitMix(state: seed)
    let ranges: [ClosedRange<UInt32>] = [
      0x00...0x7F, 0x20...0x7E, 0x80...0x24F, 0x300...0x36F, 0x400...0x6FF, 0x900...0xEFF, 0x2000...0x206F,
      0x3000...0x30FF, 0x4E00...0x9FFF, 0xFE00...0xFFFF, 0x1F300...0x1FAFF, 0xE0000...0xE01FF, 0x10FF00...0x10FFFF,
    ]
    for _ in 0..<4_000 {
      var text = ""
      for _ in 0..<Int.random(in: 0...12, using: &random) {
        let range = ranges.randomElement(using: &random)!
        if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &random)) { text.unicodeScalars.append(scalar) }
      }
      _ = try judge(text, "seed \(seed): \(text.debugDescription)")
    }
  }

  @Test func `of the grammar's own is read again from what was understood`() throws {
    let seed = UInt64.random(in: .min ... .max)
    var random = RandomQuery(seed: seed)
    var answered = 0
    for _ in 0..<4_000 {
      let text = random.text()
      if try judge(text, "seed \(seed): \(text.debugDescription)") { answered += 1 }
    }
    #expect(answered > 1_200, "seed \(seed): \(answered) of 4,000 were answered")
  }

  /// Whether a text is answered; either way it must be as promised.
  private func judge(_ text: String, _ origin: Comment) throws -> Bool {
    do {
      let query = try Query(parsing: text)
      let check = TreeCheck(text, origin: origin)
      try check.check(query.root)
      try check.check(query.matchingAny().root)
      let understood = query.understood
      let again = try? Query(parsing: understood)
      try #require(again.map { notation($0.root) } == notation(query.root), "\(origin), understood as \(understood)")
      try #require(again?.understood == understood, "\(origin), understood as \(understood)")
      return true
    } catch let failure as Failure {
      try #require(failure.code == .badQuery && failure.subject == "query", origin)
      try #require(!failure.cause.isEmpty && !failure.remedy.isEmpty, origin)
      return false
    }
  }
}
