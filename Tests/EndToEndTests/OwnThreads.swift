import Foundation
import Testing

/// Runs the tests of a suite on threads of their own: they wait for programs, and the few threads that Swift's concurrency
/// shares must stay free for the tests of other rooms.
struct OwnThreads: SuiteTrait, TestScoping {
  private static let threads = Threads()

  var isRecursive: Bool { false }

  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    try await withTaskExecutorPreference(Self.threads, operation: function)
  }
}

extension Trait where Self == OwnThreads {
  static var ownThreads: Self { OwnThreads() }
}

/// A few threads; so many tests run at the same time.
private final class Threads: TaskExecutor {
  private let queue: OperationQueue = {
    let queue = OperationQueue()
    queue.maxConcurrentOperationCount = 4
    return queue
  }()

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.addOperation { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
