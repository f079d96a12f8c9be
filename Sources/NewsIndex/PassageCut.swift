/// The part of a text that is shown around what was found: whole sentences that fit, else cut at words.
struct PassageCut {
  private(set) var range: Range<Int>
  private(set) var beginsSentence = true
  private(set) var endsSentence = true

  /// Bytes around the place that are looked at for sentences: no longer one is shown whole.
  private static let reach = 2_048

  /// - Parameter core: what must be in it, in bytes; where it is empty, the text's beginning is shown.
  init(of text: UnsafeBufferPointer<UInt8>, around core: Range<Int>, language: String?) {
    let region = Self.region(text, core)
    var sentences = Sentences(of: text, in: region, language: language).ranges
    guard !sentences.isEmpty else {
      range = core
      return
    }
    // What the region cuts is no sentence's border.
    let isFirstWhole = region.lowerBound == 0
    let isLastWhole = region.upperBound == text.count
    let first = sentences.lastIndex { $0.lowerBound <= core.lowerBound } ?? 0
    let last = max(first, sentences.firstIndex { $0.upperBound >= core.upperBound } ?? sentences.count - 1)
    range = sentences[first].lowerBound..<sentences[last].upperBound
    beginsSentence = first > 0 || isFirstWhole
    endsSentence = last < sentences.count - 1 || isLastWhole
    if beginsSentence, endsSentence, Columns.count(text, range) <= SnippetMaker.most {
      if !isLastWhole { sentences.removeLast() }
      extend(text, sentences, first, last, from: isFirstWhole ? 0 : 1)
    } else {
      shorten(text, around: core)
    }
  }

  /// Takes the sentences behind as long as there is room, then those before.
  private mutating func extend(
    _ text: UnsafeBufferPointer<UInt8>, _ sentences: [Range<Int>], _ first: Int, _ last: Int, from lowest: Int
  ) {
    var next = last + 1
    while next < sentences.count,
      Columns.count(text, range.lowerBound..<sentences[next].upperBound) <= SnippetMaker.room
    {
      range = range.lowerBound..<sentences[next].upperBound
      next += 1
    }
    // Only where the text ends: else a passage would begin further and further before what was found.
    var before = first - 1
    while next >= sentences.count, before >= lowest,
      Columns.count(text, sentences[before].lowerBound..<range.upperBound) <= SnippetMaker.room
    {
      range = sentences[before].lowerBound..<range.upperBound
      before -= 1
    }
  }

  /// Cuts at words, so that one end at least stays a sentence's where that can be.
  private mutating func shorten(_ text: UnsafeBufferPointer<UInt8>, around core: Range<Int>) {
    let room = SnippetMaker.room
    let whole = range
    if beginsSentence, Columns.count(text, whole.lowerBound..<max(core.upperBound, whole.lowerBound)) <= room {
      range = whole.lowerBound..<Self.wordEnd(text, whole.lowerBound, room, whole.upperBound)
      endsSentence = endsSentence && range.upperBound == whole.upperBound
      return
    }
    if endsSentence, Columns.count(text, core.lowerBound..<whole.upperBound) <= room {
      range = Self.wordStart(text, whole.upperBound, room, whole.lowerBound)..<whole.upperBound
    } else {
      // A few words before, so that what was found does not stand without its beginning.
      let start = Self.wordStart(text, core.lowerBound, room / 6, whole.lowerBound)
      range = start..<Self.wordEnd(text, start, room, whole.upperBound)
      endsSentence = endsSentence && range.upperBound == whole.upperBound
    }
    beginsSentence = beginsSentence && range.lowerBound == whole.lowerBound
  }

  // MARK: Places

  /// The bytes around the core that are looked at, from a character's beginning to a character's end.
  private static func region(_ text: UnsafeBufferPointer<UInt8>, _ core: Range<Int>) -> Range<Int> {
    var start = max(0, core.lowerBound - reach)
    var end = min(text.count, core.upperBound + reach)
    while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
    while end < text.count, text[end] & 0xC0 == 0x80 { end -= 1 }
    return start..<end
  }

  /// The end of the last word that ends within so many columns; within a word where it is longer than the line.
  private static func wordEnd(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ columns: Int, _ limit: Int) -> Int {
    let end = Columns.place(text, behind: start, columns: columns, limit: limit)
    if end == limit { return end }
    var at = end
    while at > start, !isSpace(text[at]) { at -= 1 }
    while at > start, isSpace(text[at - 1]) { at -= 1 }
    return Columns.count(text, at..<end) <= longestWord && at > start ? at : withoutJoiners(text, end, start)
  }

  /// The beginning of the first word that begins within so many columns before a place.
  private static func wordStart(_ text: UnsafeBufferPointer<UInt8>, _ end: Int, _ columns: Int, _ limit: Int) -> Int {
    let start = Columns.place(text, before: end, columns: columns, limit: limit)
    if start == limit { return start }
    var at = start
    while at < end, !isSpace(text[at]) { at += 1 }
    while at < end, isSpace(text[at]) { at += 1 }
    return at < end && Columns.count(text, start..<at) <= longestWord ? at : withoutJoiners(text, start, limit)
  }

  /// Columns of a word that is not cut.
  private static let longestWord = 30

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  /// Before what joins the character before it (marks, joiners, variation selectors).
  private static func withoutJoiners(_ text: UnsafeBufferPointer<UInt8>, _ place: Int, _ limit: Int) -> Int {
    var at = place
    while at > limit, at < text.count {
      let scalar = text[at] < 0x80 ? Unicode.Scalar(text[at]) : Tokenizer.scalar(in: text, at: at).scalar
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .spacingMark, .format: break
      default: return at
      }
      at -= 1
      while at > limit, text[at] & 0xC0 == 0x80 { at -= 1 }
    }
    return at
  }
}
