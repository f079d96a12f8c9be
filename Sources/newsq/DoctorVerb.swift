internal import ArgumentParser
import NewsCommand
import NewsIndex
import NewsJSON
import NewsModel
import NewsPrinter
import NewsSettings

/// `newsq doctor`: checks the database and what is around it.
struct DoctorVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Check that the database is sound, and that the machine is as it is needed.")

  @OptionGroup var global: GlobalOptions

  @Option(help: ArgumentHelp("Text, or one JSON object.", valueName: "text|json"))
  var format: AnswerFormat = .text

  func run() throws {
    let settings = try global.settings()
    var findings: [Finding] = []
    var unreadable: Failure?
    var lastTaken: String?
    do throws(Failure) {
      let reader = try IndexReader(path: settings.database)
      lastTaken = try reader.status().lastTaken
      findings = try reader.complaints().map { Finding("database", .problem, $0) }
      if findings.isEmpty { findings.append(Finding("database", .ok, "\(settings.database): sound")) }
    } catch {
      unreadable = error
    }
    findings = EnvironmentCheck(settings: settings, lastTaken: lastTaken).findings + findings
    try show(findings, unreadable)
    if let unreadable { throw unreadable }
    if findings.contains(where: { $0.grade == .problem }) { throw ExitCode(ExitStatus.refused) }
  }

  private func show(_ findings: [Finding], _ unreadable: Failure?) throws {
    let output = Output.standard()
    switch format {
    case .text: for finding in findings { try output.write(CleanText.visible("\(finding)", as: .name) + "\n") }
    case .json:
      let isSound = unreadable == nil && !findings.contains { $0.grade == .problem }
      let list = findings.map { finding in
        JSONValue.object(
          JSONObject([
            ("check", .string(finding.check)), ("grade", .string(finding.grade.rawValue)),
            ("text", .string(finding.text)), ("remedy", JSONValue(finding.remedy)),
          ]))
      }
      try output.write(
        JSONValue.object(JSONObject([("sound", .bool(isSound)), ("findings", .array(list))])).line)
    }
    try output.flush()
  }
}
