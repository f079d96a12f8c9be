package import NewsModel
internal import Synchronization

/// What the reading of the bundle in hand is allowed, for the loops deep inside of readers that have no other way to
/// know: bound to the task for the time of one bundle.
package struct Allowance: Sendable {
  @TaskLocal package static var current = Allowance()

  /// When the bundle's time is over; nil never.
  var deadline: ContinuousClock.Instant?
  /// The bundle, for failures.
  var subject = ""
  var limits = ReadingLimits()
  /// The text that was taken of the bundle so far.
  let taken = TextMeter()

  /// Elements of HTML and XML that may be in each other.
  package var nesting: Int { limits.nesting }

  /// Whether the bundle's time is over, or enough was taken of it. Asking takes some 50 ns: loops ask every thousand steps
  /// or so.
  package var isOverTime: Bool {
    if hasTakenAll { return true }
    guard let deadline else { return false }
    return ContinuousClock.now > deadline
  }

  /// Whether enough text was taken of the bundle.
  var hasTakenAll: Bool { taken.bytes > limits.bundleText }

  /// - Throws: `timedOut` where the bundle's time is over.
  package func checkTime() throws(Failure) {
    if isOverTime { throw overTime }
  }

  /// Why a bundle was not read to its end.
  package var overTime: Failure {
    if hasTakenAll {
      return Failure(
        .bundleText, subject: subject,
        cause: "holds more than the \(limits.bundleText >> 20) MB of text that are taken of one bundle",
        remedy: "split it, or raise limits.bundle_text")
    }
    return Failure(
      .timedOut, subject: subject, cause: "takes more than \(limits.time.inSeconds) seconds to read",
      remedy: "split it, or raise limits.time")
  }
}

/// Counts the bytes of a bundle's texts.
final class TextMeter: Sendable {
  private let count = Atomic<Int>(0)

  var bytes: Int { count.load(ordering: .relaxed) }

  func add(_ bytes: Int) {
    count.add(bytes, ordering: .relaxed)
  }
}

extension Duration {
  /// `30`, or with a fraction `0.5`.
  var inSeconds: String {
    let value = self / .seconds(1)
    return value == value.rounded() ? "\(Int(value))" : "\(value)"
  }
}
