import Glibc
import Logging
import NewsFiles
import NewsModel

/// The loop that keeps an inbox in step: one thread that waits for events, messages and times, and decides what is read.
///
/// It decides alone, so there are no locks: readers and the writer tell it by mail what they have done. A path that is
/// in their hands is not given to them a second time; what happens to it meanwhile is looked at afterwards.
final class InboxKeeper {
  let inbox: RawPath
  let mode: InboxService.Mode
  let queue: WorkQueue
  let mailbox: Mailbox
  let logger: Logger
  let hooks: InboxHooks
  /// Bundles that the readers are given at a time.
  private let mostInHand: Int

  var settings: InboxSettings
  let known: KnownBundles
  var settling: Settling
  var departures = Departures()
  /// What is in the hands of the readers.
  var inHand = BundlesInHand()
  /// While the whole inbox is looked through: what was found and not given to the readers yet.
  var found: [Work] = []
  var isLooking = false
  /// Events were lost while the whole inbox is looked through: that has to be done once more.
  private var mustLookAgain = false
  /// How long the present look has waited for the readers, and the processor time of what else was done; nanoseconds.
  private var paused: Int64 = 0
  private var workedMeanwhile: Int64 = 0
  private var isReady = false
  var watcher: Watcher?
  /// Why there is no watcher though there should be, and why it does not hear of everything.
  var watchTrouble: Failure?
  var remoteness: Failure?
  /// Why the inbox as a whole cannot be seen; nothing is removed while that lasts.
  var trouble: Failure?
  /// Why bundles that are not there are not removed.
  var heldBack: Failure?
  /// With `once`: when a bundle that does not settle was first seen.
  var firstSeen: [String: Int64] = [:]
  var burst = Burst()
  var lastStatus = ""
  /// What was told of its state.
  var reporting = Reporting()
  var isStopping = false
  var leisure = Leisure()
  let tidy: () -> Void
  private var nextPoll: Int64 = 0
  private var pulse = Pulse()

  init(
    inbox: RawPath, settings: InboxSettings, mode: InboxService.Mode, known: KnownBundles, queue: WorkQueue,
    mailbox: Mailbox, logger: Logger, hooks: InboxHooks, mostInHand: Int,
    tidy: @escaping () -> Void
  ) {
    self.inbox = inbox
    self.settings = settings
    self.mode = mode
    self.known = known
    self.queue = queue
    self.mailbox = mailbox
    self.logger = logger
    self.hooks = hooks
    self.mostInHand = mostInHand
    self.tidy = tidy
    settling = Settling(period: settings.settle)
  }

  /// Runs to the end of the service, and leaves the queue ended. Throws the database's failures, and with `once` that there is no
  /// inbox; the queue is the caller's then.
  func run() throws(Failure) {
    startWatching()
    // So that the first state tells how many bundles there are.
    try known.beginLook(isAtRest: true)
    tellState()
    try lookThroughAll()
    if mode == .once, let trouble, trouble.code != .empty { throw trouble }
    becomeReady()
    while !isStopping {
      if mode == .once, isInStep { break }
      try doOneTurn()
    }
    tellStatus()
    reporting.end()
    tellState()
    if isStopping { queue.abandon() } else { queue.finish() }
  }

  private func becomeReady() {
    if !isReady { hooks.ready() }
    isReady = true
  }

  /// Works off some of what was found while the whole inbox is looked through, where that is much; arrivals come first meanwhile.
  func makeRoom() throws(Failure) {
    if inHand.count < mostInHand { return }
    giveFound()
    becomeReady()
    let start = Moment.now().monotonic
    let work = Moment.threadTime()
    while inHand.count > mostInHand / 2, !isStopping { try doOneTurn() }
    paused += Moment.now().monotonic - start
    workedMeanwhile += Moment.threadTime() - work
  }

  private func doOneTurn() throws(Failure) {
    tellStatus()
    tellState()
    wait()
    try turn()
  }

  /// One turn: what has come in, then what is due.
  private func turn() throws(Failure) {
    for message in mailbox.take() { try take(message) }
    if isStopping { return }
    let changes = watcher?.changes() ?? InboxChanges()
    let now = Moment.now()
    if isLooking {
      if changes.isIncomplete { mustLookAgain = true }
      for change in changes.byPath.values { try look(at: change) }
    } else if changes.isIncomplete || mustLookAgain || now.monotonic >= nextPoll {
      if changes.isIncomplete || mustLookAgain { logger.notice("events were lost; looking through the whole inbox") }
      mustLookAgain = false
      try lookThroughAll()
    } else {
      for change in changes.byPath.values { try look(at: change) }
    }
    for waiting in settling.due(at: now) { try look(at: InboxChange(path: waiting.candidate.raw)) }
    try settleDepartures()
    tidyIfDue(now)
    beat(now)
  }

