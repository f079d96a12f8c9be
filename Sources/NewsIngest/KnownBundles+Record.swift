import NewsIndex
import NewsModel

extension KnownBundles {
  /// A bundle in 64 bytes.
  struct Record {
    private let size: Int64
    private let modified: Int64
    private let changed: Int64
    private let inode: UInt64
    private let knownHash: ContentHash
    /// Where its name begins among the names.
    var name: UInt32 = 0
    var directory: UInt32 = 0
    private let knownVersion: Int32
    var nameLength: UInt16 = 0
    /// Its place among the readers, from 1 on; 0 where there is none.
    let reader: UInt8
    /// The kind in the lowest two bits, the state in the next two, then what there is.
    private var facts: UInt8

    private static let hasHash: UInt8 = 1 << 4
    private static let hasVersion: UInt8 = 1 << 5
    private static let isUsed: UInt8 = 1 << 6

    init(_ bundle: KnownBundle, reader: UInt8) {
      (size, modified) = (bundle.stamp.size, bundle.stamp.modified)
      (changed, inode) = (bundle.stamp.changed, bundle.stamp.inode)
      knownHash = bundle.hash ?? ContentHash(high: 0, low: 0)
      knownVersion = Int32(clamping: bundle.readerVersion ?? 0)
      self.reader = reader
      facts = Self.number(of: bundle.stamp.kind) | bundle.state.rawValue << 2 | Self.isUsed
      if bundle.hash != nil { facts |= Self.hasHash }
      if bundle.readerVersion != nil { facts |= Self.hasVersion }
    }

    var stamp: BundleStamp {
      BundleStamp(kind: kind, size: size, modified: modified, changed: changed, inode: inode)
    }

    var state: KnownBundle.State { KnownBundle.State(rawValue: facts >> 2 & 3) ?? .gone }
    var hash: ContentHash? { facts & Self.hasHash != 0 ? knownHash : nil }
    var version: Int32? { facts & Self.hasVersion != 0 ? knownVersion : nil }

    /// Whether anything is known here any more.
    var isUsed: Bool {
      get { facts & Self.isUsed != 0 }
      set { facts = facts & ~Self.isUsed | (newValue ? Self.isUsed : 0) }
    }

    private var kind: BundleStamp.Kind {
      switch facts & 3 {
      case 0: .file
      case 1: .directory
      default: .other
      }
    }

    private static func number(of kind: BundleStamp.Kind) -> UInt8 {
      switch kind {
      case .file: 0
      case .directory: 1
      case .other: 2
      }
    }
  }
}
