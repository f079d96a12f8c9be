import NewsIndex
import NewsModel

/// The bundles in the hands of the readers, by path: in 16 bytes each, for there may be a hundred thousand.
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
  /// A hash of the stamp that it was given to them with, and 0 where it is on its way out; in the lowest bit whether it is outdated.
  private var mark: UInt64

  init(_ stamp: BundleStamp? = nil) {
    mark = stamp.map(Self.mark) ?? 0
  }

  /// Something happened to it meanwhile: it is looked at again when they are done.
  var isOutdated: Bool {
    get { mark & 1 != 0 }
    set { mark = mark & ~1 | (newValue ? 1 : 0) }
  }

  /// Whether it was given to them as it is now.
  func isAs(_ stamp: BundleStamp) -> Bool { mark & ~1 == Self.mark(stamp) }

  private static func mark(_ stamp: BundleStamp) -> UInt64 {
    max(UInt64(truncatingIfNeeded: stamp.hashValue) & ~1, 2)
  }
}
