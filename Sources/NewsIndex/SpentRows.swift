import NewsModel

/// Rows behind FTS5's index that nobody reads any more, to be taken out a few at a time.
///
/// The list of one frequent word fills thousands of pages, which others need until the whole word is written anew. They then
/// go in steps as short as one likes: that the record of the segments passes them over is enough, for FTS5 as for newsq. The
/// number of a segment is not given to another before all of its rows have gone.
struct SpentRows {
  /// Rows between two looks at the clock: with four to a page of the file half a megabyte of log.
  static let step: Int64 = 128

  private var ranges: [Range<Int64>] = []
  /// How many rows there are at most; what an earlier process has left is not counted, and any number.
  private var count: Int64 = 0

  var isEmpty: Bool { ranges.isEmpty }
  /// Whether they are so few that they can go at once.
  var areFew: Bool { count <= Self.step }

  /// - Parameter count: how many there may be; nil where nobody knows.
  mutating func add(_ rows: Range<Int64>, count: Int64? = nil) {
    if rows.isEmpty { return }
    ranges.append(rows)
    self.count += count ?? Self.step + 1
  }

  /// Takes rows out until none is left or `isTimeUp` says so, which is asked after every step.
  ///
  /// - Returns: whether none is left.
  mutating func takeOut(_ statements: WriterStatements, until isTimeUp: () -> Bool) throws(Failure) -> Bool {
    while let rows = ranges.last {
      if let rest = try statements.deleteFirst(Self.step, of: rows) {
        ranges[ranges.count - 1] = rest
      } else {
        ranges.removeLast()
      }
      if !ranges.isEmpty, isTimeUp() { return false }
    }
    count = 0
    return true
  }
}
