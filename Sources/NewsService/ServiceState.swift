package import NewsModel

/// How newsqd stands: what it does, whether it can, and what it has done since it started.
package struct ServiceState: Sendable, Hashable {
  /// How changes in the inbox are noticed.
  package enum Watching: Sendable, Hashable {
    /// By the kernel's events, and by looks through the whole inbox.
    case events
    /// By looks through the whole inbox alone; with the reason, where that was not asked for.
    case polling(because: Failure?)
  }

  /// The process.
  package var process: Int32
  /// The release of newsqd.
  package var version: String
  /// When it started, and when this was so; seconds since 1970.
  package var since: Int64
  package var updated: Int64
  package var inbox: String
  package var watching: Watching
  /// What keeps it from its work, the gravest first; empty where all is well.
  package var troubles: [Failure] = []

  /// Bundles that are known, without those that are gone, and how many of them could not be read.
  package var bundles = 0
  package var failed = 0
  /// Bundles that wait until nobody writes them any more.
  package var settling = 0
  /// Bundles that are read and written now, those that wait for it included; and of these what nobody has begun.
  package var inWork = 0
  package var waiting = 0

  package var done = ServiceTally()

  package init(
    process: Int32, version: String, since: Int64, inbox: String, watching: Watching = .polling(because: nil)
  ) {
    self.process = process
    self.version = version
    self.since = since
    self.updated = since
    self.inbox = inbox
    self.watching = watching
  }

  package var isDegraded: Bool { !troubles.isEmpty }
}

/// What newsqd has done since it started.
package struct ServiceTally: Sendable, Hashable {
  /// Bundles that were read, and the articles in them.
  package var bundles = 0
  package var articles = 0
  /// Bundles that were the same as before, and those that their owner removed.
  package var unchanged = 0
  package var gone = 0
  /// What could not be read, bundles and single members of others, by `Failure.Code`.
  package var failures: [String: Int] = [:]
  /// When a bundle was last written; seconds since 1970, 0 where none was.
  package var lastIndexed: Int64 = 0
  package var lag = Lag()

  package init() {}

  package mutating func count(_ failure: Failure) {
    failures[failure.code.rawValue, default: 0] += 1
  }
}

/// The time from an arrival until it can be found, in seconds, of the bundles that were read.
package struct Lag: Sendable, Hashable {
  package private(set) var last = 0.0
  package private(set) var most = 0.0
  package private(set) var sum = 0.0
  package private(set) var count = 0

  package init() {}

  package init(last: Double, most: Double, sum: Double, count: Int) {
    self.last = last
    self.most = most
    self.sum = sum
    self.count = count
  }

  package mutating func add(_ seconds: Double) {
    // A clock that was set back says nothing.
    let seconds = max(0, seconds)
    last = seconds
    most = max(most, seconds)
    sum += seconds
    count += 1
  }
}
