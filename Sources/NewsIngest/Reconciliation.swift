import NewsModel

/// What differs between the inbox and the journal. A pure function: it looks at nothing and changes nothing.
package struct Reconciliation: Sendable {
  /// New bundles, changed ones, and those that came back.
  package var arrived: [Candidate] = []
  /// The paths of bundles that the journal holds for present and the scan did not find.
  package var departed: [String] = []
  /// The inbox as a whole is empty while the journal knows bundles in it: more likely a disk that is not mounted than
  /// an owner's wish, so nothing of it counts as departed.
  package var isVanished = false
  /// Something has departed, and what the scan passed over would have to be known to say what.
  package var isIncomplete = false

  /// Compares what a scan of the whole inbox found with what is known of it.
  ///
  /// - Parameter seen: how many bundles that are known, and not gone, were among those that the scan handed on.
  package init(of scan: Scan, with known: KnownBundles, seen: Int = 0) {
    var present = scan.passedOver + seen
    arrived = scan.candidates.filter { candidate in
      guard let bundle = known[candidate.path], bundle.state != .gone else { return true }
      present += 1
      return bundle.stamp != candidate.stamp
    }
    // The usual case, and all that a poll of an inbox at rest costs.
    if present == known.liveCount { return }
    if scan.passedOver > 0 || scan.handedOn > 0 {
      isIncomplete = true
      return
    }
    if scan.candidates.isEmpty {
      isVanished = true
      return
    }
    departed = Self.departed(known.all.map(\.path), scan, known)
  }

  /// Compares what a scan of one directory found with what is known below it, and of it.
  package init(of scan: Scan, of directory: String, with known: KnownBundles) {
    arrived = scan.candidates.filter { Self.isNews($0, known) }
    departed = Self.departed([directory] + known.paths(below: directory), scan, known)
  }

  /// Whether a candidate is anything but what the journal already has, indexed or failed: a bundle that failed is
  /// tried again when its stamp changes (a chmod changes it too), not before.
  static func isNews(_ candidate: Candidate, _ known: KnownBundles) -> Bool {
    guard let bundle = known[candidate.path], bundle.state != .gone else { return true }
    return bundle.stamp != candidate.stamp
  }

  private static func departed(_ paths: some Sequence<String>, _ scan: Scan, _ known: KnownBundles) -> [String] {
    let seen = Set(scan.candidates.lazy.map(\.path))
    return paths.filter { path in
      guard let bundle = known[path], bundle.state != .gone, !seen.contains(path) else { return false }
      // Below a directory that could not be read nothing is known to be gone.
      return !scan.blind.contains { path.utf8.starts(with: ($0 + "/").utf8) }
    }
  }
}
