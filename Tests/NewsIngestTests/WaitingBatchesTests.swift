import NewsIndex
import Synchronization
import Testing

@testable import NewsIngest

/// What readers and the writer wait for each other with.
@Suite struct Waiting {
  private func batch(urgent: Bool = false) -> WaitingBatch {
    WaitingBatch(batch: BatchBuilder().take(), isUrgent: urgent, backlog: 0, handedOver: Writer.HandedOver())
  }

  @Test func `a value that came comes to all who wait for it and who ask later, the first one alone`() async {
    let once = Once<Int>()
    async let early = once.value
    async let other = once.value
    once.give(1)
    once.give(2)
    #expect(await [early, other, once.value] == [1, 1, 1])
  }

  @Test func `batches come in the order in which they were added`() {
    let waiting = WaitingBatches()
    #expect(waiting.isEmpty)
    waiting.add(batch(urgent: true))
    waiting.add(batch())
    #expect(waiting.take(patience: .zero) { false }?.isUrgent == true)
    #expect(waiting.take(patience: .zero) { false }?.isUrgent == false)
    #expect(waiting.take(patience: .zero) { false } == nil)
  }

  @Test func `who waits for a batch gets one that comes meanwhile`() {
    let waiting = WaitingBatches()
    OwnThread.start { waiting.add(self.batch()) }
    #expect(waiting.take(patience: .seconds(600)) { false } != nil)
  }

  @Test func `who waits for a batch stops when others are in a hurry`() {
    let waiting = WaitingBatches()
    let isHurried = Atomic(false)
    OwnThread.start {
      isHurried.store(true, ordering: .relaxed)
      waiting.ring()
    }
    #expect(waiting.take(patience: .seconds(600)) { isHurried.load(ordering: .relaxed) } == nil)
  }
}
