import Glibc
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
    for path in paths { release(path) }
  }

  private func release(_ path: String) {
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
    // What never was read has no articles to keep.
    let forget = settings.removal == .forget || bundle.reader == nil
    give(Work(candidate, .gone(forget: forget)), isUrgent: true)
  }
}
