import NewsModel

/// The articles that have frequent words as a search needs them, and how often each has each of them, but for the places: put together
/// a frame at a time.
final class FrequentMatches {
  /// A list of frequencies, and whose they are: of one article the last list of a slot tells, and what the slots of a concept tell is
  /// added up.
  struct Source {
    var list: FrequencyList
    var slot: Int
  }

  /// Matches of one frame, in columns and in the order of their places.
  struct Frame {
    /// What is known to score less may be missing.
    var least = 0.0
    let numbers: UnsafeMutableBufferPointer<Int64>
    /// The codes of their lengths (see `LengthCode`).
    let lengths: UnsafeMutableBufferPointer<UInt8>
    let known: UnsafeMutableBufferPointer<FrameNotes.Known>
  }

  static let mostSlots = FrameNotes.Known.bitWidth / 4

  /// For each concept its slots.
  private let slots: [[Int]]
  /// Of each of these an article has some bits; those that the fewest articles have come first.
  private let needed: [FrameNotes.Known]
  /// The lists of words that come with the first of these, and all others.
  private let leading: [Source]
  private let others: [Source]
  private let notes = FrameNotes()
  private let frame: Frame
  private let languages: UnsafeMutablePointer<UInt8>

  /// - Parameters:
  ///   - slots: for each concept its slots, below `mostSlots`.
  ///   - needed: concepts, of each of which sets a match has one at least; one set at least.
  init(_ sources: [Source], slots: [[Int]], needed: [[Int]]) {
    self.slots = slots
    let weighed = needed.map { concepts in
      let bits = concepts.flatMap { slots[$0] }.reduce(0) { $0 | Self.bits(of: $1) }
      let lists = sources.filter { Self.bits(of: $0.slot) & bits != 0 }.map(\.list)
      return (bits: bits, weight: lists.reduce(0) { $0 + $1.postings.count })
    }
    self.needed = weighed.sorted { $0.weight < $1.weight }.map(\.bits)
    let first = self.needed[0]
    leading = sources.filter { Self.bits(of: $0.slot) & first != 0 }
    others = sources.filter { Self.bits(of: $0.slot) & first == 0 }
    let size = ArticleFrame.size
    frame = Frame(
      numbers: .allocate(capacity: size), lengths: .allocate(capacity: size), known: .allocate(capacity: size))
    languages = .allocate(capacity: size)
  }

  deinit {
    notes.deallocate()
    frame.numbers.deallocate()
    frame.lengths.deallocate()
    frame.known.deallocate()
    languages.deallocate()
  }

  private static func bits(of slot: Int) -> FrameNotes.Known { 0xF << (4 * slot) }

  /// Calls `body` with the articles that have what is needed and may score so much.
  ///
  /// - Parameters:
  ///   - most: what a concept that occurs so often adds to a score at most; of two slots no more than each of them by itself.
  ///   - least: the least score that is of interest in a range of articles: asked before each frame.
  func forEachFrame(
    _ blocks: ArticleBlocks, most: (_ concept: Int, _ frequency: Double) -> Double,
    least: (Range<Int64>) -> Double, _ body: (Frame) -> Void
  ) {
    let shares = shares(most)
    var leading = leading.map { FrequencyStream($0.list, slot: $0.slot) }
    var others = others.map { FrequencyStream($0.list, slot: $0.slot) }
    let reach = ArticleFrame.Reach(bits: (leading + others).reduce(0) { $0 | $1.bits })
    while let first = leading.map(\.number).min(), first != .max {
      let articles = ArticleFrame(from: first, reach, within: first..<Int64.max)
      notes.clear()
      for index in others.indices { others[index].note(in: notes, articles, shares) }
      for index in leading.indices { leading[index].note(in: notes, articles, shares) }
      let least = least(articles.range)
      let count = take(from: shares.sum(for: least), of: articles)
      if count == 0 { continue }
      blocks.read(count, lengths: frame.lengths.baseAddress!, languages: languages) { frame.numbers[$0] }
      body(
        Frame(
          least: least, numbers: frame.numbers.extracting(..<count), lengths: frame.lengths.extracting(..<count),
          known: frame.known.extracting(..<count)))
    }
  }

  private func shares(_ most: (_ concept: Int, _ frequency: Double) -> Double) -> FrequencyShares {
    var shares: [[Double]] = []
    for concept in slots.indices {
      shares += slots[concept].map { _ in
        (1..<FrequencyShares.frequencies).map { most(concept, Self.frequency($0)) }
      }
    }
    let lists = shares.indices.map { slot in (leading + others).count { $0.slot == slot } }
    return FrequencyShares(shares, lists: lists)
  }

  /// Takes into the columns those articles of the frame that have what is needed and so many shares.
  ///
  /// - Returns: how many these are.
  private func take(from least: Int16, of articles: ArticleFrame) -> Int {
    let (numbers, columns, known) = (frame.numbers.baseAddress!, frame.known.baseAddress!, notes.known)
    // One set twice is as good as one.
    let (first, second, others) = (needed[0], needed[min(1, needed.count - 1)], needed.dropFirst(2))
    var count = 0
    notes.forEachPlace(from: least) { place in
      let own = known[place]
      if own & first == 0 || own & second == 0 || others.contains(where: { own & $0 == 0 }) { return }
      columns[count] = own
      numbers[count] = articles.article(at: UInt16(truncatingIfNeeded: place))
      count &+= 1
    }
    return count
  }

  /// How often a concept occurs in an article, by what is known of it.
  ///
  /// - Parameter most: what stands for more than a list can tell.
  @inline(__always)
  func frequency(of concept: Int, _ known: FrameNotes.Known, most: Double = endless) -> Double {
    var sum = 0.0
    for slot in slots[concept] { sum += Self.frequency(in: slot, known, most) }
    return sum
  }

  @inline(__always)
  private static func frequency(in slot: Int, _ known: FrameNotes.Known, _ most: Double) -> Double {
    frequency(Int(known &>> FrameNotes.Known(truncatingIfNeeded: 4 &* slot) & 0xF), most)
  }

  /// What a list's frequency stands for: endlessly often where that is beyond what it can tell.
  @inline(__always)
  private static func frequency(_ told: Int, _ most: Double = endless) -> Double {
    told == FrequencyList.most ? most : Double(told)
  }

  /// Adds how often a concept occurs in each article of a frame.
  func add(_ concept: Int, of frame: Frame, to frequencies: UnsafeMutablePointer<Double>) {
    for slot in slots[concept] {
      for index in 0..<frame.known.count {
        frequencies[index] += Self.frequency(in: slot, frame.known[index], Self.endless)
      }
    }
  }

  static let endless = 1e6
}
