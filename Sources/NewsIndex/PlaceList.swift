/// The places of a word in one article, as FTS5 has them: for each the distance from the one before and 2; a 1 and a number
/// begin another column.
enum PlaceList {
  /// Calls `body` with the column of each place, and the number of the word there. A list that is damaged ends early.
  @inline(__always)
  static func forEach(_ list: UnsafeBufferPointer<UInt8>, _ body: (_ column: Int, _ place: Int) -> Void) {
    guard var at = list.baseAddress.map({ UnsafePointer($0) }) else { return }
    let end = at + list.count
    var column = 0
    var place: UInt64 = 0
    while at < end {
      var (value, length) = Varint.get(at: at)
      at += length
      if value == 1 {
        (value, length) = Varint.get(at: at)
        at += length
        guard value < UInt64(Column.allCases.count) else { return }
        column = Int(value)
        place = 0
        (value, length) = Varint.get(at: at)
        at += length
      }
      place = place &+ value &- 2
      guard place < 1 << 31 else { return }
      body(column, Int(place))
    }
  }

  /// The sum of the weights of a list's places, each of which is its column's, and how many there are. A list that is damaged ends early;
  /// behind it there must be as many bytes as behind a page, one of them below 128.
  @inline(__always)
  static func weigh(
    _ list: UnsafeBufferPointer<UInt8>, _ weights: UnsafeMutableBufferPointer<Double>
  ) -> (sum: Double, count: Int) {
    var at = UnsafePointer(list.baseAddress!)
    let end = at + list.count
    var weight = weights[0]
    if list.count > 2, at[0] == 1, at[1] < weights.count {
      weight = weights[Int(at[1])]
      at += 2
    }
    // Nearly all lists are of one column, and short.
    if end - at <= 8, let count = count(of: at, end - at) { return (weight * Double(count), count) }
    var sum = 0.0
    var count = 0
    while at < end {
      if at[0] == 1 {
        guard at[1] < weights.count else { break }
        weight = weights[Int(at[1])]
        at += 2
        continue
      }
      sum += weight
      count &+= 1
      while at[0] >= 0x80 { at += 1 }
      at += 1
    }
    return (sum, count)
  }

  /// How many numbers up to eight bytes are; nil where another column may begin there.
  @inline(__always)
  private static func count(of bytes: UnsafePointer<UInt8>, _ count: Int) -> Int? {
    let eight = UInt64(littleEndian: UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self))
    let last: UInt64 = 0x8080_8080_8080_8080
    let one: UInt64 = 0x0101_0101_0101_0101
    let here = count < 8 ? (1 &<< UInt64(truncatingIfNeeded: 8 &* count)) &- 1 : UInt64.max
    // The last byte of each number is below 128; behind it begins the next one.
    let ends = ~eight & last & here
    let begins = (ends &<< 8 | 0x80) & here
    let others = eight ^ one
    let ones = (others &- one) & ~others & last
    return ones & begins == 0 ? Int(truncatingIfNeeded: ((ends &>> 7) &* one) &>> 56) : nil
  }
}
