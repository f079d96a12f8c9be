internal import ArgumentParser
import NewsCommand
import NewsModel

/// The command line: one file a verb.
@main
struct Newsq: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "newsq",
    abstract: "Searches news, and looks after its index.",
    usage: """
      newsq [OPTIONS] QUERY...
      newsq VERB [OPTIONS] ...
      """,
    discussion: """
      A query without a verb is searched: newsq "ceasefire Vatican". All words are needed; "quoted words" match as \
      written; -word excludes; OR, parentheses, headline:word and word* do what they say. newsq help query tells all of it.

      Exit status: 0 found or done, 1 nothing found, 2 bad usage, bad query or error, 3 no index there, \
      75 another process holds the lock, 78 bad configuration.
      """,
    version: newsqVersion,
    subcommands: [
      SearchVerb.self, TrendVerb.self, SimilarVerb.self, ShowVerb.self, ExtractVerb.self, IndexVerb.self,
      ReindexVerb.self, ForgetVerb.self,
      StatusVerb.self,
      FailedVerb.self, WhyVerb.self, DoctorVerb.self, BackupVerb.self, ConfigVerb.self,
      CompletionsVerb.self,
    ])

  static func main() {
    let invocation = Invocation(of: Self.self)
    do {
      if invocation.asks(about: "query") { return try QueryPage.write() }
      if let search = invocation.words(of: "search").flatMap({ SearchVerb(plain: $0) }) { return try search.run() }
      var verb = try invocation.verb()
      if ReadingVerbs.contain(verb) { try Companion.takeOver() }
      try verb.run()
    } catch {
      invocation.end(error)
    }
  }
}
