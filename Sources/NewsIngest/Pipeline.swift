import Glibc
import NewsIndex
package import NewsModel

/// bundle → reader → article → index, the same for newsqd, `newsq index` and `newsq reindex`.
///
/// Readers work side by side, each on a thread of its own, and hand batches to the one writer. Memory is bounded by a
/// batch a reader.
package struct Pipeline: Sendable {
  private let writer: Writer
  private let readers: Int
  private let isPatient: Bool
  private let loader: BundleLoader
  private let programs: BundleReaders

  /// With `readers` 0, as many as there are cores, and two at least, so that one reads while the other's batch is
  /// written. `isPatient` lets the writer go first where the cores do not suffice for all: it is then not behind when
  /// everything is read, and nobody waits for a single bundle.
  package init(
    writer: Writer, readers: Int = 0, programs: BundleReaders = BundleReaders(), isPatient: Bool = true
  ) {
    self.writer = writer
    self.isPatient = isPatient
    self.readers = readers > 0 ? readers : max(2, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    loader = BundleLoader(limits: programs.limits)
    self.programs = programs.withWorkers(self.readers)
  }

  /// Works until the queue is finished and empty, or abandoned. `report` is called, from any thread, with what has
  /// been done and committed.
  ///
  /// Bad bundles never stop it; a failure of the database does, and is thrown.
  package func run(
    _ queue: WorkQueue, report: @escaping @Sendable ([Outcome]) -> Void
  ) async throws(Failure) -> Summary {
    let start = ContinuousClock.now
    let task = ReaderTask(
      queue: queue, writer: writer, loader: loader, readers: programs,
      recurring: RecurringLines(try await writer.siteLines()), met: MetWordsInCommon(), report: report)
    let threads = (1...readers).map { _ in TaskThread(isPatient: isPatient) }
    defer {
      programs.close()
      withExtendedLifetime(threads) {}
    }
    let results = await withTaskGroup(of: Result<Summary, Failure>.self) { group in
      for thread in threads {
        group.addTask(executorPreference: thread) {
          do throws(Failure) {
            return .success(try await task.run())
          } catch {
            queue.abandon()
            return .failure(error)
          }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    var summary = Summary()
    for result in results { summary.add(try result.get()) }
    summary.seconds = start.duration(to: .now) / .seconds(1)
    return summary
  }

  /// Does this work and no more.
  package func run(
    _ works: [Work], report: @escaping @Sendable ([Outcome]) -> Void = { _ in },
    progress: (@Sendable (_ done: Int, _ total: Int) -> Void)? = nil
  ) async throws(Failure) -> Summary {
    let queue = WorkQueue()
    queue.add(works)
    queue.finish()
    return try await run(queue) { outcomes in
      report(outcomes)
      if let progress { progress(queue.progress.done, works.count) }
    }
  }
}
