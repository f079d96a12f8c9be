internal import ArgumentParser
import NewsCommand
import NewsIndex
import NewsModel
import NewsPrinter
import NewsSettings

/// `newsq doctor`: checks the database.
struct DoctorVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Check that the database is sound and agrees with itself.")

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let settings = try global.settings()
    let complaints = try IndexReader(path: settings.database).complaints()
    let output = Output.standard()
    for complaint in complaints { try output.write(CleanText.visible("\(complaint)", as: .name) + "\n") }
    if complaints.isEmpty { try output.write("\(CleanText.visible(settings.database, as: .name)): sound\n") }
    try output.flush()
    if !complaints.isEmpty { throw ExitCode(ExitStatus.refused) }
  }
}
