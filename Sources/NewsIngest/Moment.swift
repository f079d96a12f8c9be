import Glibc

/// One instant on two clocks, in nanoseconds: the wall clock, which file times are on and which can be set, and a
/// clock that only ever goes forward.
package struct Moment: Sendable, Hashable {
  /// Since 1970.
  package var wall: Int64
  package var monotonic: Int64

  package init(wall: Int64, monotonic: Int64) {
    self.wall = wall
    self.monotonic = monotonic
  }

  package static func now() -> Moment {
    Moment(wall: read(CLOCK_REALTIME), monotonic: read(CLOCK_MONOTONIC))
  }

  /// Processor time of the calling thread.
  static func threadTime() -> Int64 { read(CLOCK_THREAD_CPUTIME_ID) }

  private static func read(_ clock: clockid_t) -> Int64 {
    var time = timespec()
    clock_gettime(clock, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}

extension Duration {
  /// Whole nanoseconds.
  var nanoseconds: Int64 {
    let (seconds, attoseconds) = components
    let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    return overflow ? .max / 4 : min(product, .max / 4) + attoseconds / 1_000_000_000
  }
}
