internal import ArgumentParser
import NewsCommand
import NewsFiles
import NewsIndex
import NewsModel
import NewsPrinter
import NewsQuery
import NewsSettings

/// `newsq similar`: articles like one.
struct SimilarVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "similar", abstract: "Find articles like an article of the index, or like a file.",
    discussion: "Looks for the words that tell the article from others. It is left out of the answer itself.")

  @OptionGroup var global: GlobalOptions

  @Option(
    name: [.customShort("n", allowingJoined: true), .long],
    help: ArgumentHelp("How many results (default: 10).", valueName: "n"))
  var limit: Int?

  @Option(help: ArgumentHelp("Leave out so many of the first results (default: 0).", valueName: "n"))
  var offset: Int?

  @OptionGroup var filters: SearchFilters

  @Option(help: ArgumentHelp("How results are written (default: text).", valueName: "text|json|jsonl|csv|trec"))
  var format: HitPrinter.Format = .text

  @Option(help: ArgumentHelp("When to use colours (default: auto).", valueName: "auto|always|never"))
  var color: Terminal.Color?

  @Argument(help: "An article's number, or a file.", completion: .file())
  var subject: String

  func validate() throws {
    try PageLimits.check(limit: limit, offset: offset)
  }

  func run() throws {
    let settings = try global.settings()
    let reader = try IndexReader(path: settings.database)
    let (article, own) = try article(reader, inbox: settings.inbox)
    // The words to look for come of the article.
    var search = try filters.request(Query(text: "", root: .any([])))
    search.limit = limit ?? settings.searchLimit
    search.offset = offset ?? 0
    search.snippets = format != .trec
    let paging = Paging(search, format)
    TimeLimit.begin(settings.searchTime)
    var result = try reader.similar(
      SimilarRequest(
        title: article.title, body: article.body, language: article.language, own: own, search: paging.widened(search)))
    TimeLimit.end()
    let remark = paging.cut(&result)
    try HitPrinter(format: format, terminal: .output(color: color ?? .inForce(settings))).answer(result.hits)
    remark.map { Complaints.say($0) }
  }

  /// The article that the subject names, and its number where it is in the index: by number, by the path of a bundle, else
  /// what newsqd reads in the file.
  private func article(_ reader: IndexReader, inbox: String) throws -> (Article, own: Int64?) {
    if let number = Int64(subject) {
      guard let record = try reader.article(id: number) else {
        Complaints.say("\(subject): no such article")
        throw ExitCode(ExitStatus.nothingFound)
      }
      return (record.article, number)
    }
    if let path = try KnownPath.of(subject, reader, inbox: inbox) {
      let records = try reader.articles(ofBundle: path)
      if let first = records.first {
        remark(records.count)
        return (first.article, first.id)
      }
    }
    let articles = try Companion.articles(of: subject, global)
    remark(articles.count)
    return (articles[0], nil)
  }

  private func remark(_ count: Int) {
    if count > 1 {
      Complaints.say("\(subject): holds \(count) articles; these are like the first (name one by its number)")
    }
  }
}
