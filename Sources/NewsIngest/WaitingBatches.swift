import Dispatch
import NewsIndex
import Synchronization

/// A batch that waits for the writer.
struct WaitingBatch: Sendable {
  var batch: Batch
  var isUrgent: Bool
  /// Bytes that nobody had begun to read when it was handed over.
  var backlog: Int64
  var handedOver: Writer.HandedOver
}

/// The batches that wait for the writer, in the order in which they came.
///
/// The writer's thread blocks here while a transaction is open, so it is a semaphore that it waits for.
final class WaitingBatches: Sendable {
  private let batches = Mutex<[WaitingBatch]>([])
  private let bell = DispatchSemaphore(value: 0)

  var isEmpty: Bool { batches.withLock(\.isEmpty) }
  var count: Int { batches.withLock(\.count) }

  /// The one that is next; it stays.
  var first: WaitingBatch? { batches.withLock(\.first) }

  func add(_ batch: WaitingBatch) {
    batches.withLock { $0.append(batch) }
    bell.signal()
  }

  /// Lets who waits look whether it still wants to.
  func ring() {
    bell.signal()
  }

  /// The first one.
  ///
  /// - Parameters:
  ///   - patience: how long to wait where there is none.
  ///   - isHurried: ends the waiting.
  /// - Returns: nil where none has come.
  func take(patience: Duration, until isHurried: () -> Bool) -> WaitingBatch? {
    let end = DispatchTime.now() + .nanoseconds(Int(patience.nanoseconds))
    while true {
      if let first = batches.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) { return first }
      if isHurried() || bell.wait(timeout: end) == .timedOut { return nil }
    }
  }
}
