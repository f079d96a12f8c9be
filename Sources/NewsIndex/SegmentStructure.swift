/// The record that says of which segments FTS5's index consists (row 10 of `search_data`).
///
/// Its form is documented in FTS5's source (`fts5_index.c`, "Structure Records"): four bytes of a cookie, then varints:
/// the number of levels, of segments, the pages written so far; for each level the number of segments in a merge that
/// is going on, the number of segments, and each segment's number, first and last page, the oldest segment first.
struct SegmentStructure: Equatable {
  struct Segment: Equatable {
    var number: UInt64
    var firstPage: UInt64
    var lastPage: UInt64
  }

  struct Level: Equatable {
    /// How many of its segments, from the oldest on, are being merged into the next level.
    var merging: UInt64
    var segments: [Segment]
  }

  static let row: Int64 = 10
  /// FTS5 takes no more segments than these.
  static let mostSegments = 2_000

  private var cookie: ArraySlice<UInt8>
  /// Of segments that were new by themselves, not of those merged from others.
  private(set) var pagesWritten: UInt64
  var levels: [Level]

  /// - Returns: nil where the record is of a form that this version does not know.
  init?(_ record: [UInt8]) {
    guard record.count >= 7, let numbers = Varint.numbers(in: record[4...]), numbers.count >= 3 else { return nil }
    var rest = numbers[...]
    func next() -> UInt64? { rest.popFirst() }
    cookie = record[..<4]
    guard let levelCount = next(), let segmentCount = next(), let written = next(), levelCount <= 64 else { return nil }
    pagesWritten = written
    levels = []
    for _ in 0..<levelCount {
      guard let merging = next(), let count = next(), count <= UInt64(rest.count / 3) else { return nil }
      let segments = (0..<count).compactMap { _ -> Segment? in
        guard let number = next(), let first = next(), let last = next() else { return nil }
        return Segment(number: number, firstPage: first, lastPage: last)
      }
      levels.append(Level(merging: merging, segments: segments))
    }
    guard rest.isEmpty, segmentCount == UInt64(levels.reduce(0) { $0 + $1.segments.count }) else { return nil }
  }

  var record: [UInt8] {
    var bytes = Array(cookie)
    let segmentCount = levels.reduce(0) { $0 + $1.segments.count }
    for value in [UInt64(levels.count), UInt64(segmentCount), pagesWritten] { Varint.append(value, to: &bytes) }
    for level in levels {
      Varint.append(level.merging, to: &bytes)
      Varint.append(UInt64(level.segments.count), to: &bytes)
      for segment in level.segments {
        for value in [segment.number, segment.firstPage, segment.lastPage] { Varint.append(value, to: &bytes) }
      }
    }
    return bytes
  }

  /// The lowest number that no segment has, or nil where there is no room for another segment.
  var freeNumber: UInt64? {
    let used = Set(levels.flatMap { $0.segments.map(\.number) })
    return used.count < Self.mostSegments ? (1...).first { !used.contains($0) } : nil
  }

  /// Adds the newest segment. Younger segments than those of its size in the level above it are moved down to it, as FTS5
  /// does, so that a level's segments are of like size.
  mutating func append(_ segment: Segment) {
    if levels.isEmpty { levels.append(Level(merging: 0, segments: [])) }
    levels[0].segments.append(segment)
    pagesWritten += segment.pages
    guard levels[0].merging == 0 else { return }
    for index in levels.indices.dropFirst() {
      guard levels[index].merging == 0 else { return }
      while let last = levels[index].segments.last {
        if last.pages > segment.pages { return }
        levels[index].segments.removeLast()
        levels[0].segments.insert(last, at: 0)
      }
    }
  }

  /// Whether a batch must see to it that segments are merged: where a level holds so many that merging them pays, or a merge
  /// is going on. After one of few pages, which somebody waits for, that is left to idle times (`mergeDue`), unless there is none.
  func needsMerge(after pages: UInt64) -> Bool {
    let isSmall = pages < Self.largeSegment
    let most = isSmall ? 4 * WriterStatements.mostSegments : WriterStatements.mostSegments
    return levels.contains { $0.merging > 0 && !isSmall || $0.segments.count >= most }
  }
}

extension SegmentStructure.Segment {
  var pages: UInt64 { lastPage - firstPage + 1 }
}
