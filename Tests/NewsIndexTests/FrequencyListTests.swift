import NewsModel
import Testing

@testable import NewsIndex

@Suite struct `Lists of frequencies` {
  /// A day's first number; undated articles have theirs in its second half.
  private static func number(_ day: Int64, _ place: Int64, isDated: Bool = true) -> Int64 {
    day << 20 | (isDated ? 0 : 1 << 19) | place
  }

  /// Numbers with every kind of distance between them.
  private static let numbers: [Int64] =
    [0, 1, 2, 15, 16, 30, 299, 300, 569, 570, 571, 5_000, 500_000].map { number(20_000, $0) }
    + [0, 1, 400].map { number(20_000, $0, isDated: false) } + [7, 8].map { number(20_001, $0) }
    + [0].map { number(23_000, $0, isDated: false) } + [524_287].map { number(30_000, $0) }

  private static func list(_ numbers: [Int64], _ frequencies: [Double]) throws -> FrequencyList {
    try #require(
      FrequencyList.record(WordFrequencies(articles: numbers, frequencies: frequencies)).withUnsafeBufferPointer {
        FrequencyList($0)
      })
  }

  /// What each frequency adds to a score at most.
  private static let most = (1..<FrequencyShares.frequencies).map { Double($0) / 10 }

  /// What the list tells of each article, read a frame at a time.
  private static func known(_ list: FrequencyList, slot: Int) -> [Int64: FrameNotes.Known] {
    var stream = FrequencyStream(list, slot: slot)
    let shares = FrequencyShares(
      [[Double]](repeating: most, count: slot + 1), lists: [Int](repeating: 1, count: slot + 1))
    let notes = FrameNotes()
    defer { notes.deallocate() }
    var known: [Int64: FrameNotes.Known] = [:]
    while stream.number != .max {
      notes.clear()
      let frame = ArticleFrame(
        from: stream.number, ArticleFrame.Reach(bits: list.bits), within: stream.number..<Int64.max)
      stream.note(in: notes, frame, shares)
      for place in 0..<ArticleFrame.size where notes.known[place] != 0 {
        known[frame.article(at: UInt16(place))] = notes.known[place] >> (4 * slot)
      }
    }
    return known
  }

  @Test(arguments: [0, 7, 15])
  func `tell each article's frequency, whatever lies between them`(slot: Int) throws {
    let frequencies = Self.numbers.indices.map { Double($0 + 1) }
    let known = Self.known(try Self.list(Self.numbers, frequencies), slot: slot)
    let expected = zip(Self.numbers, frequencies).map { ($0, FrameNotes.Known(min($1, 15))) }
    #expect(known == Dictionary(uniqueKeysWithValues: expected))
  }

  @Test func `round a frequency up, and never to nothing`() throws {
    let numbers = [Self.number(20_000, 3), Self.number(20_000, 4)]
    #expect(Self.known(try Self.list(numbers, [0.25, 2.5]), slot: 0) == [numbers[0]: 1, numbers[1]: 3])
  }

  @Test func `are none where a byte of them is another`() throws {
    let record = FrequencyList.record(
      WordFrequencies(articles: Self.numbers, frequencies: Self.numbers.map { _ in 1 }))
    for place in record.indices {
      var damaged = record
      damaged[place] ^= 0x10
      #expect(damaged.withUnsafeBufferPointer { FrequencyList($0) } == nil, "byte \(place)")
    }
    for length in record.indices {
      #expect(Array(record[..<length]).withUnsafeBufferPointer { FrequencyList($0) } == nil, "\(length) bytes")
    }
  }

  /// The places of the articles that may score so much, by what two lists of two words tell.
  private static func places(
    from score: Double, _ lists: [(articles: [Int64], frequencies: [Double])], _ frame: ArticleFrame
  ) throws -> [Int] {
    let shares = FrequencyShares(lists.map { _ in most }, lists: lists.map { _ in 1 })
    let notes = FrameNotes()
    defer { notes.deallocate() }
    for (slot, list) in lists.enumerated() {
      var stream = FrequencyStream(try Self.list(list.articles, list.frequencies), slot: slot)
      stream.note(in: notes, frame, shares)
    }
    var places: [Int] = []
    notes.forEachPlace(from: shares.sum(for: score)) { places.append($0) }
    return places
  }

  @Test func `tell which articles may score so much, and never leave out one that may`() throws {
    let numbers = (0..<300).map { Self.number(20_000, Int64($0)) }
    let first = numbers.map { _ in 3.0 }
    let second = (0..<numbers.count).map { $0 % 7 == 0 ? 100.0 : 1 }
    let frame = ArticleFrame(
      from: numbers[0], ArticleFrame.Reach(bits: numbers.reduce(0, |)), within: numbers[0]..<Int64.max)
    let lists = [(numbers, first), (numbers, second)]
    let places = try (0...4).map { try Self.places(from: Double($0) * 0.45, lists, frame) }
    #expect(places[0] == Array(0..<300))
    #expect(places[1] == places[2] && places[2] == places[3])
    #expect(places[3] == (0..<300).filter { $0 % 7 == 0 })
    // Both together add 0.3 and 1.5.
    #expect(places[4] == places[3])
    #expect(try Self.places(from: 0.4, lists, frame) == Array(0..<300))
    #expect(try Self.places(from: 1.9, lists, frame) == [])
    #expect(try Self.places(from: 1e300, lists, frame) == [])
  }
}
