import NewsIndex

/// What a run did.
package struct Summary: Sendable, Hashable {
  /// Bundles that were read and are in the index.
  package var bundles = 0
  /// Bundles whose content was the same as before.
  package var unchanged = 0
  /// Bundles that could not be read, and single members of others.
  package var failed = 0
  /// Bundles that their owner removed.
  package var gone = 0
  package var articlesAdded = 0
  package var articlesReplaced = 0
  package var articlesRemoved = 0
  /// Wall time.
  package var seconds = 0.0

  package init() {}

  /// Whether nothing was done.
  var isNothing: Bool { bundles + unchanged + failed + gone == 0 }

  /// Whether nothing could be read of what was to be read.
  package var isNothingButFailures: Bool { failed > 0 && bundles == 0 && unchanged == 0 }

  mutating func add(_ report: BatchReport) {
    articlesAdded += report.added
    articlesReplaced += report.replaced
    articlesRemoved += report.removed
  }

  mutating func add(_ outcomes: [Outcome]) {
    for outcome in outcomes {
      switch outcome.result {
      case .indexed(_, _, _, _, let failures):
        bundles += 1
        failed += failures.count
      case .unchanged: unchanged += 1
      case .failed, .postponed: failed += 1
      case .gone: gone += 1
      case .unsettled, .vanished: break
      }
    }
  }

  mutating func add(_ other: Summary) {
    bundles += other.bundles
    unchanged += other.unchanged
    failed += other.failed
    gone += other.gone
    articlesAdded += other.articlesAdded
    articlesReplaced += other.articlesReplaced
    articlesRemoved += other.articlesRemoved
    seconds = max(seconds, other.seconds)
  }
}

extension Summary: CustomStringConvertible {
  /// `120 bundles, 118 articles added, 2 replaced, 1 failed, 0.8 s`; what is nought is left out, but for the bundles.
  package var description: String {
    var parts = [Self.counted(bundles, "bundle")]
    if unchanged > 0 { parts.append("\(unchanged) unchanged") }
    if gone > 0 { parts.append("\(gone) gone") }
    if articlesAdded > 0 { parts.append("\(Self.counted(articlesAdded, "article")) added") }
    if articlesReplaced > 0 { parts.append("\(Self.counted(articlesReplaced, "article")) replaced") }
    if articlesRemoved > 0 { parts.append("\(Self.counted(articlesRemoved, "article")) removed") }
    if failed > 0 { parts.append("\(failed) failed") }
    let tenths = Int((seconds * 10).rounded())
    parts.append("\(tenths / 10).\(tenths % 10) s")
    return parts.joined(separator: ", ")
  }

  private static func counted(_ n: Int, _ noun: String) -> String {
    "\(n) \(noun)\(n == 1 ? "" : "s")"
  }
}
