import NewsPrinter
import NewsQuery

/// `newsq help query`: the query language on one page.
enum QueryPage {
  static func write() throws {
    let output = Output.standard()
    try output.write(QueryHelp.page)
    try output.flush()
  }
}
