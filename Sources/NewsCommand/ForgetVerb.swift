package import ArgumentParser

/// `newsq forget`: articles that are to be nowhere any more.
package struct ForgetVerb: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "forget", abstract: "Take articles out of the index and its file for good.",
    discussion: """
      Nothing of them can be found in the file afterwards, and they are not taken again when they come again. The file is \
      written anew, which takes as much space as it has. Copies made before still have them.
      """)

  @OptionGroup package var global: GlobalOptions

  @Argument(help: "Article numbers, or paths of bundles.", completion: .file())
  package var subject: [String]

  package init() {}
}
