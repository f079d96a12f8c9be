import Testing

@testable import NewsIndex

/// FTS5's records, byte by byte.
@Suite struct RecordsTests {
  @Test(
    arguments: [
      0, 1, 0x7F, 0x80, 0x3FFF, 0x4000, 0x1F_FFFF, 0x20_0000, 0xFFF_FFFF, 0x1000_0000, 0x7FFF_FFFF_FFFF, 1 << 55,
      (1 << 56) - 1, 1 << 56, UInt64.max,
    ] as [UInt64])
  func `a number of any length is read as it was written`(number: UInt64) {
    var bytes: [UInt8] = [0xAA]
    Varint.append(number, to: &bytes)
    #expect(Varint.numbers(in: bytes[1...]) == [number])
    #expect((bytes.count == 10) == (number >> 56 != 0))
  }

  @Test func `a record that ends within a number is none`() {
    #expect(Varint.numbers(in: [0x01, 0x81]) == nil)
    #expect(Varint.numbers(in: []) == [])
  }

  /// Cookie 3; two levels, three segments, 70 pages; level 0 has segment 2 (pages 1 to 5), level 1 merges one of its two.
  private let record: [UInt8] = [0, 0, 0, 3, 2, 3, 70, 0, 1, 2, 1, 5, 1, 2, 1, 1, 60, 3, 4, 8]

  @Test func `the structure of an index is written as it was read`() throws {
    let structure = try #require(SegmentStructure(record))
    #expect(structure.record == record)
    #expect(structure.freeNumber == 4)
    // A merge goes on; an arrival does not wait for it.
    #expect(structure.needsMerge(after: 1_000))
    #expect(!structure.needsMerge(after: 2))
  }

  @Test func `a new segment is the youngest, and takes younger ones of its size along`() throws {
    var structure = try #require(SegmentStructure([0, 0, 0, 3, 2, 2, 70, 0, 0, 0, 2, 1, 1, 60, 3, 4, 8]))
    structure.append(.init(number: 2, firstPage: 1, lastPage: 9))
    #expect(structure.levels.map { $0.segments.map(\.number) } == [[3, 2], [1]])
    #expect(structure.record[..<7] == [0, 0, 0, 3, 2, 3, 79])
  }

  /// A structure of segments of so many pages, the oldest first, each on a level of its own.
  private func structure(_ pages: [UInt64]) throws -> SegmentStructure {
    var bytes: [UInt8] = [0, 0, 0, 3]
    var numbers: [UInt64] = [UInt64(pages.count), UInt64(pages.count), 0]
    for (index, count) in pages.enumerated().reversed() { numbers += [0, 1, UInt64(index + 1), 1, count] }
    for number in numbers { Varint.append(number, to: &bytes) }
    return try #require(SegmentStructure(bytes))
  }

  @Test(arguments: [
    ([60_000, 2, 2, 2], []), ([60_000, 2, 2, 2, 2], [2, 2, 2, 2]), ([60_000, 48, 2, 2, 2], [48, 2, 2, 2]),
    ([60_000, 49, 2, 2, 2], []), ([60_000, 49, 2, 2, 2, 2], [49, 2, 2, 2, 2]), ([60_000, 800, 99], []),
    ([60_000, 800, 100], [800, 100]), ([60_000, 800, 137], [800, 137]), ([60_000, 800, 138], [60_000, 800, 138]),
    ([60_000, 937], []), ([60_000, 938], [60_000, 938]), ([128, 2], []), ([128, 1, 1, 1], [128, 1, 1, 1]), ([5], []),
    ([], []),
  ])
  func `as many of the youngest segments are merged as together have their share of the oldest of them`(
    pages: [UInt64], merged: [UInt64]
  ) throws {
    #expect(try structure(pages).mergeDue?.inputs.map(\.pages) ?? [] == merged)
  }

  @Test(arguments: [0, 3, 6, 12, 19])
  func `a record of an unknown form is refused`(length: Int) {
    #expect(SegmentStructure(Array(record.prefix(length))) == nil)
    #expect(SegmentStructure(record + [1]) == nil)
  }

  @Test func `a word that was forgotten is not known, and its neighbours are`() {
    var words = KnownWords()
    for number in 1...20_000 {
      words[WordKey("w\(number)")] = KnownWords.Word(number: Int64(number), languages: 1)
    }
    for number in stride(from: 1, through: 20_000, by: 3) { words[WordKey("w\(number)")] = nil }
    #expect((1...20_000).allSatisfy { words[WordKey("w\($0)")]?.number == ($0 % 3 == 1 ? nil : Int64($0)) })
    #expect(words.count == 20_000 - 6_667)
  }

  @Test func `a word is known as it was put in last, with its languages and its use`() {
    var words = KnownWords()
    let uses: [KnownWords.Usage] = [.open, .name, .ordinary]
    for round in UInt32(1)...2 {
      for number in UInt32(1)...9_000 {
        words[WordKey("w\(number)")] = KnownWords.Word(
          number: Int64(number), languages: number % 70 * round, usage: uses[Int(number + round) % 3])
      }
    }
    #expect(words.count == 9_000)
    for number in UInt32(1)...9_000 {
      let word = words[WordKey("w\(number)")]
      #expect(word?.number == Int64(number))
      #expect(word?.languages == number % 70 * 2)
      #expect(word?.usage == uses[Int(number + 2) % 3])
    }
    // The highest number that there is room for, and one more.
    for (number, isKnown) in [((1 << 30) - 1, true), (1 << 30, false), (0, false)] as [(Int64, Bool)] {
      words[WordKey("w7")] = KnownWords.Word(number: number, languages: .max)
      #expect(words[WordKey("w7")]?.number == (isKnown ? number : nil))
    }
  }

  @Test func `sets of languages have numbers of 16 bits, as long as there are any`() {
    var sets = LanguageSets()
    #expect(sets.number(of: 0) == 0)
    for set in UInt32(1)...65_535 { #expect(sets.number(of: set) == Int(set)) }
    #expect(sets.number(of: 70_000) == nil)
    #expect(sets.number(of: 7) == 7)
    #expect(sets[65_535] == 65_535)
  }
}
