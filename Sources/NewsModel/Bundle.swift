/// One entry of the inbox that carries one or more articles: a file or a directory.
///
/// A `Bundle` that exists is settled: its producer has finished with it.
package struct Bundle: Sendable, Hashable {
  /// The absolute path.
  package var path: String
  /// The path relative to the inbox, or to the directory that was named: the identity of an article without its own.
  package var name: String
  package var stamp: BundleStamp

  package init(path: String, name: String, stamp: BundleStamp) {
    self.path = path
    self.name = name
    self.stamp = stamp
  }
}

/// What the file system says of a bundle; equal stamps mean that nothing has changed.
package struct BundleStamp: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable {
    case file, directory
    /// A pipe, socket or device: never read.
    case other
  }

  package var kind: Kind
  /// Bytes; for a directory the sum over its parts.
  package var size: Int64
  /// Nanoseconds since 1970; for a directory the latest of it and its parts.
  package var modified: Int64
  /// The inode's own change (permissions, rename), nanoseconds since 1970.
  package var changed: Int64
  package var inode: UInt64

  package init(kind: Kind, size: Int64, modified: Int64, changed: Int64, inode: UInt64) {
    self.kind = kind
    self.size = size
    self.modified = modified
    self.changed = changed
    self.inode = inode
  }
}
