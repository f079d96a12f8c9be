internal import Dispatch
import NewsModel
internal import Synchronization

/// What became of a member of a bundle.
struct ReadMember: Sendable {
  var results: [Result<Article, Failure>] = []
  /// Why it, or the rest of it, could not be read, where nobody has told that yet.
  var refusal: Failure?
}

/// The members of one bundle that workers have in hand: so many at most, and given on in the order of the bundle.
///
/// It belongs to the thread that reads the bundle, which alone hands members over and takes what became of them. Where it
/// comes to the bounds it waits for half of what is in hand, so that not every member wakes it.
final class MembersInHand {
  /// What its members may be together, unless one is larger by itself.
  struct Bounds {
    var members: Int
    var bytes: Int

    /// Enough that one long page keeps no other worker waiting.
    init(workers: Int) {
      members = 16 * workers
      bytes = (2 << 20) * workers
    }
  }

  /// A bundle's first bytes are read without workers: to bring them to work takes longer than small bundles do.
  static let aloneBytes = 128 << 10

  private struct Member {
    var outcome: Coming
    var bytes: Int
    var deliver: (ReadMember) -> Void
  }

  let bounds: Bounds
  /// How many members are in hand, and the bytes that they are read from.
  var count: Int { members.count }
  private(set) var bytes = 0

  private let workers: MemberWorkers?
  private let allowance: Allowance
  private let common = Common()
  private var members: [Member] = []
  private var handedBytes = 0
  private var hasJoined = false

  /// - Parameter workers: nil where the bundle's own thread does everything.
  init(_ workers: MemberWorkers? = nil, _ allowance: Allowance = .current) {
    self.workers = workers
    self.allowance = allowance
    bounds = Bounds(workers: workers?.count ?? 0)
  }

  // MARK: Handing over

  /// Has a member read, and what became of it delivered on this thread, once all that was handed over before is.
  /// - Parameter bytes: What `read` holds.
  /// - Throws: Where the bundle as a whole has cost too much. What was not delivered is dropped.
  func hand(
    bytes: Int, _ read: @escaping @Sendable () -> ReadMember, deliver: @escaping (ReadMember) -> Void
  ) throws(Failure) {
    if allowance.hasTakenAll { throw end() }
    handedBytes += bytes
    guard let workers, handedBytes > Self.aloneBytes else { return deliver(read()) }
    try makeRoom(for: bytes)
    if !hasJoined { workers.join() }
    hasJoined = true
    let coming = Coming()
    members.append(Member(outcome: coming, bytes: bytes, deliver: deliver))
    self.bytes += bytes
    workers.add { [common, allowance] in
      if !common.isOver { coming.give(Allowance.$current.withValue(allowance) { read() }) }
      common.bell.signal()
    }
  }

  /// Waits for all that is in hand, and delivers it.
  func settle() throws(Failure) {
    try deliver(members.count)
  }

  /// To be called when the bundle has been read, or left.
  func close() {
    drop()
    if hasJoined { workers?.leave() }
    hasJoined = false
  }

  // MARK: Delivering

  private func makeRoom(for bytes: Int) throws(Failure) {
    guard members.count >= bounds.members || self.bytes + bytes > bounds.bytes else { return }
    var left = self.bytes
    var count = 0
    for member in members {
      if count >= (members.count + 1) / 2, left + bytes <= bounds.bytes { break }
      left -= member.bytes
      count += 1
    }
    try deliver(count)
  }

  private func deliver(_ count: Int) throws(Failure) {
    guard count > 0 else { return }
    // The last one first: it is one sleep where each of them would be one.
    common.wait(for: members[count - 1].outcome)
    for member in members.prefix(count) {
      common.wait(for: member.outcome)
      if allowance.isOverTime { throw end() }
      self.bytes -= member.bytes
      if let outcome = member.outcome.take() { member.deliver(outcome) }
    }
    members.removeFirst(count)
  }

  private func end() -> Failure {
    drop()
    return allowance.overTime
  }

  private func drop() {
    if !members.isEmpty { common.end() }
    members = []
    bytes = 0
  }
}

/// What comes of one member.
private final class Coming: Sendable {
  private let outcome = Mutex<ReadMember?>(nil)

  var isHere: Bool { outcome.withLock { $0 != nil } }

  func give(_ outcome: ReadMember) {
    self.outcome.withLock { $0 = outcome }
  }

  func take() -> ReadMember? {
    outcome.withLock { outcome in
      defer { outcome = nil }
      return outcome
    }
  }
}

/// What a bundle's thread and its workers share.
private final class Common: Sendable {
  /// Rung for each member that was read.
  let bell = DispatchSemaphore(value: 0)
  private let over = Atomic<Bool>(false)

  /// Whether nobody waits for the members any more.
  var isOver: Bool { over.load(ordering: .relaxed) }

  func end() {
    over.store(true, ordering: .relaxed)
  }

  func wait(for coming: Coming) {
    while !coming.isHere { bell.wait() }
  }
}
