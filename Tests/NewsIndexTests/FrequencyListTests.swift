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

  /// What the list tells of each article, read a frame at a time.
  private static func known(_ list: FrequencyList, slot: UInt32) -> [Int64: UInt32] {
    var stream = FrequencyStream(list, shift: 4 * slot)
    let seen = UnsafeMutableBufferPointer<UInt32>.allocate(capacity: ArticleFrame.size)
    defer { seen.deallocate() }
    var known: [Int64: UInt32] = [:]
    while stream.number != .max {
      seen.initialize(repeating: 0)
      let frame = ArticleFrame(
        from: stream.number, ArticleFrame.Reach(bits: list.bits), within: stream.number..<Int64.max)
      stream.note(in: seen, frame)
      for place in seen.indices where seen[place] != 0 {
        known[frame.article(at: UInt16(place))] = seen[place] >> (4 * slot)
      }
    }
    return known
  }

  @Test(arguments: [UInt32(0), 7])
  func `tell each article's frequency, whatever lies between them`(slot: UInt32) throws {
    let frequencies = Self.numbers.indices.map { Double($0 + 1) }
    let known = Self.known(try Self.list(Self.numbers, frequencies), slot: slot)
    let expected = zip(Self.numbers, frequencies).map { ($0, UInt32(min($1, 15))) }
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
}
