package import NewsIndex
package import NewsModel

/// What the journal says of one bundle, as far as deciding needs it.
package struct KnownBundle: Sendable, Hashable {
  package enum State: Sendable, Hashable { case indexed, failed, gone }

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
}

/// The bundles below one directory that the journal knows, by path.
///
/// Kept in memory by the loop that watches: a poll of a hundred thousand unchanged files must not ask the database.
package struct KnownBundles: Sendable {
  private var bundles: [String: KnownBundle] = [:]
  /// The paths by the directory they stand in, so that what was below a directory can be told without asking all.
  private var directories: [String: Set<String>] = [:]
  /// Bundles that are not gone.
  package private(set) var liveCount = 0
  package private(set) var failedCount = 0

  package init() {}

  /// Those entries of the journal that stand below `root`.
  package init(_ journal: Journal, below root: String) {
    let prefix = root == "/" ? "/" : root + "/"
    for path in journal.paths where path.utf8.starts(with: prefix.utf8) {
      if let entry = journal[path] { self[path] = KnownBundle(entry) }
    }
  }

  package var count: Int { bundles.count }

  package var all: [String: KnownBundle] { bundles }

  package subscript(path: String) -> KnownBundle? {
    get { bundles[path] }
    set {
      let old = bundles[path]
      tally(old, by: -1)
      tally(newValue, by: 1)
      bundles[path] = newValue
      if (old == nil) == (newValue == nil) { return }
      let directory = Self.directory(of: path)
      if newValue != nil {
        directories[directory, default: []].insert(path)
      } else if directories[directory]?.remove(path) != nil, directories[directory]!.isEmpty {
        directories[directory] = nil
      }
    }
  }

  /// The paths below a directory, at any depth.
  package func paths(below directory: String) -> [String] {
    let prefix = directory + "/"
    var paths: [String] = []
    for (parent, children) in directories where parent == directory || parent.utf8.starts(with: prefix.utf8) {
      paths.append(contentsOf: children)
    }
    return paths
  }

  private mutating func tally(_ bundle: KnownBundle?, by n: Int) {
    guard let bundle else { return }
    if bundle.state != .gone { liveCount += n }
    if bundle.state == .failed { failedCount += n }
  }

  /// Everything before the last slash.
  static func directory(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return String(path[..<slash])
  }
}
