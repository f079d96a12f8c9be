internal import ArgumentParser
import NewsIngest
import NewsModel
import NewsPrinter
import NewsSettings

/// `newsq extract`: what bundles yield, without any database.
struct ExtractVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract", abstract: "Print what bundles yield, as JSON lines, without any database.")

  @OptionGroup var global: GlobalOptions

  @Argument(help: "Files or directories.")
  var path: [String]

  func run() throws {
    let output = Output.standard()
    var articles = 0
    var broken: Failure?
    Extraction.run(IndexPaths(named: path), limits: try global.settings().limits) { result in
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
