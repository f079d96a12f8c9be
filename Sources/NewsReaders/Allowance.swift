package import NewsModel

/// What the reading of the bundle in hand is allowed, for the loops deep inside of readers that have no other way to
/// know: bound to the task for the time of one bundle.
package struct Allowance: Sendable {
  @TaskLocal package static var current = Allowance()

  /// When the bundle's time is over; nil never.
  var deadline: ContinuousClock.Instant?
  /// The bundle, for failures.
  var subject = ""
  var limits = ReadingLimits()

  /// Elements of HTML and XML that may be in each other.
  package var nesting: Int { limits.nesting }

  /// Whether the bundle's time is over. Asking takes some 50 ns: loops ask every thousand steps or so.
  package var isOverTime: Bool {
    guard let deadline else { return false }
    return ContinuousClock.now > deadline
  }

  /// - Throws: `tookTooLong` where the bundle's time is over.
  package func checkTime() throws(Failure) {
    if isOverTime { throw overTime }
  }

  /// Why a bundle was not read to its end.
  package var overTime: Failure {
    Failure(
      .tookTooLong, subject: subject, cause: "takes more than \(limits.time.inSeconds) seconds to read",
      remedy: "split it, or raise limits.time")
  }
}

extension Duration {
  /// `30`, or with a fraction `0.5`.
  var inSeconds: String {
    let value = self / .seconds(1)
    return value == value.rounded() ? "\(Int(value))" : "\(value)"
  }
}
