/// Which segments are merged, and how a merge that is going on stands in the record.
extension SegmentStructure {
  /// Segments that follow upon each other in age, and what they become.
  struct Merge: Equatable {
    /// The oldest first.
    var inputs: [Segment]
    /// As far as it is written; nil before anything is.
    var output: Segment?
  }

  /// All segments, the oldest first.
  var byAge: [Segment] { levels.reversed().flatMap(\.segments) }

  /// The merge that is going on, FTS5's or newsq's; the youngest where there are several.
  var mergeGoingOn: Merge? {
    for (level, next) in zip(levels, levels.dropFirst()) where level.merging > 0 {
      guard level.merging <= level.segments.count, let output = next.segments.last else { return nil }
      return Merge(inputs: Array(level.segments.prefix(Int(level.merging))), output: output)
    }
    return nil
  }

  /// Fewer segments than these wait for others, unless they are large.
  static let leastMerged = 4
  /// Pages from which on a segment counts as large: 1 MB.
  static let largeSegment: UInt64 = 256

  /// A segment is merged with all younger ones where these together have one page for so many of its own; the oldest, which has nearly
  /// everything, for more of them.
  static let pagesForOne: UInt64 = 8
  static let oldestPagesForOne: UInt64 = 64

  /// The merge that is due: of the youngest segments as many as together have their share of the oldest of them, or none.
  ///
  /// Each segment more costs every search: with a thirtieth of an index in a second segment, searches took an eighth longer. What is
  /// written again lies in a segment longer by an eighth at least, or by a sixty-fourth where that is all there is: what arrives is
  /// written some 80 times in the long run, always when nothing else is to do.
  var mergeDue: Merge? {
    let segments = byAge
    var younger: UInt64 = 0
    var first: Int?
    for (index, segment) in segments.enumerated().reversed() {
      let pagesForOne = index == 0 ? Self.oldestPagesForOne : Self.pagesForOne
      if segment.pages <= younger * pagesForOne { first = index }
      younger += segment.pages
    }
    guard let first else { return nil }
    let inputs = Array(segments[first...])
    guard inputs.count >= Self.leastMerged || inputs[0].pages >= Self.largeSegment else { return nil }
    return Merge(inputs: inputs)
  }

  /// Whether segments were only added since another record was read: those of then are those of now, with the same contents.
  ///
  /// Numbers and pages alone do not say so. Where FTS5 has merged segments meanwhile, their numbers are free for new ones,
  /// which may be as long; but all pages that are new by themselves were counted, and must lie in the segments added.
  func hasOnlyGrown(since other: SegmentStructure) -> Bool {
    let before = other.byAge
    let now = byAge
    let added = now.dropFirst(before.count).reduce(0) { $0 + $1.pages }
    return now.starts(with: before) && pagesWritten &- other.pagesWritten == added
  }

  /// Notes how far a merge has come: with what is left of its inputs, or, where it is done, without them. False where its
  /// inputs are not what they were: another has merged them.
  mutating func note(_ before: Merge, as after: Merge, isDone: Bool) -> Bool {
    let segments = byAge
    let known = (before.output.map { [$0] } ?? []) + before.inputs
    guard let start = segments.firstIndex(of: known[0]), segments[start...].starts(with: known) else { return false }
    if before.output == nil, let output = after.output {
      guard !segments.contains(where: { $0.number == output.number }) else { return false }
    }
    let older = Array(segments[..<start])
    let newer = segments[(start + known.count)...]
    let output = after.output.map { [$0] } ?? []
    levels = [
      Level(merging: isDone ? 0 : UInt64(after.inputs.count), segments: (isDone ? [] : after.inputs) + newer),
      Level(merging: 0, segments: output), Level(merging: 0, segments: older),
    ]
    while levels.count > 1, levels.last?.segments.isEmpty == true { levels.removeLast() }
    return true
  }

  /// The highest number that no segment has: FTS5 takes the lowest, and never comes so far.
  var numberForMerge: UInt64? {
    let used = Set(levels.flatMap { $0.segments.map(\.number) })
    return (1...UInt64(Self.mostSegments)).reversed().first { !used.contains($0) }
  }

  /// Whether no segment is older than a merge's.
  func isOldest(_ merge: Merge) -> Bool {
    byAge.first == (merge.output ?? merge.inputs.first)
  }
}
