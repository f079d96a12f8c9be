package import ArgumentParser

/// The verbs that read bundles or write the index. `newsq` knows their options; `newsqd`, which alone links the readers and the libraries
/// that they need, does their work.
package enum ReadingVerbs {
  package static let all: [any ParsableCommand.Type] = [
    ExtractVerb.self, IndexVerb.self, ReindexVerb.self, ForgetVerb.self,
  ]

  package static func contain(_ verb: any ParsableCommand) -> Bool {
    all.contains { $0 == type(of: verb) }
  }
}
