import NewsText

/// Finds where the forms of a query's concepts stand in a text, by FTS5's own tokens.
///
/// On bytes and without an object a word, because a text may be megabytes long and there is one for each hit of a page.
/// One instance is for one thread.
final class FormMatcher {
  /// A form in a text: its bytes there, from the first token's first to the last one's last, and its concept.
  struct Occurrence {
    var range: Range<Int>
    var concept: Int
  }

  private struct Form {
    var tokens: [[UInt8]]
    var isPrefix: Bool
    var languages: UInt32?
    var concept: Int
  }

  /// A form whose first tokens have been seen.
  private struct Begun {
    var form: Int
    var seen: Int
    var start: Int
  }

  private let tokenizer: Tokenizer
  private var forms: [Form] = []
  /// Places in `forms` by the first token; prefixes of one token stand apart.
  private var byFirst: [WordKey: [Int]] = [:]
  private var prefixes: [Int] = []
  /// One bit for the hash of each first token: most words of a text are told by it not to be one.
  private var maybe = [UInt64](repeating: 0, count: 64)

  /// Unwanted concepts are not looked for.
  init(_ concepts: [Concept], tokenizer: Tokenizer) {
    self.tokenizer = tokenizer
    letter.initialize(repeating: 0)
    for (index, concept) in concepts.enumerated() where !concept.isExcluded {
      for form in concept.forms {
        guard let first = form.tokens.first else { continue }
        let place = forms.count
        forms.append(
          Form(
            tokens: form.tokens.map { Array($0.utf8) }, isPrefix: form.isPrefix, languages: form.languages,
            concept: index))
        if form.isPrefix, form.tokens.count == 1 {
          prefixes.append(place)
        } else {
          let key = WordKey(first)
          byFirst[key, default: []].append(place)
          maybe[Int(truncatingIfNeeded: key.hash >> 6) & 63] |= 1 << (key.hash & 63)
        }
      }
    }
  }

  deinit {
    letter.deallocate()
  }

  /// The occurrences, in the order of their beginnings, and whether the text has any word at all.
  ///
  /// - Parameter language: the article's: forms that stand for their concept in other languages only are passed over.
  func occurrences(
    in text: UnsafeBufferPointer<UInt8>, language: String?
  ) -> (found: [Occurrence], hasWords: Bool) {
    let language = StemLanguages.bit(of: language)
    var found: [Occurrence] = []
    var begun: [Begun] = []
    var hasWords = false
    // A letter of a script without spaces is a token of its own, as in the index; all of them lie above U+0E00.
    let mayBeSpaceless = text.contains { $0 >= 0xE0 }
    tokenizer.forEachToken(in: text) { token in
      hasWords = true
      if mayBeSpaceless, Self.isSpaceless(text, token.start..<token.end) {
        Self.forEachLetter(text, token.start..<token.end) { part in
          if Self.isHan(text, part) {
            for step in 0..<3 { letter[step] = text[part.lowerBound + step] }
            take(UnsafeBufferPointer(rebasing: letter[..<3]), part, language, &begun, &found)
            return
          }
          tokenizer.forEachToken(in: UnsafeBufferPointer(rebasing: text[part])) { letter in
            take(letter.bytes, part.lowerBound + letter.start..<part.lowerBound + letter.end, language, &begun, &found)
          }
        }
      } else {
        take(token.bytes, token.start..<token.end, language, &begun, &found)
      }
    }
    found.sort { $0.range.lowerBound < $1.range.lowerBound }
    return (found, hasWords)
  }

  /// Goes on with the forms that were begun, and begins those that start with this token.
  @inline(__always)
  private func take(
    _ token: UnsafeBufferPointer<UInt8>, _ place: Range<Int>, _ language: UInt32, _ begun: inout [Begun],
    _ found: inout [Occurrence]
  ) {
    if !begun.isEmpty { goOn(token, place, &begun, &found) }
    for index in prefixes where Self.begins(token, with: forms[index].tokens[0]) {
      found.append(Occurrence(range: place, concept: forms[index].concept))
    }
    let key = WordKey(padded: token)
    guard maybe[Int(truncatingIfNeeded: key.hash >> 6) & 63] & (1 << (key.hash & 63)) != 0,
      let candidates = byFirst[key]
    else { return }
    for index in candidates {
      if let languages = forms[index].languages, languages & language == 0 { continue }
      if forms[index].tokens.count == 1 {
        found.append(Occurrence(range: place, concept: forms[index].concept))
      } else {
        begun.append(Begun(form: index, seen: 1, start: place.lowerBound))
      }
    }
  }

  private func goOn(
    _ token: UnsafeBufferPointer<UInt8>, _ place: Range<Int>, _ begun: inout [Begun], _ found: inout [Occurrence]
  ) {
    let earlier = begun
    begun.removeAll(keepingCapacity: true)
    for var one in earlier {
      let form = forms[one.form]
      let isLast = one.seen == form.tokens.count - 1
      let fits =
        isLast && form.isPrefix
        ? Self.begins(token, with: form.tokens[one.seen]) : token.elementsEqual(form.tokens[one.seen])
      if !fits { continue }
      if isLast {
        found.append(Occurrence(range: one.start..<place.upperBound, concept: form.concept))
      } else {
        one.seen += 1
        begun.append(one)
      }
    }
  }

  private static func begins(_ token: UnsafeBufferPointer<UInt8>, with prefix: [UInt8]) -> Bool {
    token.count >= prefix.count && token[..<prefix.count].elementsEqual(prefix)
  }

  // MARK: Scripts without spaces

  /// One letter with zeros behind it, as `WordKey` wants it.
  private let letter = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 19)

  /// Whether a part is one letter of those, the most frequent, that are tokens as they stand.
  private static func isHan(_ text: UnsafeBufferPointer<UInt8>, _ part: Range<Int>) -> Bool {
    part.count == 3 && (0xE4...0xE9).contains(text[part.lowerBound])
      && (0x4E00...0x9FFF).contains(Tokenizer.scalar(in: text, at: part.lowerBound).scalar.value)
  }

  private static func isSpaceless(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    var at = range.lowerBound
    while at < range.upperBound {
      if text[at] < 0xE0 {
        at += 1
        continue
      }
      let (scalar, length) = Tokenizer.scalar(in: text, at: at)
      if SpacelessScript.isLetter(scalar) { return true }
      at += length
    }
    return false
  }

  /// The parts of a run of letters that the index holds as tokens: each letter with its marks, and what stands between.
  private static func forEachLetter(
    _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ body: (Range<Int>) -> Void
  ) {
    var start = range.lowerBound
    var at = start
    var previousWasLetter = false
    while at < range.upperBound {
      let (scalar, length) = text[at] < 0x80 ? (Unicode.Scalar(text[at]), 1) : Tokenizer.scalar(in: text, at: at)
      if !SpacelessScript.isMark(scalar) {
        let isLetter = SpacelessScript.isLetter(scalar)
        if isLetter || previousWasLetter, at > start {
          body(start..<at)
          start = at
        }
        previousWasLetter = isLetter
      }
      at += length
    }
    if at > start { body(start..<min(at, range.upperBound)) }
  }
}
