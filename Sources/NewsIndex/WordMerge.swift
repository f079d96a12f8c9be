import NewsModel

/// The words of several batches in the order of their bytes, each once, with the postings of all in the order of the
/// articles' numbers.
///
/// Plain memory, because every posting of a load comes by here: an object in the way would be held and let go each time.
struct WordMerge: ~Copyable {
  /// Where a part is.
  private struct Head {
    let sortedWords: UnsafeMutableBufferPointer<UInt32>
    let numbers: UnsafeMutablePointer<Int64>
    let words: UnsafePointer<WordTable.Word>
    let text: UnsafePointer<UInt8>
    /// The place of its word in the order of its words; behind their end where it has no more.
    var place = -1
    /// The word's first eight bytes, the highest first: they decide nearly always.
    var start: UInt64 = 0
    var bytes = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    /// Where its next posting begins, how many of the word's are left, and the article's number of the next one.
    var posting: UnsafePointer<UInt8>
    var left = 0
    var number: Int64 = 0

    init(_ part: GatheredWords.Part) {
      sortedWords = .allocate(capacity: part.vocabulary.sortedWords.count)
      _ = sortedWords.initialize(from: part.vocabulary.sortedWords)
      numbers = .allocate(capacity: part.numbers.count)
      numbers.initialize(from: part.numbers, count: part.numbers.count)
      words = part.vocabulary.words.firstWord
      text = part.vocabulary.words.firstByte
      posting = part.postings.firstByte
    }

    var hasEnded: Bool { place >= sortedWords.count }

    mutating func advance() {
      place += 1
      if hasEnded { return }
      let word = words + Int(sortedWords[place])
      start = word.pointee.key.low.bigEndian
      bytes = UnsafeBufferPointer(start: text + Int(word.pointee.offset), count: Int(word.pointee.length))
      left = Int(word.pointee.articles)
      fetchNext()
    }

    /// Has the processor fetch the words behind this one: they lie in their table in another order.
    @inline(__always)
    private func fetchNext() {
      let last = sortedWords.count - 1
      Caches.fetch(words + Int(sortedWords[min(place + 4, last)]))
      Caches.fetch(text + Int(words[Int(sortedWords[min(place + 2, last)])].offset))
    }

    /// Looks at the word's next posting; behind the last one its number is higher than all.
    @inline(__always)
    mutating func lookAtPosting() {
      number = left > 0 ? numbers[Postings.place(at: posting)] : .max
    }

    /// Gives the list of places of the posting that was looked at, and goes behind it.
    @inline(__always)
    mutating func takePosting() -> UnsafeBufferPointer<UInt8> {
      let list = Postings.list(at: posting)
      posting = list.baseAddress! + list.count
      left -= 1
      return list
    }
  }

  /// They hold the memory that the heads look into.
  private let parts: [GatheredWords.Part]
  private let heads: UnsafeMutableBufferPointer<Head>
  /// The parts that have the word, in their order.
  private var holders: [Int] = []

  /// How many parts have it.
  var holderCount: Int { holders.count }

  init(_ parts: [GatheredWords.Part]) {
    self.parts = parts
    heads = .allocate(capacity: parts.count)
    for index in parts.indices {
      heads.initializeElement(at: index, to: Head(parts[index]))
      heads[index].advance()
    }
  }

  deinit {
    for head in heads {
      head.sortedWords.deallocate()
      head.numbers.deallocate()
    }
    heads.deallocate()
  }

  /// Goes to the next word; false where there is none.
  mutating func next() -> Bool {
    for index in holders { heads[index].advance() }
    holders.removeAll(keepingCapacity: true)
    var first = 0
    for index in heads.indices where !heads[index].hasEnded {
      if holders.isEmpty {
        first = index
        holders.append(index)
        continue
      }
      let order = compare(index, first)
      if order < 0 {
        holders.removeAll(keepingCapacity: true)
        first = index
      }
      if order <= 0 { holders.append(index) }
    }
    return !holders.isEmpty
  }

  /// The word's bytes.
  var bytes: UnsafeBufferPointer<UInt8> { heads[holders[0]].bytes }

  /// The word as one of the parts that have it has it: that part, and its place in the part's table.
  @inline(__always)
  func word(of holder: Int) -> (part: Int, word: WordTable.Word, place: UInt32) {
    let part = holders[holder]
    let place = heads[part].sortedWords[heads[part].place]
    return (part, heads[part].words[Int(place)], place)
  }

  /// Writes the word's postings.
  mutating func writePostings(to writer: inout SegmentWriter) throws(Failure) {
    if holders.count == 1 { return try writePostings(of: holders[0], to: &writer) }
    var previous: Int64?
    for index in holders { heads[index].lookAtPosting() }
    try holders.withUnsafeBufferPointer { holders throws(Failure) in
      while true {
        var least = holders[0]
        var number = heads[least].number
        for index in holders where heads[index].number < number { (least, number) = (index, heads[index].number) }
        if number == .max { return }
        try writer.append(number, after: previous, places: heads[least].takePosting())
        previous = number
        heads[least].lookAtPosting()
      }
    }
  }

  /// Writes the postings of a word that one part alone has.
  private func writePostings(of part: Int, to writer: inout SegmentWriter) throws(Failure) {
    var previous: Int64?
    var head = heads[part]
    while head.left > 0 {
      head.lookAtPosting()
      try writer.append(head.number, after: previous, places: head.takePosting())
      previous = head.number
    }
    heads[part] = head
  }

  /// Below 0 where the first part's word stands before the second's, 0 where they are the same.
  @inline(__always)
  private func compare(_ a: Int, _ b: Int) -> Int {
    if heads[a].start != heads[b].start { return heads[a].start < heads[b].start ? -1 : 1 }
    let (first, second) = (heads[a].bytes, heads[b].bytes)
    // Shorter ones are all in the first eight bytes, but for their length.
    if first.count > 8, second.count > 8 {
      for place in 8..<min(first.count, second.count) where first[place] != second[place] {
        return first[place] < second[place] ? -1 : 1
      }
    }
    return first.count - second.count
  }
}
