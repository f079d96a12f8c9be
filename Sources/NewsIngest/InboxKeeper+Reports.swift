import Logging
import NewsFiles
import NewsModel

/// What the readers and the writer have done, and what is told of it.
extension InboxKeeper {
  func take(_ outcomes: [Outcome]) throws(Failure) {
    for outcome in outcomes {
      let was = inHand.remove(outcome.candidate.path)
      let isOpen = record(outcome, after: was)
      burst.add(outcome)
      if was?.isOutdated ?? false || isOpen { try look(at: InboxChange(path: outcome.candidate.raw)) }
    }
    if inHand.isEmpty { rest() }
    if inHand.isEmpty, let text = burst.end() { logger.info("\(text.message)", metadata: text.metadata) }
  }

  /// Counts and tells what became of a bundle; the journal has it already. True where it is to be looked at again.
  private func record(_ outcome: Outcome, after was: InHand?) -> Bool {
    let path = outcome.candidate.path
    switch outcome.result {
    case .indexed(_, _, _, let articles, let failures):
      count(outcome.candidate, .indexed, after: was)
      logger.debug("indexed", metadata: ["path": "\(path)", "articles": "\(articles)"])
      for failure in failures { logger.warning("not indexed", failure: failure, at: path) }
    case .unchanged: count(outcome.candidate, .indexed, after: was)
    case .failed(let failure, _):
      count(outcome.candidate, .failed, after: was)
      logger.warning("not indexed", failure: failure, at: path)
    case .gone(let forgotten):
      known.count(nil, after: was?.before)
      logger.debug(forgotten ? "forgotten" : "gone", metadata: ["path": "\(path)"])
    case .unsettled, .vanished: return true
    case .postponed(let failure): logger.warning("not read for the moment", failure: failure, at: path)
    }
    return false
  }

  private func count(_ candidate: Candidate, _ state: KnownBundle.State, after was: InHand?) {
    guard let was else {
      // The readers have read it again on their own account, and had read it before.
      return known.count(state, after: .indexed)
    }
    known.count(state, after: was.before)
    if isLooking, was.hasArrived { known.arrived(candidate.path, as: candidate.stamp) }
  }

  func enter(trouble new: Failure) {
    if trouble == nil || trouble!.code != new.code { logger.error("the inbox is out of reach", failure: new) }
    trouble = new
  }

  func leaveTrouble() {
    if trouble == nil { return }
    trouble = nil
    logger.notice("the inbox is back", metadata: ["path": "\(inbox.text)"])
  }

  func tellStatus() {
    let text = status
    if text == lastStatus { return }
    lastStatus = text
    hooks.status(text)
  }

  /// `120 bundles, 3 failed, 2 settling, 40 in work; polling alone: …`
  private var status: String {
    if let trouble = trouble ?? heldBack { return "\(trouble)" }
    var parts = ["\(known.presentCount) bundles"]
    if known.failedCount > 0 { parts.append("\(known.failedCount) failed") }
    if !settling.waiting.isEmpty { parts.append("\(settling.waiting.count) settling") }
    if !inHand.isEmpty { parts.append("\(inHand.count) in work") }
    let text = parts.joined(separator: ", ")
    if case .follow(byEvents: true) = mode, watcher == nil || watcher?.limitation != nil {
      return text + "; polling alone"
    }
    return text
  }
}

/// The work since there last was none, for one line in the log.
struct Burst {
  private var summary = Summary()
  private var articles = 0
  private var path = ""
  private var start = ContinuousClock.now
  private var isEmpty = true

  mutating func add(_ outcome: Outcome) {
    switch outcome.result {
    case .unsettled, .vanished, .postponed, .failed: return
    default: break
    }
    if isEmpty { start = .now }
    isEmpty = false
    summary.add([outcome])
    if case .indexed(_, _, _, let count, _) = outcome.result { articles += count }
    path = outcome.candidate.path
  }

  /// What there is to say of it, if anything; a new one begins.
  mutating func end() -> (message: String, metadata: Logger.Metadata)? {
    defer { self = Burst() }
    if isEmpty { return nil }
    var metadata: Logger.Metadata = [:]
    if summary.bundles > 0 { metadata["articles"] = "\(articles)" }
    if summary.bundles + summary.gone + summary.unchanged == 1 {
      metadata["path"] = "\(path)"
    } else {
      if summary.bundles > 0 { metadata["bundles"] = "\(summary.bundles)" }
      if summary.gone > 0 { metadata["gone"] = "\(summary.gone)" }
      if summary.unchanged > 0 { metadata["unchanged"] = "\(summary.unchanged)" }
    }
    let message = summary.bundles > 0 ? "indexed" : summary.gone > 0 ? "gone" : "unchanged"
    return (message, metadata)
  }
}
