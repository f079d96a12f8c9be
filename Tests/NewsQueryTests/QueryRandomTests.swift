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
    "\"", "“", "”", "„", "«", "»", "'", "’", "(", ")", "(", ")", "-", "--", "*", "|", "||", ":", "&", "+", "/", "://",
    " ", " ", " ", "\t", "\n", "\0", "\u{200B}", "\u{FEFF}", "\u{301}", "\u{202E}", "OR", "AND", "NOT", " OR ", " AND ",
    " NOT ", "or", "headline:", "byline:", "title:", "body", "headlin:", "a", "b", "word", "été", "停战", "🌾", "👩‍👧", "1",
    "10:30",
    "U.S.", "—", "…", "\u{10FFFF}", "\u{E000}", "^", "{", "}", "NEAR(", ",", ";", "\\", "%",
  ]

  @Test func `is either answered or refused with its place`() throws {
    let seed = UInt64.random(in: .min ... .max)
    var random = SplitMix(state: seed)
    var answered = 0
    for _ in 0..<100_000 {
      let text = (0..<Int.random(in: 0...14, using: &random)).map { _ in Self.pieces.randomElement(using: &random)! }
        .joined()
      do {
        let query = try Query(parsing: text)
        answered += 1
        try check(query.root, in: Array(text.unicodeScalars), seed: seed, text: text)
        try check(query.matchingAny().root, in: Array(text.unicodeScalars), seed: seed, text: text)
      } catch let failure as Failure {
        try #require(failure.code == .badQuery && failure.subject == "query", "seed \(seed): \(text.debugDescription)")
        try #require(!failure.cause.isEmpty && !failure.remedy.isEmpty, "seed \(seed): \(text.debugDescription)")
      }
    }
    #expect((10_000...90_000).contains(answered), "seed \(seed): \(answered) of 100,000 were answered")
  }

  /// What ``Node`` promises of every tree.
  private func check(_ node: Node, in scalars: [Unicode.Scalar], seed: UInt64, text: String) throws {
    func holds(_ condition: Bool) throws { try #require(condition, "seed \(seed): \(text.debugDescription)") }
    func written(_ range: Range<Int>) -> String {
      var string = ""
      string.unicodeScalars.append(contentsOf: scalars[range])
      return string
    }
    switch node {
    case .word(let word):
      try holds(!word.text.isEmpty && written(word.range).hasPrefix(word.text) == true)
      try holds(word.text.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil })
    case .phrase(let phrase):
      try holds(phrase.range.count == phrase.text.unicodeScalars.count + 2)
    case .field(_, let part):
      if case .field = part { try holds(false) }
      try check(part, in: scalars, seed: seed, text: text)
    case .all(let parts), .any(let parts):
      try holds(parts.count > 1)
      for part in parts {
        switch (node, part) {
        case (.all, .all), (.any, .any): try holds(false)
        default: try check(part, in: scalars, seed: seed, text: text)
        }
      }
    case .excluding(let part, let excluded):
      try holds(!excluded.isEmpty)
      for part in [part] + excluded { try check(part, in: scalars, seed: seed, text: text) }
    case .near(let parts, _, _):
      try holds(parts.count > 1)
      for part in parts { try check(part, in: scalars, seed: seed, text: text) }
    case .atLeast(let count, let part):
      try holds(count > 0)
      try check(part, in: scalars, seed: seed, text: text)
    case .filter: break
    }
  }
}
