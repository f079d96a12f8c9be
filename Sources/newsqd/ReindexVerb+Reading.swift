internal import ArgumentParser
import Glibc
import NewsCommand
import NewsIndex
import NewsIngest
import NewsModel
import NewsPrinter
import NewsSettings

extension ReindexVerb: Reading {
  func read() async throws {
    let settings = try global.settings()
    guard access(settings.database, F_OK) == 0 else {
      throw Failure(
        .noIndex, subject: settings.database, cause: "there is no index yet",
        remedy: "start newsqd, or index a folder with newsq index DIR")
    }
    let lock = try RunLock(.reindex, database: settings.database)
    if rebuild { try self.rebuild(settings) }
    // What was told before is not told each night again.
    let told = Set(try IndexReader(path: settings.database).failures().map(\.failure))
    let writer = try Writer(path: settings.database, reserve: settings.reserve)
    let progress = SharedProgress("reindexing", total: nil)
    let accepted =
      try acceptRemovals
      ? Reindexing.removals(
        await writer.journal(), inbox: settings.inbox, removal: settings.forInbox.removal) : []
    let summary = try await Reindexing.run(
      full: full, accepting: accepted, writer: writer, readers: settings.readers,
      programs: try settings.bundleReaders(),
      onFailure: { failure in
        if !told.contains(failure) { progress.interrupt { Complaints.say(failure) } }
      },
      progress: { done, _ in progress.update(done: done) })
    progress.clear()
    await writer.close()
    if Terminal.output().isTerminal {
      let output = Output.standard()
      try output.write("\(summary)\n")
      try output.flush()
    }
    _ = consume lock
  }

  /// Makes the database anew; what was lost is read again by what follows.
  private func rebuild(_ settings: Settings) throws {
    let lock = try RunLock(.daemon, database: settings.database)
    let report = try IndexRebuild.run(path: settings.database)
    for failure in report.lost { Complaints.say(failure) }
    let output = Output.standard()
    try output.write("rebuilt: \(report.articles) articles, \(report.lost.count) damaged\n")
    try output.flush()
    _ = consume lock
  }
}
