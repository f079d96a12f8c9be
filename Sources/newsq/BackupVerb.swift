internal import ArgumentParser
import NewsCommand
import NewsIndex
import NewsModel
import NewsPrinter

/// `newsq backup`: a consistent copy while the daemon runs.
struct BackupVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Copy the database while the daemon runs.",
    discussion: "The copy is checked, and on the disk, before it gets its name. Nothing that is there is overwritten.")

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The file to make; it must not be there yet.", completion: .file())
  var file: String

  func run() throws {
    try global.reader().backup(to: file)
  }
}
