package import NewsFiles
package import NewsModel

/// An entry of the inbox that may be a bundle: what the file system says of it, before anything was read.
package struct Candidate: Sendable, Hashable {
  package var path: String
  /// The path as bytes, where it is not UTF-8; nil where `path` says it all.
  package var rawPath: RawPath?
  /// The path relative to the inbox or the directory that was named.
  package var name: String
  package var stamp: BundleStamp
  /// Why it cannot be read, known without opening it.
  package var defect: Failure?

  package init(path: String, rawPath: RawPath? = nil, name: String, stamp: BundleStamp, defect: Failure? = nil) {
    self.path = path
    self.rawPath = rawPath
    self.name = name
    self.stamp = stamp
    self.defect = defect
  }

  /// The bytes to open it by.
  package var raw: RawPath { rawPath ?? RawPath(path) }

  /// The bundle that it is once it has settled.
  package var bundle: Bundle { Bundle(path: path, name: name, stamp: stamp) }
}

/// What a walk through a directory found.
package struct Scan: Sendable {
  package var candidates: [Candidate] = []
  /// Directories that could not be looked into: what stands below them is not known to be gone.
  package var blind: [String] = []
  /// Entries that are known as they are, where those were left out.
  package var passedOver = 0
  /// Candidates that were handed on as they were found, and are not among these.
  package var handedOn = 0
  /// Directories that were looked into.
  package var directories = 0
  /// It ended early, because nobody wants more.
  package var isCut = false

  package init() {}

  /// Whether a path stands below a directory that could not be read: nothing there is known to be gone.
  package func isBlind(to path: String) -> Bool {
    blind.contains { path.utf8.starts(with: ($0 + "/").utf8) }
  }
}
