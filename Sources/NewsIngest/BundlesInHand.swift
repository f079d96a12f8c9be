import NewsIndex
import NewsModel

/// The bundles in the hands of the readers, by path: in 16 bytes each, for there are many.
struct BundlesInHand {
  /// By the hash of the path, which no two share: of a million paths two would once in 37 million inboxes, and then one is only
  /// looked at again later.
  private var bundles: [UInt64: InHand] = [:]

  private static let seed = UInt64.random(in: 0...UInt64.max)

  var isEmpty: Bool { bundles.isEmpty }
  var count: Int { bundles.count }

  subscript(path: String) -> InHand? {
    get { bundles[Self.hash(path)] }
    set { bundles[Self.hash(path)] = newValue }
  }

  /// Takes a bundle out of the readers' hands; gives what it was in them.
  mutating func remove(_ path: String) -> InHand? { bundles.removeValue(forKey: Self.hash(path)) }

  private static func hash(_ path: String) -> UInt64 {
    var path = path
    return path.withUTF8 { XXHash.short(of: $0, seed: seed) }
  }
}

/// A bundle in the hands of the readers.
struct InHand {
  /// A hash of the stamp that it was given to them with, and 0 where it is on its way out; in the lowest bits what there is to say
  /// of it.
  private var mark: UInt64

  private static let outdated: UInt64 = 1
  private static let arrived: UInt64 = 1 << 1
  /// Two bits from here on: the state that it had, and one; 0 for none.
  private static let stateShift: UInt64 = 2
  private static let facts: UInt64 = 0xF

  /// - Parameters:
  ///   - stamp: nil where it is on its way out.
  ///   - before: its state in the journal.
  ///   - hasArrived: whether it arrived while the whole inbox is looked through.
  init(_ stamp: BundleStamp? = nil, before: KnownBundle.State? = nil, hasArrived: Bool = false) {
    mark = stamp.map(Self.mark) ?? 0
    if let before { mark |= UInt64(before.rawValue + 1) << Self.stateShift }
    if hasArrived { mark |= Self.arrived }
  }

  var hasArrived: Bool { mark & Self.arrived != 0 }

  /// The state that it had in the journal.
  var before: KnownBundle.State? {
    let number = UInt8(truncatingIfNeeded: mark >> Self.stateShift & 3)
    return number > 0 ? KnownBundle.State(rawValue: number - 1) : nil
  }

  /// Something happened to it meanwhile: it is looked at again when they are done.
  var isOutdated: Bool {
    get { mark & Self.outdated != 0 }
    set { mark = mark & ~Self.outdated | (newValue ? Self.outdated : 0) }
  }

  /// Whether it was given to them as it is now.
  func isAs(_ stamp: BundleStamp) -> Bool { mark & ~Self.facts == Self.mark(stamp) }

  private static func mark(_ stamp: BundleStamp) -> UInt64 {
    max(UInt64(truncatingIfNeeded: stamp.hashValue) & ~facts, facts + 1)
  }
}
