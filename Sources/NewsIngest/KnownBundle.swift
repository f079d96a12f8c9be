package import NewsIndex
package import NewsModel

/// What the journal says of one bundle, as far as deciding needs it.
package struct KnownBundle: Sendable, Hashable {
  package enum State: UInt8, Sendable, Hashable { case indexed, failed, gone }

  package var stamp: BundleStamp
  package var hash: ContentHash?
  package var reader: String?
  package var readerVersion: Int?
  package var state: State

  package init(
    stamp: BundleStamp, hash: ContentHash? = nil, reader: String? = nil, readerVersion: Int? = nil, state: State
  ) {
    self.stamp = stamp
    self.hash = hash
    self.reader = reader
    self.readerVersion = readerVersion
    self.state = state
  }

  package init(_ entry: JournalEntry) {
    let state: State =
      switch entry.state {
      case .indexed: .indexed
      case .failed: .failed
      case .gone: .gone
      }
    self.init(
      stamp: entry.stamp, hash: entry.hash, reader: entry.reader, readerVersion: entry.readerVersion, state: state)
  }

  /// Whether it is there, and as it was when it was read or failed. A bundle that failed is tried again when its stamp changes (a
  /// chmod changes it too), not before.
  package func isPresent(as stamp: BundleStamp) -> Bool { state != .gone && self.stamp == stamp }
}
