import Logging
import NewsFiles
import NewsModel
import NewsReaders

/// From what is seen to what is done.
extension InboxKeeper {
  /// Compares the whole inbox with what is known, and puts the differences to work.
  ///
  /// What is found is put to work while the rest is looked at, and where that is much the look waits for it (`makeRoom`): of a
  /// million new files nothing is kept but what the readers have in hand.
  func reconcile() throws(Failure) {
    try known.beginLook(isAtRest: inHand.isEmpty)
    isLooking = true
    defer {
      isLooking = false
      giveFound()
    }
    var failure: Failure?
    let result = Result { () throws(Failure) in
      try scanner { [self] candidate in
        do throws(Failure) {
          consider(candidate, after: try known.bundle(seenAt: candidate.path), isDelivered: false, isUrgent: false)
          try makeRoom()
        } catch {
          failure = error
        }
        return failure == nil && !isStopping
      }.scan()
    }
    if let failure { throw failure }
    if isStopping { return }
    switch result {
    case .failure(let error): enter(trouble: error)
    case .success(let scan): try take(scan)
    }
  }

  /// Takes note of what was not there in a look through the whole inbox.
  private func take(_ scan: Scan) throws(Failure) {
    if scan.passedOver + scan.handedOn == 0, known.presentCount > 0 {
      // More likely a disk that is not mounted than an owner's wish.
      departures.forgetAll()
      enter(trouble: .inboxEmpty(inbox.text, known: known.presentCount))
      return
    }
    leaveTrouble()
    let departed = try known.unseenPaths().filter { !scan.isBlind(to: $0) }
    if departed.isEmpty { heldBack = nil }
    for path in departed { depart(path) }
  }

  /// Looks at one path that something has happened to.
  func look(at change: InboxChange) throws(Failure) {
    let path = try place(of: change.path)
    let isDelivered = change.isDelivered && path == change.path
    let scan: Scan?
    do throws(Failure) {
      scan = try scanner().look(at: path)
    } catch {
      logger.warning("not looked at", failure: error)
      return
    }
    if let scan, scan.candidates.count == 1, scan.directories == 0 {
      return try considerArrival(scan.candidates[0], isDelivered: isDelivered)
    }
    // A directory, or nothing any more; and then perhaps no directory any more.
    let text = path.text
    if scan == nil, !change.isDepartedDirectory {
      settling.forget(text)
      inHand[text]?.isOutdated = true
      if try isPresent(text) { depart(text) }
      return
    }
    try take(scan ?? Scan(), of: text, isDelivered: isDelivered)
    if scan == nil { settling.forget(below: text) }
  }

  /// Compares what was found in one directory with what is known of it, and below it.
  private func take(_ scan: Scan, of directory: String, isDelivered: Bool) throws(Failure) {
    var expected = try known.presentPaths(below: directory)
    if try isPresent(directory) { expected.append(directory) }
    for candidate in scan.candidates { try considerArrival(candidate, isDelivered: isDelivered) }
    if expected.isEmpty { return }
    let seen = Set(scan.candidates.lazy.map(\.path))
    for path in expected where !seen.contains(path) && !scan.isBlind(to: path) { depart(path) }
  }

  /// Whether the journal holds a bundle for present.
  func isPresent(_ path: String) throws(Failure) -> Bool {
    try known.bundle(at: path).map { $0.state != .gone } ?? false
  }

  /// Takes a candidate that somebody may wait for.
  private func considerArrival(_ candidate: Candidate, isDelivered: Bool) throws(Failure) {
    consider(candidate, after: try known.bundle(at: candidate.path), isDelivered: isDelivered, isUrgent: true)
  }

  /// Takes a candidate that may differ from what is known: now, later, or after what is being done with it.
  private func consider(_ candidate: Candidate, after old: KnownBundle?, isDelivered: Bool, isUrgent: Bool) {
    departures.cancel(candidate.path)
    if let inHand = inHand[candidate.path] {
      if !inHand.isAs(candidate.stamp) { self.inHand[candidate.path]?.isOutdated = true }
      return
    }
    if let old, old.isPresent(as: candidate.stamp) {
      settling.forget(candidate.path)
      return
    }
    if !isDelivered, candidate.defect == nil, !isReplacement(candidate, of: old) {
      guard case .settled = settling.judge(candidate, at: .now()) else {
        loseTime(with: candidate)
        return
      }
    }
    settling.forget(candidate.path)
    give(Work(candidate, .readSettled(known: old)), after: old?.state, isUrgent: isUrgent)
  }

  /// Whether another file has taken a known one's place, and nobody writes it: it was renamed in while nobody looked. Who
  /// writes a file anew without renaming keeps its inode, or has the new one open.
  private func isReplacement(_ candidate: Candidate, of old: KnownBundle?) -> Bool {
    guard candidate.stamp.kind == .file, let old, old.state != .gone, old.stamp.inode != candidate.stamp.inode else {
      return false
    }
    return FileWriters.hold(RawPath.existing(candidate.path)) == false
  }

  /// - Parameter before: the bundle's state in the journal.
  func give(_ work: Work, after before: KnownBundle.State?, isUrgent: Bool) {
    var stamp: BundleStamp?
    if case .gone = work.job {} else { stamp = work.candidate.stamp }
    inHand[work.candidate.path] = InHand(stamp, before: before, hasArrived: isLooking && isUrgent)
    if isUrgent || !isLooking { return queue.add([work], urgent: isUrgent) }
    found.append(work)
    if found.count >= Self.mostFound { giveFound() }
  }

  /// Gives the readers what was found so far.
  func giveFound() {
    queue.add(found)
    found = []
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

  /// - Parameter handOn: for a look through everything: gets what is not known as it is, and says whether to go on.
  private func scanner(handingOn handOn: ((Candidate) -> Bool)? = nil) -> InboxScanner {
    InboxScanner(
      root: inbox, passingOver: handOn == nil ? nil : known, handingOn: handOn,
      willRead: { [watcher] in watcher?.watch($0) })
  }

  /// The entry of the inbox that a path belongs to: the directory, where that is a bundle or may have become one.
  func place(of path: RawPath) throws(Failure) -> RawPath {
    var directory = path.parent
    var isPart = DirectoryBundle.isMark(path.name.text)
    while DirectoryBundle.isPartFolder(directory.name.text), directory.parent.isInside(inbox) {
      directory = directory.parent
      isPart = true
    }
    if isPart, directory != inbox, directory.isInside(inbox) { return directory }
    while directory != inbox, directory.isInside(inbox) {
      if try isBundle(directory.text) { return directory }
      directory = directory.parent
    }
    return path
  }

  /// Whether a directory counts as a bundle already: in the journal, in hand, or waiting to settle.
  private func isBundle(_ directory: String) throws(Failure) -> Bool {
    if inHand[directory] != nil || settling.waiting[directory] != nil { return true }
    guard let bundle = try known.bundle(at: directory) else { return false }
    return bundle.stamp.kind == .directory && bundle.state != .gone
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
