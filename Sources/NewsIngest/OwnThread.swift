import Dispatch
import Glibc
import NewsFiles
import Synchronization

/// A thread for work that blocks, so that the few threads Swift's concurrency shares stay free for what must answer.
package enum OwnThread {
  /// Starts a thread that runs `body` and ends.
  package static func start(_ body: @escaping @Sendable () -> Void) {
    let box = Unmanaged.passRetained(Start(body: body))
    var thread = pthread_t()
    let run: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { argument in
      Unmanaged<Start>.fromOpaque(argument!).takeRetainedValue().body()
      return nil
    }
    let error = pthread_create(&thread, nil, run, box.toOpaque())
    guard error == 0 else { fatalError("newsq: the system gives no thread: \(Errno(error).text)") }
    pthread_detach(thread)
  }

  /// Runs `body` on a thread of its own and waits for it without holding one of the shared threads.
  static func run<T: Sendable>(_ body: @escaping @Sendable () -> T) async -> T {
    await withCheckedContinuation { continuation in
      start { continuation.resume(returning: body()) }
    }
  }

  private final class Start: Sendable {
    let body: @Sendable () -> Void

    init(body: @escaping @Sendable () -> Void) {
      self.body = body
    }
  }
}

/// Jobs in the order they came, for the one thread that runs them.
final class JobQueue: Sendable {
  private let state = Mutex<(jobs: [@Sendable () -> Void], isStopped: Bool)>(([], false))
  private let signal = DispatchSemaphore(value: 0)

  init() {
    OwnThread.start { [self] in run() }
  }

  func add(_ job: @escaping @Sendable () -> Void) {
    state.withLock { $0.jobs.append(job) }
    signal.signal()
  }

  /// Ends the thread once the jobs it has are done.
  func stop() {
    state.withLock { $0.isStopped = true }
    signal.signal()
  }

  private func run() {
    while true {
      signal.wait()
      let (jobs, isStopped) = state.withLock { state in
        defer { state.jobs = [] }
        return (state.jobs, state.isStopped)
      }
      for job in jobs { job() }
      if isStopped, jobs.isEmpty { return }
    }
  }
}

/// The thread that an actor's work runs on.
package final class ActorThread: SerialExecutor {
  private let jobs = JobQueue()

  package init() {}

  deinit {
    jobs.stop()
  }

  package func enqueue(_ job: consuming ExecutorJob) {
    let unowned = UnownedJob(job)
    // The job may end the actor, and the executor must outlive the job: the closure holds it.
    jobs.add { [self] in unowned.runSynchronously(on: asUnownedSerialExecutor()) }
  }
}

/// The thread that a task, but for its calls to actors, runs on. The task does not keep it alive.
package final class TaskThread: TaskExecutor {
  private let jobs = JobQueue()

  /// - Parameter isPatient: lets other threads go first (see `System.letOthersGoFirst`).
  package init(isPatient: Bool = false) {
    if isPatient { jobs.add { System.letOthersGoFirst() } }
  }

  deinit {
    jobs.stop()
  }

  package func enqueue(_ job: consuming ExecutorJob) {
    let unowned = UnownedJob(job)
    jobs.add { [self] in unowned.runSynchronously(on: asUnownedTaskExecutor()) }
  }
}
