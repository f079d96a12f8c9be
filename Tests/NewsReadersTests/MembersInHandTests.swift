import Dispatch
import NewsModel
import Synchronization
import Testing

@testable import NewsReaders

/// What workers have in hand is bounded, and comes back in order.
@Suite struct MembersInHandTests {
  /// What was delivered, by its number.
  final class Delivered {
    var numbers: [Int] = []
  }

  static func workers(_ count: Int) -> MemberWorkers {
    MemberWorkers(count: count) { DispatchQueue(label: "worker").async(execute: $0) }
  }

  /// A bundle that is large enough for workers from its first member on.
  static let large = MembersInHand.aloneBytes + 1

  static func member(_ number: Int) -> ReadMember {
    ReadMember(results: [.success(Article(body: "\(number)", format: "test"))])
  }

  func hand(
    _ number: Int, bytes: Int = Self.large, to members: MembersInHand, _ delivered: Delivered,
    first: @escaping @Sendable () -> Void = {}
  ) throws {
    try members.hand(bytes: bytes) {
      first()
      return Self.member(number)
    } deliver: { outcome in
      #expect(outcome.results == Self.member(number).results)
      delivered.numbers.append(number)
    }
  }

  @Test func `members are delivered in the bundle's order, whichever is read first`() throws {
    let members = MembersInHand(Self.workers(2))
    defer { members.close() }
    let delivered = Delivered()
    let isSecondRead = DispatchSemaphore(value: 0)
    try hand(0, to: members, delivered) { isSecondRead.wait() }
    try hand(1, to: members, delivered) { isSecondRead.signal() }
    #expect(delivered.numbers.isEmpty)
    try members.settle()
    #expect(delivered.numbers == [0, 1])
  }

  @Test func `no more members are in hand than the bound says`() throws {
    let members = MembersInHand(Self.workers(2))
    defer { members.close() }
    let delivered = Delivered()
    let (gate, most) = (DispatchSemaphore(value: 0), members.bounds.members)
    try hand(0, to: members, delivered) { gate.wait() }
    for number in 1..<most { try hand(number, bytes: 1, to: members, delivered) }
    // The first one keeps all others from being delivered.
    #expect(members.count == most && delivered.numbers.isEmpty)
    gate.signal()
    for number in most..<10 * most {
      try hand(number, bytes: 1, to: members, delivered)
      #expect(members.count <= most)
      #expect(delivered.numbers.count == number + 1 - members.count)
    }
    try members.settle()
    #expect(delivered.numbers == Array(0..<10 * most))
  }

  @Test func `no more bytes are in hand than the bound says, but for one member that has more`() throws {
    let members = MembersInHand(Self.workers(2))
    defer { members.close() }
    let delivered = Delivered()
    for number in 0..<100 {
      let bytes = number % 10 == 9 ? 2 * members.bounds.bytes : members.bounds.bytes / 3
      try hand(number, bytes: bytes, to: members, delivered)
      #expect(members.bytes <= members.bounds.bytes || members.count == 1)
    }
    try members.settle()
    #expect(members.bytes == 0)
    #expect(delivered.numbers == Array(0..<100))
  }

  @Test func `a small bundle is read on its own thread`() throws {
    let members = MembersInHand(MemberWorkers(count: 2) { _ in Issue.record("a thread was started") })
    defer { members.close() }
    let delivered = Delivered()
    for number in 0..<10 {
      try hand(number, bytes: 1_000, to: members, delivered)
      #expect(delivered.numbers.last == number)
    }
  }

  @Test func `what is in hand when the bundle's time is over is dropped`() throws {
    let members = MembersInHand(Self.workers(2), Allowance(deadline: .now, subject: "day.zip"))
    defer { members.close() }
    let delivered = Delivered()
    for number in 0..<3 { try hand(number, to: members, delivered) }
    #expect { try members.settle() } throws: { ($0 as? Failure)?.code == .timedOut }
    #expect(members.count == 0 && delivered.numbers.isEmpty)
  }

  @Test(arguments: [0, 1, 3])
  func `behind the text that makes a bundle too much nothing is delivered`(count: Int) throws {
    let allowance = Allowance(subject: "day.zip", limits: ReadingLimits())
    let members = MembersInHand(count == 0 ? nil : Self.workers(count), allowance)
    defer { members.close() }
    var delivered = 0
    #expect {
      for _ in 0..<200 {
        try members.hand(bytes: Self.large) {
          Self.member(0)
        } deliver: { _ in
          delivered += 1
          allowance.taken.add(allowance.limits.bundleText / 10)
        }
      }
      try members.settle()
    } throws: {
      ($0 as? Failure)?.code == .bundleText
    }
    #expect(delivered == 11)
  }

  @Test func `threads end when no bundle needs them, and start again`() throws {
    let counts = Threads()
    let workers = MemberWorkers(count: 3) { run in
      counts.started.add(1, ordering: .relaxed)
      DispatchQueue(label: "worker").async {
        run()
        counts.ended.signal()
      }
    }
    for _ in 0..<2 {
      let members = MembersInHand(workers)
      let delivered = Delivered()
      for number in 0..<10 { try hand(number, to: members, delivered) }
      try members.settle()
      members.close()
      #expect(counts.started.load(ordering: .relaxed) == 3)
      for _ in 0..<3 { #expect(counts.ended.wait(timeout: .now() + 60) == .success) }
      counts.started.store(0, ordering: .relaxed)
    }
  }

  final class Threads: Sendable {
    let started = Atomic<Int>(0)
    let ended = DispatchSemaphore(value: 0)
  }
}