  private func take(_ message: Mailbox.Message) throws(Failure) {
    switch message {
    case .outcomes(let outcomes): try take(outcomes)
    case .stop: isStopping = true
    case .tidied(let tidied): take(tidied)
    case .settings(let new):
      settings = new
      settling.period = new.settle
      nextPoll = min(nextPoll, Moment.now().monotonic + new.poll.nanoseconds)
    }
  }

  private var isInStep: Bool {
    inHand.isEmpty && settling.waiting.isEmpty && departures.isEmpty
  }

  private func startWatching() {
    guard case .follow(byEvents: true) = mode else { return }
    do throws(Failure) {
      watcher = try Watcher()
    } catch {
      watchTrouble = error
      logger.warning("polling alone", failure: error)
    }
  }

  /// Looks through the whole inbox and sets the time of the next such look: not before ten times what this one took,
  /// so that a slow file system is not asked without end.
  private func lookThroughAll() throws(Failure) {
    let start = Moment.now().monotonic
    let work = Moment.threadTime()
    let wasLimited = watcher?.limitation != nil
    (paused, workedMeanwhile) = (0, 0)
    try reconcile()
    noteRemoteness()
    // Other programs may have written.
    leisure.want(at: start)
    if !wasLimited, let limitation = watcher?.limitation { logger.warning("polling alone", failure: limitation) }
    let end = Moment.now().monotonic
    let isWaiting = trouble != nil || heldBack != nil
    // Somebody may say that it is meant so.
    let interval = isWaiting ? min(settings.poll, .seconds(5)) : settings.poll
    let looked = Moment.threadTime() - work - workedMeanwhile
    let least = max(10 * (end - start - paused), isToldOfAll ? Self.shareOfLooking * looked : 0)
    nextPoll = mode == .once ? .max : end + max(interval.nanoseconds, least)
  }

  /// Where events tell of all that happens, looking takes no more than this part of a core.
  private static let shareOfLooking: Int64 = 300

  /// Whether nothing should happen in the inbox that no event tells of: then a look only makes sure.
  private var isToldOfAll: Bool {
    guard let watcher else { return false }
    return watcher.limitation == nil && trouble == nil && System.tellsOfAllChanges(in: inbox)
  }

  /// Waits for an event, a message, or the next time at which something is due.
  private func wait() {
    let now = Moment.now().monotonic
    var due = isLooking ? .max : mustLookAgain ? now : nextPoll
    if let settled = settling.nextDue { due = min(due, settled) }
    if let departed = departuresDue { due = min(due, departed) }
    if let tidying = tidyingDue { due = min(due, tidying) }
    if let report = reporting.due { due = min(due, report) }
    if let interval = hooks.heartbeatInterval { due = min(due, pulse.last + interval.nanoseconds) }
    var descriptors = [pollfd(fd: mailbox.descriptor, events: Int16(POLLIN), revents: 0)]
    if let watcher { descriptors.append(pollfd(fd: watcher.descriptor, events: Int16(POLLIN), revents: 0)) }
    // Rounded up: to wake a moment early would be to wake twice.
    let milliseconds = due == .max ? -1 : min(max(0, (due - now + 999_999) / 1_000_000), 3_600_000)
    poll(&descriptors, nfds_t(descriptors.count), Int32(milliseconds))
  }

  private func beat(_ now: Moment) {
    guard let interval = hooks.heartbeatInterval else { return }
    if pulse.isDue(now.monotonic, interval: interval, done: queue.progress.done, isIdle: inHand.isEmpty) {
      hooks.heartbeat()
    }
  }
}

/// When to tell the supervisor that all is well: as long as there is nothing to do or something gets done.
struct Pulse {
  /// One bundle may keep the readers busy this long before they count as stuck.
  static let patience = Duration.seconds(600)

  private(set) var last: Int64 = 0
  private var done = 0
  private var progressed: Int64 = 0

  /// Whether to tell now; nanoseconds, monotonic.
  mutating func isDue(_ now: Int64, interval: Duration, done: Int, isIdle: Bool) -> Bool {
    if isIdle || done != self.done || progressed == 0 {
      self.done = done
      progressed = now
    }
    if now - last < interval.nanoseconds { return false }
    last = now
    return now - progressed < Self.patience.nanoseconds
  }
}
