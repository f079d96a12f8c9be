/// Postings of a word that follow each other in one page, decoded at once: the article of each, and where in the page its places are.
///
/// Intersecting lists posting by posting, through cursors that move each other on, took ten times as long as going through these.
struct PostingRun: ~Copyable {
  /// Postings that it can hold: of the order of those in a page.
  static let capacity = 512
  /// Where the places are of a posting whose list goes over several pages: with the cursor, for there is no other one in its run.
  static let elsewhere = UInt32.max

  let numbers: UnsafeMutablePointer<Int64>
  let starts: UnsafeMutablePointer<UInt32>
  /// Bytes of each list of places; 0 where the word was taken out.
  let sizes: UnsafeMutablePointer<UInt32>
  /// The place of each article in a frame.
  let places: UnsafeMutablePointer<UInt16>
  private(set) var count = 0
  /// All bits that are set in any of the numbers.
  private(set) var bits: Int64 = 0

  init() {
    numbers = .allocate(capacity: Self.capacity)
    starts = .allocate(capacity: 2 * Self.capacity)
    sizes = starts + Self.capacity
    places = .allocate(capacity: Self.capacity)
  }

  deinit {
    numbers.deallocate()
    starts.deallocate()
    places.deallocate()
  }

  mutating func clear() { (count, bits) = (0, 0) }

  mutating func append(_ number: Int64, start: UInt32, size: Int) {
    bits |= number
    numbers[count] = number
    starts[count] = start
    sizes[count] = UInt32(truncatingIfNeeded: size)
    count += 1
  }

  /// The place in the run of the first posting of an article from this one on, at a place or behind it.
  func firstPlace(from place: Int, of wanted: Int64) -> Int {
    if count > place, numbers[count - 1] < wanted { return count }
    var low = place
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if numbers[middle] < wanted { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Takes in the postings behind the last one, as far as they lie whole in their page and their numbers ascend.
  ///
  /// - Parameters:
  ///   - offset: where the next posting begins in the page.
  ///   - end: where the list ends in it.
  ///   - limit: how many postings the run shall hold at most.
  /// - Returns: where the posting behind the run begins.
  mutating func take(_ page: borrowing SegmentPage, from offset: Int, to end: Int, limit: Int) -> Int {
    let bytes = UnsafePointer(page.bytes)
    let contentEnd = page.contentEnd
    let (numbers, starts, sizes) = (numbers, starts, sizes)
    let capacity = min(limit, Self.capacity)
    var number = numbers[count - 1]
    var offset = offset
    var count = count
    var bits = bits
    while offset < end, count < capacity {
      let (difference, size, length) = Varint.head(at: bytes + offset)
      let places = offset &+ length
      let following = number &+ Int64(bitPattern: difference)
      // Below 2^31, so that nothing overflows that it is compared with.
      let next = places &+ Int(truncatingIfNeeded: size &>> 1 & 0x7FFF_FFFF)
      guard next <= contentEnd, following > number else { break }
      number = following
      bits |= number
      numbers[count] = number
      starts[count] = UInt32(truncatingIfNeeded: places)
      sizes[count] = UInt32(truncatingIfNeeded: next &- places)
      count &+= 1
      offset = next
    }
    self.count = count
    self.bits = bits
    return offset
  }
}
