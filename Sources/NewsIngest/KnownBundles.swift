package import NewsFiles
package import NewsIndex
package import NewsModel

/// What the journal knows of the bundles below one inbox.
///
/// A bundle is asked for by its path. For a look through the whole inbox, which must not ask a hundred thousand times, there are
/// hashes of what the journal has (`KnownStamps`), which stay as long as nothing is written. Not for sharing: the loop that watches
/// has it.
package final class KnownBundles {
  private let journal: JournalReader
  /// How the paths of its bundles begin.
  private let prefix: [UInt8]
  private var stamps = KnownStamps()
  /// The journal's version that the stamps are of.
  private var version: Int64?
  /// Bundles that are not gone, and those of them that failed.
  package private(set) var presentCount = 0
  package private(set) var failedCount = 0

  package init(_ journal: JournalReader, below root: RawPath) {
    self.journal = journal
    prefix = root.appending([]).bytes
  }

  // MARK: One bundle

  /// What is known of the bundle at a path.
  package func bundle(at path: String) throws(Failure) -> KnownBundle? {
    try journal.entry(path: path).map(KnownBundle.init)
  }

  /// The paths of the bundles below a directory, at any depth, that are not gone.
  package func presentPaths(below directory: String) throws(Failure) -> [String] {
    try journal.presentPaths(below: directory)
  }

  /// Whether a bundle's file stands at another path, by what the journal says, which is none of these.
  package func isRenamed(_ bundle: KnownBundle, besides gone: Set<String>) throws(Failure) -> Bool {
    guard let hash = bundle.hash else { return false }
    return try journal.entries(hash: hash).contains { other in
      other.state == .indexed && !gone.contains(other.path) && other.stamp.inode == bundle.stamp.inode
        && other.stamp.size == bundle.stamp.size && other.stamp.modified == bundle.stamp.modified
    }
  }

  /// Counts a bundle that has changed its state; nil where there is none.
  package func count(_ new: KnownBundle.State?, after old: KnownBundle.State?) {
    count(old, by: -1)
    count(new, by: 1)
  }

  private func count(_ state: KnownBundle.State?, by n: Int) {
    guard let state, state != .gone else { return }
    presentCount += n
    if state == .failed { failedCount += n }
  }

  // MARK: Looks

  /// Begins a look through the inbox, with the journal as it stands now.
  ///
  /// - Parameter isAtRest: whether nothing is being written that has not been counted yet: then all are counted anew, for others may
  ///   have written.
  package func beginLook(isAtRest: Bool) throws(Failure) {
    let now = try journal.version()
    if now == version { return stamps.unseeAll() }
    // What is written from here on may be missing.
    version = now
    // The old ones go before the new ones need memory.
    stamps = KnownStamps()
    stamps = KnownStamps(expected: try journal.count())
    var failed = 0
    try journal.forEachPresent { path, stamp, hasFailed in
      guard path.starts(with: prefix) else { return }
      stamps.insert(path, stamp)
      if hasFailed { failed += 1 }
    }
    if isAtRest { (presentCount, failedCount) = (stamps.count, failed) }
  }

  /// Whether a bundle is known with this path and stamp; it is seen then. The path is as the journal has it.
  package func see(_ path: UnsafeBufferPointer<UInt8>, as stamp: BundleStamp) -> Bool { stamps.see(path, stamp) }

  /// Takes back that a file was seen: it is a part of a directory that is one bundle.
  package func unsee(_ path: UnsafeBufferPointer<UInt8>, as stamp: BundleStamp) { stamps.unsee(path, stamp) }

  /// What is known of a bundle that the look came across and that is not known as it is; nil where it is not known at all, or is
  /// gone. It is seen then.
  package func bundle(seenAt path: String) throws(Failure) -> KnownBundle? {
    var path = path
    guard path.withUTF8({ stamps.expects($0) }), let bundle = try bundle(at: path), bundle.state != .gone else {
      return nil
    }
    _ = path.withUTF8 { stamps.see($0, bundle.stamp) }
    return bundle
  }

  /// Notes a bundle that arrived while the look goes on, which may still come across it.
  package func arrived(_ path: String, as stamp: BundleStamp) {
    var path = path
    path.withUTF8 { stamps.insert($0, stamp, isSeen: true) }
  }

  /// The paths of the bundles that the look should have come across and has not.
  package func unseenPaths() throws(Failure) -> [String] {
    if stamps.unseenCount == 0 { return [] }
    var paths: [String] = []
    try journal.forEachPresent { path, stamp, _ in
      if stamps.isUnseen(path, stamp) { paths.append(String(decoding: path, as: UTF8.self)) }
    }
    return paths
  }
}
