import NewsIndex
package import NewsModel

/// `newsq index`: reads what somebody named, now.
package enum Indexing {
  /// Content that the journal already has, read by the same version of its reader, is left as it is.
  ///
  /// Every failure is told, of what was named and of what was read; only the database's are thrown.
  package static func run(
    _ paths: IndexPaths, writer: Writer, readers: Int = 0, programs: BundleReaders = BundleReaders(),
    onFailure: @escaping @Sendable (Failure) -> Void = { _ in },
    progress: (@Sendable (_ done: Int, _ total: Int) -> Void)? = nil
  ) async throws(Failure) -> Summary {
    let journal = try await writer.journal()
    let works = paths.candidates.map { candidate in
      Work(candidate, .readNow(known: journal[candidate.path].map(KnownBundle.init)))
    }
    paths.failures.forEach(onFailure)
    var summary = try await Pipeline(writer: writer, readers: readers, programs: programs).run(
      works, report: { tellFailures(of: $0, to: onFailure) }, progress: progress)
    summary.failed += paths.failures.count
    await writer.tidy(after: summary)
    await writer.checkpoint()
    return summary
  }

  static func tellFailures(of outcomes: [Outcome], to onFailure: (Failure) -> Void) {
    for outcome in outcomes {
      switch outcome.result {
      case .failed(let failure, _), .postponed(let failure): onFailure(failure)
      case .indexed(_, _, _, _, let failures): failures.forEach(onFailure)
      default: break
      }
    }
  }
}
