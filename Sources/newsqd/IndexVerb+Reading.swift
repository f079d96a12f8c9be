internal import ArgumentParser
import Glibc
import NewsCommand
import NewsIngest
import NewsModel
import NewsPrinter
import NewsSettings

extension IndexVerb: Reading {
  func read() async throws {
    let settings = try global.settings()
    let paths = IndexPaths(named: path, inbox: settings.inbox)
    let writer = try Writer(path: settings.database, reserve: settings.reserve)
    let progress = SharedProgress("indexing", total: paths.candidates.count)
    let summary = try await Indexing.run(
      paths, writer: writer, readers: settings.readers,
      programs: try settings.bundleReaders(),
      onFailure: { failure in progress.interrupt { Complaints.say(failure) } },
      progress: { done, _ in progress.update(done: done) })
    progress.clear()
    await writer.close()
    let output = Output.standard()
    try output.write("\(summary)\n")
    try output.flush()
    if summary.isNothingButFailures { throw ExitCode(ExitStatus.refused) }
  }
}
