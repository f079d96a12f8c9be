import NewsModel

/// What is done to the index when nothing else is to do: now the merging of its segments, so that a search looks into few.
final class Tidying {
  private let statements: WriterStatements
  private var merge: SegmentMerge?
  /// The share of a slice's time that its work takes; its commit takes the rest.
  private var workShare = 0.5

  init(_ statements: WriterStatements) {
    self.statements = statements
  }

  /// Whether there is something to do.
  func isDue() throws(Failure) -> Bool {
    if merge != nil { return true }
    guard let structure = try structure() else { return false }
    return structure.mergeGoingOn != nil || structure.mergeDue != nil
  }

  /// Does some of it, inside a transaction; gives whether there may be more.
  func run(_ isTimeUp: () -> Bool) throws(Failure) -> Bool {
    guard let structure = try structure() else { return false }
    if merge == nil, let due = structure.mergeGoingOn ?? structure.mergeDue {
      merge = try SegmentMerge(due, of: structure, statements)
    }
    guard let merge else { return false }
    let (noted, isDone) = try merge.run(structure, isTimeUp: isTimeUp)
    if let noted {
      try statements.writeBlock(SegmentStructure.row, noted.record)
      // FTS5 forgets what it remembers of the record.
      statements.merge.bind(0, at: 1)
      try statements.merge.run()
    }
    if isDone { self.merge = nil }
    return true
  }

  /// Forgets the merge in hand: the transaction is undone, and with it what was remembered of it.
  func forget() {
    merge = nil
  }

  /// Runs a slice, work and commit, so that it takes about this long.
  func inTime<R>(_ limit: Duration, _ slice: (() -> Bool) throws(Failure) -> R) throws(Failure) -> R {
    let start = ContinuousClock.now
    let end = start + limit * workShare
    var worked: Duration?
    let result = try slice {
      let now = ContinuousClock.now
      if now < end { return false }
      worked = start.duration(to: now)
      return true
    }
    if let worked, limit > .zero {
      let share = worked / start.duration(to: .now)
      workShare = min(max((workShare + share) / 2, 0.1), 0.9)
    }
    return result
  }

  private func structure() throws(Failure) -> SegmentStructure? {
    // A later FTS5 may keep its records in another form.
    SegmentStructure(try statements.block(SegmentStructure.row))
  }
}
