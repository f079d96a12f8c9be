import Logging
import NewsFiles
import NewsModel
import NewsReaders

/// From what is seen to what is done.
extension InboxKeeper {
  /// Compares the whole inbox with what is known, and puts the differences to work.
  ///
  /// What stands in the inbox itself is put to work while the rest is looked at: of a hundred thousand new files nothing is
  /// kept but what the readers wait for, and they need not wait.
  func reconcile() {
    isLooking = true
    defer {
      isLooking = false
      queue.add(found)
      found = []
    }
    let difference: Reconciliation
    do throws(Failure) {
      var seen = 0
      let scan = try scanner(passingOver: known) { [self] candidate in
        if let bundle = known[candidate.path], bundle.state != .gone { seen += 1 }
        consider(candidate, isDelivered: false, isUrgent: false)
      }.scan()
      let changes = Reconciliation(of: scan, with: known, seen: seen)
      difference = changes.isIncomplete ? Reconciliation(of: try scanner.scan(), with: known) : changes
    } catch {
      enter(trouble: error)
      return
    }
    if difference.isVanished {
      departures.forgetAll()
      enter(trouble: .inboxEmpty(inbox.text, known: known.liveCount))
      return
    }
    leaveTrouble()
    if difference.departed.isEmpty { heldBack = nil }
    for candidate in difference.arrived { consider(candidate, isDelivered: false, isUrgent: false) }
    for path in difference.departed { depart(path) }
  }

  /// Looks at one path that something has happened to.
  func look(at change: InboxChange) {
    let path = place(of: change.path)
    let isDelivered = change.isDelivered && path == change.path
    do throws(Failure) {
      let scan = try scanner.look(at: path)
      if let scan, scan.candidates.count == 1, scan.directories == 0 {
        consider(scan.candidates[0], isDelivered: isDelivered, isUrgent: true)
        return
      }
      // A directory, or nothing any more; and then perhaps no directory any more.
      let text = path.text
      if scan == nil, !change.isDepartedDirectory {
        settling.forget(text)
        inHand[text]?.isOutdated = true
        if let bundle = known[text], bundle.state != .gone { depart(text) }
        return
      }
      let difference = Reconciliation(of: scan ?? Scan(), of: text, with: known)
      for candidate in difference.arrived { consider(candidate, isDelivered: isDelivered, isUrgent: true) }
      for gone in difference.departed { depart(gone) }
      if scan == nil { settling.forget(below: text) }
    } catch {
      logger.warning("not looked at", failure: error)
    }
  }

  /// Takes a candidate that differs from what is known: now, later, or after what is being done with it.
  func consider(_ candidate: Candidate, isDelivered: Bool, isUrgent: Bool) {
    departures.cancel(candidate.path)
    if let inHand = inHand[candidate.path] {
      if !inHand.isAs(candidate.stamp) { self.inHand[candidate.path]?.isOutdated = true }
      return
    }
    guard Reconciliation.isNews(candidate, known) else {
      settling.forget(candidate.path)
      return
    }
    if !isDelivered, candidate.defect == nil, !isReplacement(candidate) {
      guard case .settled = settling.judge(candidate, at: .now()) else {
        loseTime(with: candidate)
        return
      }
    }
    settling.forget(candidate.path)
    give(Work(candidate, .readSettled(known: known[candidate.path])), isUrgent: isUrgent)
  }

  /// Whether another file has taken a known one's place, and nobody writes it: it was renamed in while nobody looked. Who
  /// writes a file anew without renaming keeps its inode, or has the new one open.
  private func isReplacement(_ candidate: Candidate) -> Bool {
    guard candidate.stamp.kind == .file, let old = known[candidate.path], old.state != .gone,
      old.stamp.inode != candidate.stamp.inode
    else { return false }
    return FileWriters.hold(RawPath.existing(candidate.path)) == false
  }

  func give(_ work: Work, isUrgent: Bool) {
    if case .gone = work.job {
      inHand[work.candidate.path] = InHand()
    } else {
      inHand[work.candidate.path] = InHand(work.candidate.stamp)
    }
    if isUrgent || !isLooking { return queue.add([work], urgent: isUrgent) }
    found.append(work)
    if found.count >= Self.mostFound {
      queue.add(found)
      found = []
    }
  }

  /// Bundles that are given to the readers together while the inbox is looked through: in smaller pieces they would have to
  /// end their batches before the next piece comes.
  private static let mostFound = 1_024

  /// With `once` nobody waits for ever: a bundle that keeps changing is left, and taken another time.
  private func loseTime(with candidate: Candidate) {
    guard mode == .once else { return }
    let now = Moment.now().monotonic
    let first = firstSeen[candidate.path] ?? now
    firstSeen[candidate.path] = first
    if now - first <= settings.settle.nanoseconds + Self.patience.nanoseconds { return }
    settling.forget(candidate.path)
    logger.notice("left for another time; it keeps changing", metadata: ["path": "\(candidate.path)"])
  }

  /// How much longer than `settle` is waited for a bundle, with `once`.
  private static let patience = Duration.seconds(1)

  private var scanner: InboxScanner {
    InboxScanner(root: inbox, willRead: { [watcher] in watcher?.watch($0) })
  }

  private func scanner(passingOver known: KnownBundles, handingOn handOn: @escaping (Candidate) -> Void) -> InboxScanner
  {
    InboxScanner(
      root: inbox, isKnown: known.isKnown, handingOn: handOn, willRead: { [watcher] in watcher?.watch($0) })
  }

  /// The entry of the inbox that a path belongs to: the directory, where that is a bundle or may have become one.
  func place(of path: RawPath) -> RawPath {
    var directory = path.parent
    var isPart = DirectoryBundle.isMark(path.name.text)
    while DirectoryBundle.isPartFolder(directory.name.text), directory.parent.isInside(inbox) {
      directory = directory.parent
      isPart = true
    }
    if isPart, directory != inbox, directory.isInside(inbox) { return directory }
    while directory != inbox, directory.isInside(inbox) {
      if isBundle(directory.text) { return directory }
      directory = directory.parent
    }
    return path
  }

  /// Whether a directory counts as a bundle already: in the journal, in hand, or waiting to settle.
  private func isBundle(_ directory: String) -> Bool {
    if let bundle = known[directory], bundle.stamp.kind == .directory, bundle.state != .gone { return true }
    return inHand[directory] != nil || settling.waiting[directory] != nil
  }
}

extension Failure {
  /// The inbox is there, and nothing is in it though there should be.
  static func inboxEmpty(_ path: String, known: Int) -> Failure {
    Failure(
      .empty, subject: path,
      cause: "is empty, though \(known) bundle\(known == 1 ? " of it is" : "s of it are") known; nothing is removed",
      remedy: "mount or restore it; if it was emptied on purpose, say so with newsq reindex --accept-removals")
  }
}
