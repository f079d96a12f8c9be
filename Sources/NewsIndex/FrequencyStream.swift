/// The postings of a `FrequencyList`, gone through once.
struct FrequencyStream {
  private let list: FrequencyList
  /// Where in what is known of an article the frequency stands.
  private let shift: UInt32
  /// Where the posting behind the current one begins.
  private var at: Int
  /// The current article; `.max` behind the last one.
  private(set) var number: Int64
  private var frequency: UInt32

  init(_ list: FrequencyList, shift: UInt32) {
    self.list = list
    self.shift = shift
    (at, number, frequency) = list.bytes.withUnsafeBufferPointer {
      Self.next($0.baseAddress!, list.postings.lowerBound, after: -1)
    }
  }

  var bits: Int64 { list.bits }

  /// Notes the frequency in each article of a frame, in place of what was noted there, and goes to the first article behind it.
  ///
  /// - Parameter seen: for each place of the frame what is known of the article there.
  mutating func note(in seen: UnsafeMutableBufferPointer<UInt32>, _ frame: ArticleFrame) {
    let (shift, others) = (shift, ~(0xF &<< shift))
    forEachPlace(of: frame) { place, frequency in seen[place] = seen[place] & others | frequency &<< shift }
  }

  /// The same, and notes which articles have others of the words, too.
  ///
  /// - Parameters:
  ///   - wanted: the bits of these words.
  ///   - found: takes in the places, from `count` on.
  /// - Returns: how many it has then.
  mutating func note(
    in seen: UnsafeMutableBufferPointer<UInt32>, _ frame: ArticleFrame, wanted: UInt32,
    found: UnsafeMutableBufferPointer<UInt16>, _ count: Int
  ) -> Int {
    let (shift, others) = (shift, ~(0xF &<< shift))
    let most = found.count - 1
    var count = count
    forEachPlace(of: frame) { place, frequency in
      let known = seen[place]
      seen[place] = known & others | frequency &<< shift
      // Which have the others cannot be foretold: a jump would cost more.
      found[count] = UInt16(truncatingIfNeeded: place)
      count = min(count &+ (known & wanted != 0 ? 1 : 0), most)
    }
    return count
  }

  @inline(__always)
  private mutating func forEachPlace(of frame: ArticleFrame, _ body: (_ place: Int, _ frequency: UInt32) -> Void) {
    let (start, end) = (frame.range.lowerBound, frame.range.upperBound)
    let last = list.postings.upperBound
    var (at, number, frequency) = (at, number, frequency)
    list.bytes.withUnsafeBufferPointer { bytes in
      let bytes = bytes.baseAddress!
      while number < start {
        if at >= last { return number = .max }
        (at, number, frequency) = Self.next(bytes, at, after: number)
      }
      guard number < end else { return }
      var place = Int(frame.place(of: number))
      while true {
        body(place, frequency)
        if at >= last { return number = .max }
        let byte = bytes[at]
        if byte < FrequencyList.Distance.byte << 4 {
          // Nearly all are a few articles behind the one before, of the same day.
          let distance = Int(byte &>> 4) &+ 1
          (at, number, frequency) = (at &+ 1, number &+ Int64(distance), UInt32(byte & 0xF))
          if number >= end { return }
          // Nothing that is read wrongly from a damaged list leads out of the memory.
          place = (place &+ distance) & (ArticleFrame.size - 1)
        } else {
          (at, number, frequency) = Self.next(bytes, at, after: number)
          if number >= end { return }
          place = Int(frame.place(of: number))
        }
      }
    }
    (self.at, self.number, self.frequency) = (at, number, frequency)
  }

  /// Reads a posting: what its byte says, see `FrequencyList.Distance`.
  @inline(__always)
  private static func next(
    _ bytes: UnsafePointer<UInt8>, _ at: Int, after number: Int64
  ) -> (at: Int, number: Int64, frequency: UInt32) {
    let byte = bytes[at]
    let frequency = UInt32(byte & 0xF)
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
