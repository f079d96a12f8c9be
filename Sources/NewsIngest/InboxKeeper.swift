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

  var settings: InboxSettings
  var known: KnownBundles
  var settling: Settling
  var departures = Departures()
  /// What is in the hands of the readers.
  var inHand = BundlesInHand()
  /// While the whole inbox is looked through: what was found and not given to the readers yet.
  var found: [Work] = []
  var isLooking = false
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
  /// Has the journal read again, where another process has written, and sends it as mail.
  let readJournal: () -> Void
  private var nextPoll: Int64 = 0
  private var pulse = Pulse()

  init(
    inbox: RawPath, settings: InboxSettings, mode: InboxService.Mode, known: KnownBundles, queue: WorkQueue,
    mailbox: Mailbox, logger: Logger, hooks: InboxHooks,
    tidy: @escaping () -> Void, readJournal: @escaping () -> Void
  ) {
    self.inbox = inbox
    self.settings = settings
    self.mode = mode
    self.known = known
    self.queue = queue
    self.mailbox = mailbox
    self.logger = logger
    self.hooks = hooks
    self.tidy = tidy
    self.readJournal = readJournal
    settling = Settling(period: settings.settle)
  }

  /// Runs to the end of the service, and leaves the queue ended.
  func run() -> Result<Void, Failure> {
    startWatching()
    tellState()
    lookThroughAll()
    if mode == .once, let trouble, trouble.code != .empty {
      queue.abandon()
      return .failure(trouble)
    }
    hooks.ready()
    while !isStopping {
      tellStatus()
      tellState()
      if mode == .once, isInStep { break }
      wait()
      turn()
    }
    reporting.end()
    tellState()
    if isStopping { queue.abandon() } else { queue.finish() }
    return .success(())
  }

  /// One turn: what has come in, then what is due.
  private func turn() {
    for message in mailbox.take() { take(message) }
    if isStopping { return }
    let changes = watcher?.changes() ?? InboxChanges()
    let now = Moment.now()
    if changes.isIncomplete || now.monotonic >= nextPoll {
      if changes.isIncomplete { logger.notice("events were lost; looking through the whole inbox") }
      lookThroughAll()
    } else {
      for change in changes.byPath.values { look(at: change) }
    }
    for waiting in settling.due(at: now) { look(at: InboxChange(path: waiting.candidate.raw)) }
    settleDepartures()
    tidyIfDue(now)
    beat(now)
  }

  private func take(_ message: Mailbox.Message) {
    switch message {
    case .outcomes(let outcomes): take(outcomes)
    case .stop: isStopping = true
    case .tidied(let tidied): take(tidied)
    case .known(let fresh): take(fresh)
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
  private func lookThroughAll() {
    let start = Moment.now().monotonic
    let work = Moment.threadTime()
    let wasLimited = watcher?.limitation != nil
    reconcile()
    noteRemoteness()
    // Other programs may have written.
    leisure.want(at: start)
    if !wasLimited, let limitation = watcher?.limitation { logger.warning("polling alone", failure: limitation) }
    let end = Moment.now().monotonic
    let isWaiting = trouble != nil || heldBack != nil
    let interval = isWaiting ? min(settings.poll, .seconds(5)) : settings.poll
    // Somebody may have said that it is meant so.
    if isWaiting, mode != .once { readJournal() }
    let least = max(10 * (end - start), isToldOfAll ? Self.shareOfLooking * (Moment.threadTime() - work) : 0)
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
    var due = nextPoll
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
