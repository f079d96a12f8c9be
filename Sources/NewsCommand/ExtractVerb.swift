package import ArgumentParser

/// `newsq extract`: what bundles yield, without any database.
package struct ExtractVerb: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "extract", abstract: "Print what bundles yield, as JSON lines, without any database.")

  @OptionGroup package var global: GlobalOptions

  @Argument(help: "Files or directories.", completion: .file())
  package var path: [String]

  package init() {}
}
