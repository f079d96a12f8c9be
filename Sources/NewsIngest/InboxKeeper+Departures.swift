import Glibc
import Logging
import NewsFiles
import NewsModel

extension InboxKeeper {
  /// Notes that a bundle is not there any more.
  func depart(_ path: String) {
    departures.add(path, at: Moment.now().monotonic)
  }

  /// When the departed count as gone. Who runs once has looked at an inbox at rest.
  var departuresDue: Int64? {
    departures.due(settle: mode == .once ? .zero : settings.settle, poll: settings.poll)
  }

  /// Lets the departed go once their time has come, if the inbox is still there and not all of it has gone.
  func settleDepartures() throws(Failure) {
    guard let due = departuresDue, due <= Moment.now().monotonic else { return }
    let added = departures.paths
    departures.forgetAll()
    var paths: Set<String> = []
    for path in added where try isPresent(path) { paths.insert(path) }
    if paths.isEmpty { return }
    do throws(Errno) {
      guard try FileStatus.of(inbox).kind == .directory else { throw Errno(ENOTDIR) }
    } catch {
      enter(trouble: .reading(inbox.text, error))
      return
    }
    if paths.count >= known.presentCount, inHand.isEmpty, settling.waiting.isEmpty {
      enter(trouble: .inboxEmpty(inbox.text, known: known.presentCount))
      return
    }
    var lost: Set<String> = []
    if settings.removal == .forget { for path in paths where try isLost(path, with: paths) { lost.insert(path) } }
    if lost.count >= Self.fewRemovals, lost.count * Self.shareOfRemovals > known.presentCount {
      holdBack(lost.count)
      for path in paths.subtracting(lost) { try release(path, with: paths) }
      return
    }
    heldBack = nil
    for path in paths { try release(path, with: paths) }
  }

  /// So few may go at once, however few there are; and of all no more than one in so many.
  private static let fewRemovals = 5
  private static let shareOfRemovals = 10

  /// Whether the articles of a bundle would be forgotten: they are read, and it does not stand at another path.
  ///
  /// - Parameter gone: all paths that bundles are gone from.
  private func isLost(_ path: String, with gone: Set<String>) throws(Failure) -> Bool {
    guard let bundle = try known.bundle(at: path), bundle.reader != nil else { return false }
    return try !known.isRenamed(bundle, besides: gone)
  }

  /// So many would not go by themselves: rather a part of the inbox is out of reach. They are asked for again at the next look.
  private func holdBack(_ count: Int) {
    let failure = Failure.manyGone(inbox.text, count, of: known.presentCount)
    if heldBack != failure { logger.error("removals are held back", failure: failure) }
    heldBack = failure
  }

  private func release(_ path: String, with gone: Set<String>) throws(Failure) {
    guard let bundle = try known.bundle(at: path) else { return }
    let raw = RawPath.existing(path)
    // Back again, and still an entry of its own: not the part of a directory that has become a bundle.
    if let status = try? FileStatus.of(raw), status.kind != .directory, try place(of: raw) == raw {
      return try look(at: InboxChange(path: raw))
    }
    if inHand[path] != nil {
      inHand[path]?.isOutdated = true
      return
    }
    let candidate = Candidate(path: path, name: path, stamp: bundle.stamp)
    // What never was read has no articles to keep, and those of a renamed bundle stand under its new name.
    var forget = settings.removal == .forget || bundle.reader == nil
    if !forget { forget = try known.isRenamed(bundle, besides: gone) }
    give(Work(candidate, .gone(forget: forget)), after: bundle.state, isUrgent: true)
  }
}

extension Failure {
  /// More has gone at once than an owner removes by hand.
  static func manyGone(_ path: String, _ count: Int, of known: Int) -> Failure {
    Failure(
      .notFound, subject: path, cause: "\(count) of \(known) bundles are gone at once; nothing of them is removed",
      remedy: "bring them back, or have them forgotten with newsq reindex --accept-removals")
  }
}
