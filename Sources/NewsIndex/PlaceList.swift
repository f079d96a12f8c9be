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
  /// behind it there must be a byte below 128.
  @inline(__always)
  static func weigh(
    _ list: UnsafeBufferPointer<UInt8>, _ weights: UnsafeMutableBufferPointer<Double>
  ) -> (sum: Double, count: Int) {
    var at = UnsafePointer(list.baseAddress!)
    let end = at + list.count
    var weight = weights[0]
    var sum = 0.0
    var count = 0
    while at < end {
      if at[0] == 1 {
        let column = Int(at[1])
        guard column < weights.count else { break }
        weight = weights[column]
        at += 2
        continue
      }
      sum += weight
      count += 1
      while at[0] >= 0x80 { at += 1 }
      at += 1
    }
    return (sum, count)
  }
}
