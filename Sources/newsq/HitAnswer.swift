internal import ArgumentParser
import NewsCommand
import NewsModel
import NewsPrinter

extension HitPrinter {
  /// The answer of one search, all of it; ends with the status for "nothing found" where there is none.
  func answer(_ hits: [Hit]) throws {
    let output = Output.standard()
    try begin(to: output)
    // A text for people ends without a word where there is nothing; a format for programs is still well formed.
    if !hits.isEmpty || format != .text { try write(hits, to: output) }
    try output.flush()
    if hits.isEmpty { throw NothingFound.said() }
  }
}

extension NothingFound {
  /// Says so; what is given is to be thrown.
  static func said() -> ExitCode {
    Complaints.say("nothing found")
    return ExitCode(ExitStatus.nothingFound)
  }
}
