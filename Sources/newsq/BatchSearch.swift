internal import ArgumentParser
import Glibc
import NewsCommand
import NewsIndex
import NewsModel
import NewsPrinter
import NewsQuery
import NewsSettings

/// `newsq search --batch FILE`: many queries by one process. A line that is refused is named, and the rest goes on.
struct BatchSearch {
  let file: String
  let verb: SearchVerb
  let settings: Settings
  let reader: IndexReader

  func run() throws {
    let output = Output.standard()
    let printer = verb.printer(settings, isBatch: true)
    var found = false
    var refused = false
    try printer.begin(to: output)
    for (number, line) in try TextFile.lines(of: file).enumerated() where !line.isEmpty && !output.isClosed {
      do throws(Failure) {
        let hits = try answer(line)
        found = found || !hits.hits.isEmpty
        try printer.write(hits.hits, query: hits.id, to: output)
      } catch {
        // A line of the user's is one thing, the index or the output another.
        guard error.code == .badQuery || error.code == .badUsage else { throw error }
        Complaints.say(
          Failure(error.code, subject: "\(file):\(number + 1)", cause: error.cause, remedy: error.remedy))
        refused = true
      }
    }
    try output.flush()
    if refused { throw ExitCode(ExitStatus.refused) }
    if !found { throw ExitCode(ExitStatus.nothingFound) }
  }

  private func answer(_ line: Substring) throws(Failure) -> (id: String, hits: [Hit]) {
    guard let tab = line.utf8.firstIndex(of: UInt8(ascii: "\t")) else {
      throw Failure(
        .badUsage, subject: file, cause: "no tab in the line", remedy: "write the query id, a tab, the query")
    }
    let text = String(line[line.utf8.index(after: tab)...])
    return (
      String(line[..<tab]), try reader.search(verb.request(Query(parsing: text, today: Today.day()), settings)).hits
    )
  }
}
