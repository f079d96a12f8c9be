/// The postings of a `FrequencyList`, gone through once.
struct FrequencyStream {
  private let list: FrequencyList
  /// Where in what is known of an article the frequency stands (see `FrequentMatches`).
  private let slot: Int
  /// Where the posting behind the current one begins.
  private var at: Int
  /// The current article; `.max` behind the last one.
  private(set) var number: Int64
  private var frequency: FrameNotes.Known

  init(_ list: FrequencyList, slot: Int) {
    self.list = list
    self.slot = slot
    (at, number, frequency) = list.bytes.withUnsafeBufferPointer {
      Self.next($0.baseAddress!, list.postings.lowerBound, after: -1)
    }
  }

  var bits: Int64 { list.bits }

  /// Notes the frequency in each article of a frame, in place of what was noted there of the same slot, and goes to the first article
  /// behind it.
  mutating func note(in notes: FrameNotes, _ frame: ArticleFrame, _ shares: FrequencyShares) {
    let (start, end) = (frame.range.lowerBound, frame.range.upperBound)
    var current = (at: at, number: number, frequency: frequency)
    let last = list.postings.upperBound
    shares.withShares(of: slot) { shares in
      list.bytes.withUnsafeBufferPointer { bytes in
        let bytes = bytes.baseAddress!
        while current.number < end {
          if current.number >= start {
            // Within half a day, places are as far from each other as numbers. Nothing that is read wrongly from a damaged list leads
            // out of the memory.
            let first = Int(frame.place(of: current.number))
            let limit = Int(min(end &- current.number, Int64(ArticleFrame.size &- first))) &+ first
            let run = Self.note(bytes, current.at, current.frequency, first..<limit, slot, notes, shares)
            current = (run.at, current.number &+ Int64(run.place &- first), run.frequency)
            if run.place >= limit { break }
          }
          current =
            current.at < last ? Self.next(bytes, current.at, after: current.number) : (current.at, .max, 0)
        }
      }
    }
    (at, number, frequency) = current
  }

  /// Notes postings that are near each other, up to the end of some places: to be called with the first of them.
  ///
  /// - Returns: the posting behind these, or the last of them where what is behind it is not near.
  @inline(never)
  private static func note(
    _ bytes: UnsafePointer<UInt8>, _ at: Int, _ frequency: FrameNotes.Known, _ places: Range<Int>, _ slot: Int,
    _ notes: FrameNotes,
    _ shares: UnsafePointer<Int16>
  ) -> (at: Int, place: Int, frequency: FrameNotes.Known) {
    let shift = FrameNotes.Known(truncatingIfNeeded: 4 &* slot)
    let others = ~(0xF &<< shift)
    let (known, sums) = (notes.known, notes.shares)
    let limit = places.upperBound
    var (at, place, frequency) = (at, places.lowerBound, frequency)
    repeat {
      known[place] = known[place] & others | frequency &<< shift
      sums[place] &+= shares[Int(truncatingIfNeeded: frequency)]
      let byte = bytes[at]
      if byte >= FrequencyList.Distance.number << 4 { break }
      at &+= 1
      frequency = FrameNotes.Known(truncatingIfNeeded: byte & 0xF)
      place &+= Int(truncatingIfNeeded: byte &>> 4) &+ 1
      if byte >= FrequencyList.Distance.byte << 4 {
        place &+= Int(truncatingIfNeeded: bytes[at])
        at &+= 1
      }
    } while place < limit
    return (at, place, frequency)
  }

  /// Reads a posting: what its byte says, see `FrequencyList.Distance`.
  @inline(__always)
  private static func next(
    _ bytes: UnsafePointer<UInt8>, _ at: Int, after number: Int64
  ) -> (at: Int, number: Int64, frequency: FrameNotes.Known) {
    let byte = bytes[at]
    let frequency = FrameNotes.Known(byte & 0xF)
    let distance = byte &>> 4
    if distance < FrequencyList.Distance.byte { return (at &+ 1, number &+ Int64(distance) &+ 1, frequency) }
    if distance == FrequencyList.Distance.byte {
      return (at &+ 2, number &+ Int64(bytes[at &+ 1]) &+ FrequencyList.Distance.leastForByte, frequency)
    }
    let (first, length) = Varint.get(at: bytes + at + 1)
    if distance == FrequencyList.Distance.number {
      let following = number &+ Int64(bitPattern: first) &+ FrequencyList.Distance.leastForNumber
      return (at &+ 1 &+ length, following, frequency)
    }
    let (second, more) = Varint.get(at: bytes + at + 1 + length)
    let half = (number &>> FrequencyList.halfDayBits) &+ Int64(bitPattern: first)
    let following = half &<< FrequencyList.halfDayBits | Int64(bitPattern: second) & FrequencyList.halfDayMask
    return (at &+ 1 &+ length &+ more, following, frequency)
  }
}
