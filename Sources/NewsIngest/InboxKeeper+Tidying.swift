import Logging
import NewsModel

/// What became of a slice of tidying.
struct Tidied: Sendable {
  /// Whether there is more to do.
  var isMore: Result<Bool, Failure>
  var took: Duration
}

/// When the writer does what nobody waits for: while nothing else is to do, and with rests between.
struct Leisure {
  /// After the last piece of work.
  static let pause = Duration.milliseconds(50).nanoseconds
  /// Between two slices at least, and what part of the slice's time: tidying takes two thirds of a core at most, and much of
  /// that time it waits for the disk.
  static let leastRest = Duration.milliseconds(5).nanoseconds
  static let restShare = 2.0
  /// A slice that took less could do nothing: a reader holds the log, or another process writes. It is tried again ever later.
  static let leastWork = Duration.microseconds(200).nanoseconds
  static let mostRest = Duration.milliseconds(100).nanoseconds

  private(set) var isRunning = false
  /// Nanoseconds, monotonic; nil where nothing is to be done.
  private(set) var next: Int64?
  /// Slices since all was done the last time, and the longest of them in nanoseconds.
  private(set) var slices = 0
  private(set) var longest: Int64 = 0
  private var rest = leastRest

  /// There may be something to do.
  mutating func want(at now: Int64) {
    next = max(next ?? 0, now + Self.pause)
  }

  mutating func start() {
    isRunning = true
    next = nil
  }

  /// Counts anew.
  mutating func count() {
    slices = 0
    longest = 0
  }

  /// - Returns: whether all is done.
  mutating func end(_ isMore: Bool, took: Int64, at now: Int64) -> Bool {
    isRunning = false
    slices += 1
    longest = max(longest, took)
    rest = took < Self.leastWork ? min(2 * rest, Self.mostRest) : Self.leastRest
    if isMore { next = now + max(rest, Int64(Double(took) / Self.restShare)) }
    return next == nil
  }
}

extension InboxKeeper {
  /// When the next slice is due.
  var tidyingDue: Int64? {
    mode == .once || leisure.isRunning || !inHand.isEmpty ? nil : leisure.next
  }

  func tidyIfDue(_ now: Moment) {
    guard let due = tidyingDue, due <= now.monotonic else { return }
    leisure.start()
    tidy()
  }

  func take(_ tidied: Tidied) {
    let isMore: Bool
    do throws(Failure) {
      isMore = try tidied.isMore.get()
    } catch {
      // What is searched stands as it did; the next look through the inbox tries again.
      if !isStopping { logger.warning("the index is not tidied", failure: error) }
      isMore = false
    }
    guard leisure.end(isMore, took: tidied.took.nanoseconds, at: Moment.now().monotonic) else { return }
    if leisure.slices > 1 {
      logger.debug(
        "tidied", metadata: ["slices": "\(leisure.slices)", "longest": "\(leisure.longest / 1_000_000) ms"])
    }
    leisure.count()
    hooks.tidied()
  }

  /// All work is done: gives back what it took, and lets the writer tidy.
  func rest() {
    inHand = BundlesInHand()
    settling.rest()
    leisure.want(at: Moment.now().monotonic)
  }
}
