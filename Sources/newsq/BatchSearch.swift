internal import ArgumentParser
import Glibc
import NewsCommand
import NewsFiles
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
    TimeLimit.end()
    System.keepFreeMemory()
    let output = Output.standard()
    let printer = verb.printer(settings, isBatch: true)
    var found = false
    var refused = false
    try printer.begin(to: output)
    var lines = try TextFile.lines(of: file).enumerated().compactMap { place, text -> BatchWorkers.Line? in
      text.isEmpty ? nil : (place + 1, text)
    }[...]
    let workers = BatchWorkers(readers(for: lines.count), question())
    // While one round's answers are written, the next one's are looked for.
    workers.start(round(of: &lines, workers))
    defer { workers.stop() }
    while case let answered = finish(workers), !answered.isEmpty, !output.isClosed {
      workers.start(round(of: &lines, workers))
      for (line, answer) in answered where !output.isClosed {
        do throws(Failure) {
          let answer = try answer.get()
          found = found || !answer.hits.isEmpty
          answer.damaged.forEach { Complaints.say($0) }
          refused = refused || !answer.damaged.isEmpty
          try printer.write(answer.hits, query: answer.id, to: output)
        } catch {
          // A line of the user's is one thing, the index or the output another.
          guard error.code == .badQuery || error.code == .badUsage else { throw error }
          Complaints.say(
            Failure(error.code, subject: "\(file):\(line.number)", cause: error.cause, remedy: error.remedy))
          refused = true
        }
      }
    }
    try output.flush()
    if refused { throw ExitCode(ExitStatus.refused) }
    if !found { throw ExitCode(ExitStatus.nothingFound) }
  }

  /// The answers of a round, for each of whose lines there is a search's time.
  private func finish(
    _ workers: BatchWorkers
  ) -> [(line: BatchWorkers.Line, answer: Result<BatchQuestion.Answer, Failure>)] {
    TimeLimit.begin(settings.searchTime * Double(Self.mostLines))
    defer { TimeLimit.end() }
    return workers.finish()
  }

  private func question() -> BatchQuestion {
    BatchQuestion(
      file: file,
      limits: Result { () throws(Failure) in try verb.request(Query(text: "", root: .any([])), settings) },
      matchesAny: MatchMode.isAny(verb.match, settings), today: Today.day())
  }

  /// A reader for each core, as far as there is work for them.
  private func readers(for lines: Int) -> [IndexReader] {
    let count = min(sysconf(Int32(_SC_NPROCESSORS_ONLN)), Self.mostReaders, lines / Self.leastLines)
    // One is enough to go on with.
    return [reader] + (1..<max(count, 1)).compactMap { _ in try? settings.searchReader() }
  }

  /// More would have too little memory each for the pages that they read.
  private static let mostReaders = 8
  /// A reader with fewer lines than these takes longer to open than it saves.
  private static let leastLines = 8

  /// The lines that are answered together: enough that no thread waits long for another one at their end, and not more than
  /// their answers fit into a few megabytes.
  private func round(
    of lines: inout ArraySlice<BatchWorkers.Line>, _ workers: BatchWorkers
  ) -> [BatchWorkers.Line] {
    let hits = max(1, verb.limit ?? settings.searchLimit)
    let count = max(workers.count, min(Self.mostLines, Self.mostHits / hits))
    defer { lines = lines.dropFirst(count) }
    return Array(lines.prefix(count))
  }

  private static let mostLines = 128
  private static let mostHits = 1_280
}
