package import ArgumentParser

/// `newsq reindex`: known bundles again, as cron runs it.
package struct ReindexVerb: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "reindex", abstract: "Read known bundles again where they, or the program, have changed.",
    discussion: "Safe beside a running newsqd; queries go on. Says nothing where nobody watches and all is well.")

  @OptionGroup package var global: GlobalOptions

  @Flag(help: "Read every known bundle, changed or not.")
  package var full = false

  @Flag(help: "Take bundles that are gone from the inbox for removed, however many they are.")
  package var acceptRemovals = false

  @Flag(help: "Build a damaged database anew from its texts, while no newsqd runs.")
  package var rebuild = false

  package init() {}
}
