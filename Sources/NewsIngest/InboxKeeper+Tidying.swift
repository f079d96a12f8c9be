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
  /// After the last piece of work, and between two slices at least.
  static let leastRest = Duration.milliseconds(50).nanoseconds
  /// How many times as long as a slice the rest after it is: tidying takes a third of a core.
  static let restShare: Int64 = 2

  private(set) var isRunning = false
  /// Nanoseconds, monotonic; nil where nothing is to be done.
  private(set) var next: Int64?

  /// There may be something to do.
  mutating func want(at now: Int64) {
    next = max(next ?? 0, now + Self.leastRest)
  }

  mutating func start() {
    isRunning = true
    next = nil
  }

  /// - Returns: whether all is done.
  mutating func end(_ isMore: Bool, took: Int64, at now: Int64) -> Bool {
    isRunning = false
    if isMore { next = now + max(Self.leastRest, Self.restShare * took) }
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
    if leisure.end(isMore, took: tidied.took.nanoseconds, at: Moment.now().monotonic) { hooks.tidied() }
  }

  /// All work is done: gives back what it took, and lets the writer tidy.
  func rest() {
    inHand = [:]
    settling.rest()
    leisure.want(at: Moment.now().monotonic)
  }
}
