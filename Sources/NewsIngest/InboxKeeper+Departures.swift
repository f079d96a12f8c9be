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
  func settleDepartures() {
    guard let due = departuresDue, due <= Moment.now().monotonic else { return }
    let paths = departures.paths.filter { path in
      known[path].map { $0.state != .gone } ?? false
    }
    departures.forgetAll()
    if paths.isEmpty { return }
    do throws(Errno) {
      guard try FileStatus.of(inbox).kind == .directory else { throw Errno(ENOTDIR) }
    } catch {
      enter(trouble: .reading(inbox.text, error))
      return
    }
    if paths.count >= known.liveCount, inHand.isEmpty, settling.waiting.isEmpty {
      enter(trouble: .inboxEmpty(inbox.text, known: known.liveCount))
      return
    }
    let present = presentByInode(leavingOut: paths)
    let lost = settings.removal == .forget ? paths.filter { isLost($0, present) } : []
    if lost.count >= Self.fewRemovals, lost.count * Self.shareOfRemovals > known.liveCount {
      holdBack(lost.count)
      for path in paths.subtracting(lost) { release(path, present) }
      return
    }
    heldBack = nil
    for path in paths { release(path, present) }
  }

  /// So few may go at once, however few there are; and of all no more than one in so many.
  private static let fewRemovals = 5
  private static let shareOfRemovals = 10

  /// Whether the articles of a bundle would be forgotten: they are read, and it does not stand at another path.
  private func isLost(_ path: String, _ present: [UInt64: BundleStamp]) -> Bool {
    guard let bundle = known[path], bundle.reader != nil else { return false }
    return !isRenamed(bundle, present)
  }

  private func isRenamed(_ bundle: KnownBundle, _ present: [UInt64: BundleStamp]) -> Bool {
    let other = present[bundle.stamp.inode]
    return other?.size == bundle.stamp.size && other?.modified == bundle.stamp.modified
  }

  /// So many would not go by themselves: rather a part of the inbox is out of reach. They are asked for again at the next look.
  private func holdBack(_ count: Int) {
    let failure = Failure.manyGone(inbox.text, count, of: known.liveCount)
    if heldBack != failure { logger.error("removals are held back", failure: failure) }
    heldBack = failure
  }

  /// The bundles that are there, by inode: who has gone from one path and stands at another was renamed.
  private func presentByInode(leavingOut gone: Set<String>) -> [UInt64: BundleStamp] {
    var found: [UInt64: BundleStamp] = [:]
    for (path, bundle) in known.all where bundle.state == .indexed && !gone.contains(path) {
      found[bundle.stamp.inode] = bundle.stamp
    }
    return found
  }

  private func release(_ path: String, _ present: [UInt64: BundleStamp]) {
    guard let bundle = known[path] else { return }
    let raw = RawPath.existing(path)
    // Back again, and still an entry of its own: not the part of a directory that has become a bundle.
    if let status = try? FileStatus.of(raw), status.kind != .directory, place(of: raw) == raw {
      look(at: InboxChange(path: raw))
      return
    }
    if inHand[path] != nil {
      inHand[path]?.isOutdated = true
      return
    }
    let candidate = Candidate(path: path, name: path, stamp: bundle.stamp)
    // What never was read has no articles to keep, and those of a renamed bundle stand under its new name.
    let forget = settings.removal == .forget || bundle.reader == nil || isRenamed(bundle, present)
    give(Work(candidate, .gone(forget: forget)), isUrgent: true)
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
