internal import ArgumentParser
import Glibc
import NewsCommand
import NewsModel

/// What this program does when it is called newsq: the verbs that read bundles, which newsq hands over.
struct NewsqVerbs: ParsableCommand {
  static let name = "newsq"
  static let configuration = CommandConfiguration(
    commandName: name, version: newsqVersion, subcommands: ReadingVerbs.all)

  /// Whether the process was started under that name.
  static var areMeant: Bool {
    guard let written = CommandLine.arguments.first else { return false }
    return written.split(separator: "/").last.map(String.init) == name
  }

  static func main() async {
    takeName()
    let invocation = Invocation(of: Self.self)
    do {
      var verb = try invocation.verb()
      if let reading = verb as? any Reading { try await reading.read() } else { try verb.run() }
    } catch {
      invocation.end(error)
    }
  }

  /// Lists of processes show newsq: who signals every newsqd does not mean this one. Where that is refused, nothing is lost.
  private static func takeName() {
    let descriptor = open("/proc/self/comm", O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    _ = write(descriptor, name, name.utf8.count)
    close(descriptor)
  }
}

/// A verb that reads bundles, done here.
protocol Reading {
  func read() async throws
}
