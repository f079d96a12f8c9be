package import ArgumentParser

/// `newsq index`: index files or directories now, without the daemon.
package struct IndexVerb: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "index", abstract: "Index files or directories now, without the daemon.")

  @OptionGroup package var global: GlobalOptions

  @Argument(help: "Files or directories.", completion: .file())
  package var path: [String]

  package init() {}
}
