internal import ArgumentParser
import NewsCommand
import NewsIngest
import NewsModel
import NewsPrinter
import NewsSettings

extension ExtractVerb: Reading {
  func read() throws {
    let output = Output.standard()
    var articles = 0
    var broken: Failure?
    let settings = try global.settings()
    let readers = try settings.bundleReaders().withWorkers(settings.readers)
    Extraction.run(IndexPaths(named: path), readers: readers) { result in
      switch result {
      case .failure(let failure): Complaints.say(failure)
      case .article(let article, let path, let name):
        articles += 1
        let key = article.key ?? article.member.map { "\(name)#\($0)" } ?? name
        do throws(Failure) {
          try output.write(ArticlePrinter.extractLine(ArticleRecord(article: article, key: key, path: path)))
        } catch {
          broken = broken ?? error
        }
      }
    }
    if let broken { throw broken }
    try output.flush()
    if articles == 0 { throw ExitCode(ExitStatus.refused) }
  }
}
