package import NewsIndex
package import NewsModel

/// The one writer of the database, on a thread of its own: SQLite blocks, and the shared threads must not.
package actor Writer {
  private let thread: ActorThread
  private let index: IndexWriter

  package nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

  /// Opens the database, or makes it.
  package init(path: String) throws(Failure) {
    thread = ActorThread()
    index = try IndexWriter(path: path)
  }

  /// One transaction: articles, index rows and journal. When it returns, they survive a power cut.
  package func apply(_ batch: Batch) throws(Failure) -> BatchReport {
    try index.apply(batch)
  }

  package func journal() throws(Failure) -> Journal {
    try index.journal()
  }

  /// Brings the log into the database file.
  package func checkpoint() {
    index.checkpoint()
  }

  package func close() throws(Failure) {
    try index.close()
  }
}
