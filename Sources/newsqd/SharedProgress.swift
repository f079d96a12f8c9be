import NewsCommand
import NewsPrinter
import Synchronization

/// A progress line that several readers report to.
final class SharedProgress: Sendable {
  private let progress: Mutex<Progress>

  init(_ label: String, total: Int?) {
    progress = Mutex(Progress(label, total: total, terminal: .errors()))
  }

  func update(done: Int) {
    progress.withLock { $0.update(done: done) }
  }

  /// Takes the line away while something else is written.
  func interrupt(_ body: () -> Void) {
    progress.withLock {
      $0.clear()
      body()
    }
  }

  func clear() {
    progress.withLock { $0.clear() }
  }
}
