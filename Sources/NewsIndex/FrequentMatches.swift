import NewsModel

/// The articles that have several frequent words, and how often each has each of them, but for the places: put together a frame at a
/// time.
final class FrequentMatches {
  /// A list of frequencies, and whose they are: of one article the last list of a slot tells, and what the slots of a concept tell is
  /// added up.
  struct Source {
    var list: FrequencyList
    var slot: Int
  }

  /// The matches of one frame, in columns; nearly in the order of their numbers.
  struct Frame {
    let numbers: UnsafeMutableBufferPointer<Int64>
    /// The codes of their lengths (see `LengthCode`).
    let lengths: UnsafeMutableBufferPointer<UInt8>
    /// What is known of each: four bits for each slot.
    let known: UnsafeMutableBufferPointer<UInt32>
  }

  static let mostSlots = 8

  /// For each concept its slots.
  private let slots: [[Int]]
  /// For each concept that an answer has, the bits of its slots.
  private let needed: [UInt32]
  /// Those of the needed concept with the fewest articles come last.
  private var streams: [FrequencyStream]
  private let lastStreams: Int
  /// The bits of another needed concept.
  private let wanted: UInt32
  /// For each place of a frame what is known of the article there.
  private let seen: UnsafeMutableBufferPointer<UInt32>
  /// Places that have the last words and one of the others; some may be in it twice.
  private let found: UnsafeMutableBufferPointer<UInt16>
  private let frame: Frame
  private let languages: UnsafeMutableBufferPointer<UInt8>

  /// - Parameters:
  ///   - slots: for each concept its slots, below `mostSlots`.
  ///   - needed: the concepts that an answer has, two at least.
  init(_ sources: [Source], slots: [[Int]], needed: [Int]) {
    self.slots = slots
    self.needed = needed.map { slots[$0].reduce(0) { $0 | 0xF << UInt32(4 * $1) } }
    let weights = needed.map { concept in
      sources.reduce(0) { $0 + (slots[concept].contains($1.slot) ? $1.list.postings.count : 0) }
    }
    let order = needed.indices.sorted { weights[$0] < weights[$1] }
    let lastSlots = slots[needed[order[0]]]
    let (last, others) = (
      sources.filter { lastSlots.contains($0.slot) }, sources.filter { !lastSlots.contains($0.slot) }
    )
    streams = (others + last).map { FrequencyStream($0.list, shift: UInt32(4 * $0.slot)) }
    lastStreams = last.count
    wanted = self.needed[order[1]]
    seen = .allocate(capacity: ArticleFrame.size)
    found = .allocate(capacity: ArticleFrame.size * max(1, last.count) + 1)
    frame = Frame(
      numbers: .allocate(capacity: found.count), lengths: .allocate(capacity: found.count),
      known: .allocate(capacity: found.count))
    languages = .allocate(capacity: found.count)
  }

  deinit {
    seen.deallocate()
    found.deallocate()
    frame.numbers.deallocate()
    frame.lengths.deallocate()
    frame.known.deallocate()
    languages.deallocate()
  }

  /// Calls `body` with the articles that have all needed words; for the first and only time.
  func forEachFrame(_ blocks: ArticleBlocks, _ body: (Frame) -> Void) {
    let reach = ArticleFrame.Reach(bits: streams.reduce(0) { $0 | $1.bits })
    let firstOfLast = streams.count - lastStreams
    while let first = streams[firstOfLast...].map(\.number).min(), first != .max {
      let articles = ArticleFrame(from: first, reach, within: first..<Int64.max)
      seen.update(repeating: 0)
      for index in 0..<firstOfLast { streams[index].note(in: seen, articles) }
      var count = 0
      for index in firstOfLast..<streams.count {
        count = streams[index].note(in: seen, articles, wanted: wanted, found: found, count)
      }
      count = take(count, of: articles)
      blocks.read(count, lengths: frame.lengths.baseAddress!, languages: languages.baseAddress!) { frame.numbers[$0] }
      body(
        Frame(
          numbers: frame.numbers.extracting(..<count), lengths: frame.lengths.extracting(..<count),
          known: frame.known.extracting(..<count)))
    }
  }

  /// Takes those of the found places into the columns that have all needed words.
  ///
  /// - Returns: how many these are.
  private func take(_ found: Int, of articles: ArticleFrame) -> Int {
    var count = 0
    for index in 0..<found {
      let place = self.found[index]
      let known = seen[Int(place)]
      seen[Int(place)] = 0
      frame.known[count] = known
      frame.numbers[count] = articles.article(at: place)
      count &+= hasNeeded(known) ? 1 : 0
    }
    return count
  }

  @inline(__always)
  private func hasNeeded(_ known: UInt32) -> Bool {
    for bits in needed where known & bits == 0 { return false }
    return true
  }

  /// How often a concept occurs in an article, by what is known of it; endlessly often where that is beyond what the lists tell.
  @inline(__always)
  func frequency(of concept: Int, _ known: UInt32) -> Double {
    var sum = 0.0
    for slot in slots[concept] { sum += Self.frequency(in: slot, known) }
    return sum
  }

  @inline(__always)
  private static func frequency(in slot: Int, _ known: UInt32) -> Double {
    let frequency = known &>> UInt32(4 &* slot) & 0xF
    return frequency == FrequencyList.most ? endless : Double(frequency)
  }

  /// Adds how often a concept occurs in each article of a frame.
  func add(_ concept: Int, of frame: Frame, to frequencies: UnsafeMutablePointer<Double>) {
    for slot in slots[concept] {
      for index in 0..<frame.known.count { frequencies[index] += Self.frequency(in: slot, frame.known[index]) }
    }
  }

  private static let endless = 1e6
}
