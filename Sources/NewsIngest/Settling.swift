import NewsModel

/// Decides when a bundle that was not renamed in is finished: once it has stayed unchanged for a while.
///
/// The file's own time is believed where it can be (so a file that has lain there for an hour is taken at once); a time
/// in the future says nothing, and then only what was seen here counts, on a clock that nobody sets.
package struct Settling: Sendable {
  package enum Verdict: Sendable, Hashable {
    case settled
    /// To be looked at again at this instant of the monotonic clock, in nanoseconds.
    case wait(until: Int64)
  }

  /// A bundle that is waited for.
  package struct Waiting: Sendable {
    package var candidate: Candidate
    /// When it was first seen unsettled, and when first with its present stamp; nanoseconds, monotonic.
    package var firstSeen: Int64
    package var unchangedSince: Int64
    package var due: Int64
  }

  package var period: Duration
  package private(set) var waiting: [String: Waiting] = [:]

  package init(period: Duration) {
    self.period = period
  }

  /// What to do with a bundle that looks like this now. Unsettled ones are remembered until they are settled or
  /// forgotten.
  package mutating func judge(_ candidate: Candidate, at now: Moment) -> Verdict {
    let period = period.nanoseconds
    var entry =
      waiting[candidate.path]
      ?? Waiting(candidate: candidate, firstSeen: now.monotonic, unchangedSince: now.monotonic, due: .max)
    if !entry.candidate.stamp.isSameContent(as: candidate.stamp) { entry.unchangedSince = now.monotonic }
    entry.candidate = candidate
    entry.due = entry.unchangedSince + period
    let age = now.wall - candidate.stamp.modified
    if age >= 0 { entry.due = min(entry.due, now.monotonic + period - age) }
    if entry.due <= now.monotonic {
      waiting[candidate.path] = nil
      return .settled
    }
    waiting[candidate.path] = entry
    return .wait(until: entry.due)
  }

  /// Stops waiting for a bundle: it was taken, or is not there any more.
  package mutating func forget(_ path: String) {
    waiting[path] = nil
  }

  /// Gives back the memory that many took.
  package mutating func rest() {
    if waiting.isEmpty { waiting = [:] }
  }

  /// Stops waiting for everything below a directory.
  package mutating func forget(below directory: String) {
    waiting = waiting.filter { !$0.key.utf8.starts(with: (directory + "/").utf8) }
  }

  /// When the next one is due, nanoseconds on the monotonic clock.
  package var nextDue: Int64? {
    waiting.values.lazy.map(\.due).min()
  }

  /// Those that are due, to be looked at again.
  package func due(at now: Moment) -> [Waiting] {
    waiting.values.filter { $0.due <= now.monotonic }
  }
}
