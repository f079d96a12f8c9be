import NewsQuery
import Testing

/// What ``Node`` promises of every tree.
struct TreeCheck {
  let scalars: [Unicode.Scalar]
  /// Tells how the tree came about.
  let origin: Comment

  init(_ text: String, origin: Comment) {
    scalars = Array(text.unicodeScalars)
    self.origin = origin
  }

  func check(_ node: Node, inField: Bool = false) throws {
    switch node {
    case .word(let word):
      try holds(!word.text.isEmpty && hasLetter(word.text) && !word.text.hasSuffix("*"))
      try holds(!(word.isExact && word.isPrefix) && (word.isPrefix || ends(word.range, in: word.text)))
    case .phrase(let phrase):
      try holds(hasLetter(phrase.text) && scalars.indices.contains(phrase.range.lowerBound))
      try holds(
        phrase.range.upperBound <= scalars.count && phrase.slop.map { (1...Query.maximumDistance).contains($0) } ?? true
      )
    case .field(_, let part):
      try holds(!inField)
      try check(part, inField: true)
    case .all(let parts), .any(let parts):
      try holds(parts.count > 1)
      for part in parts {
        switch (node, part) {
        case (.all, .all), (.any, .any): try holds(false)
        default: try check(part, inField: inField)
        }
      }
    case .excluding(let part, let excluded):
      try holds(!excluded.isEmpty)
      for part in [part] + excluded { try check(part, inField: inField) }
    case .near(let parts, let distance, _):
      try holds((2...Query.maximumNear).contains(parts.count) && (0..<Query.maximumDistance).contains(distance))
      for part in parts {
        try holds(isSimple(part))
        try check(part, inField: inField)
      }
    case .atLeast(let count, let part):
      try holds(!inField && (2...Query.maximumDistance).contains(count) && isSimple(part))
      try check(part)
    case .filter(let filter):
      try holds(!inField)
      switch filter {
      case .published(let days), .seen(let days):
        try holds((days.first ?? days.end) != nil)
        if let first = days.first, let end = days.end { try holds(first < end) }
      case .source(let text, _), .site(let text), .url(let text), .language(let text): try holds(hasLetter(text))
      case .undated, .image: break
      }
    }
  }

  private func holds(_ condition: Bool) throws { try #require(condition, origin) }

  private func isSimple(_ node: Node) -> Bool {
    switch node {
    case .word: true
    case .phrase(let phrase): phrase.slop == nil
    case .any(let parts): parts.allSatisfy(isSimple)
    default: false
    }
  }

  /// Whether what stands there ends so, but for what cannot be seen.
  private func ends(_ range: Range<Int>, in text: String) -> Bool {
    let visible = scalars[range].filter { !["\u{AD}", "\u{200B}", "\u{2060}", "\u{FEFF}"].contains($0) }
    return visible.suffix(text.unicodeScalars.count) == ArraySlice(text.unicodeScalars)
  }

  private func hasLetter(_ text: String) -> Bool {
    text.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
  }
}
