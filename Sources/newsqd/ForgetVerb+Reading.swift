internal import ArgumentParser
import Glibc
import NewsCommand
import NewsFiles
import NewsIndex
import NewsIngest
import NewsModel
import NewsPrinter
import NewsSettings

extension ForgetVerb: Reading {
  func read() async throws {
    let settings = try global.settings()
    let reader = try IndexReader(path: settings.database)
    var articles: [Int64] = []
    var files: [String] = []
    var bundles: [String] = []
    for subject in subject {
      let found = try reader.articleNumbers(of: subject, inbox: RawPath(settings.inbox).canonical.text)
      if found.numbers.isEmpty {
        Complaints.say("\(subject): no such article or bundle")
        throw ExitCode(ExitStatus.nothingFound)
      }
      articles += found.numbers
      files += found.paths
      // Of what is not there any more the name need not stay either.
      if Int64(subject) == nil { bundles += found.paths.filter { access($0, F_OK) != 0 } }
    }
    let writer = try Writer(path: settings.database)
    let count = try await writer.forget(articles, bundles: bundles)
    await writer.close()
    let output = Output.standard()
    try output.write("forgotten: \(count) article\(count == 1 ? "" : "s")\n")
    try output.flush()
    for file in Set(files).sorted() where access(file, F_OK) == 0 {
      Complaints.say("\(file): still lies there (remove it, too, if it is to be nowhere)")
    }
  }
}
