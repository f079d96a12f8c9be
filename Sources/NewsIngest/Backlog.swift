import NewsModel

/// The work that nobody has begun, in the order in which it came. There may be much of it: what was taken takes no memory any
/// more.
struct Backlog: Sendable {
  private enum Piece {
    case new(PackedWorks)
    case other([Work])

    var count: Int {
      switch self {
      case .new(let works): works.count
      case .other(let works): works.count
      }
    }

    subscript(index: Int) -> Work {
      switch self {
      case .new(let works): works[index]
      case .other(let works): works[index]
      }
    }
  }

  private var pieces: [Piece] = []
  /// The piece and the place in it that are next.
  private var first = 0
  private var cursor = 0
  private(set) var count = 0
  /// Of the bundles that the work is about.
  private(set) var bytes: Int64 = 0

  var isEmpty: Bool { count == 0 }

  mutating func append(_ works: [Work]) {
    count += works.count
    bytes += works.reduce(0) { $0 + $1.candidate.stamp.size }
    var rest = works[...]
    while let next = rest.first {
      let isNew = PackedWorks.canHold(next)
      let run = rest.prefix(PackedWorks.most).prefix { PackedWorks.canHold($0) == isNew }
      pieces.append(isNew ? .new(PackedWorks(run)) : .other(Array(run)))
      rest = rest.dropFirst(run.count)
    }
  }

  /// The next work, at most so many pieces of it.
  mutating func take(_ most: Int) -> [Work] {
    var taken: [Work] = []
    taken.reserveCapacity(min(most, count))
    while taken.count < most, first < pieces.count {
      let end = min(cursor + most - taken.count, pieces[first].count)
      for index in cursor..<end { taken.append(pieces[first][index]) }
      cursor = end
      if end == pieces[first].count { leaveFirst() }
    }
    count -= taken.count
    bytes -= taken.reduce(0) { $0 + $1.candidate.stamp.size }
    return taken
  }

  private mutating func leaveFirst() {
    pieces[first] = .other([])
    first += 1
    cursor = 0
    if first * 2 >= pieces.count {
      pieces.removeFirst(first)
      first = 0
    }
  }
}
