import Foundation
import Testing

/// A program of this package or of the system, started for real.
final class Program {
  /// Where the build put newsq and newsqd: beside the test bundle, which the runner is named on its command line.
  static let directory: String = {
    let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") }
    var places = [bundle, try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")]
      .compactMap { $0.map { URL(fileURLWithPath: $0).deletingLastPathComponent().path } }
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..")
    places.append(package.appendingPathComponent(".build/debug").standardizedFileURL.path)
    return places.first { access($0 + "/newsq", X_OK) == 0 && access($0 + "/newsqd", X_OK) == 0 }
      ?? places[places.count - 1]
  }()
  static let newsq = directory + "/newsq"
  static let newsqd = directory + "/newsqd"

  let process: pid_t
  private let name: String
  private let outputPath: String
  private let complaintsPath: String
  private var status: Int32?

  /// Starts a program; a name without a slash is looked up in the environment's PATH.
  ///
  /// - Parameter record: where its output goes to, a path that gets `.out` and `.err`; nil: nowhere.
  init(
    _ arguments: [String], environment: [String: String], directory: String, input: String = "/dev/null",
    record: String?
  ) throws {
    name = arguments.joined(separator: " ")
    outputPath = record.map { $0 + ".out" } ?? "/dev/null"
    complaintsPath = record.map { $0 + ".err" } ?? "/dev/null"
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, outputPath, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND, 0o644)
    posix_spawn_file_actions_addopen(&actions, 2, complaintsPath, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND, 0o644)
    // The runner may have signals blocked or ignored; the program must not inherit that.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    var all = sigset_t()
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    // env changes the directory and becomes the program, which so keeps the process that we know.
    let strings = (["/usr/bin/env", "-C", directory] + arguments).map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (strings + variables).forEach { free($0) } }
    var child: pid_t = 0
    let error = posix_spawn(&child, "/usr/bin/env", &actions, &attributes, strings, variables)
    guard error == 0 else { throw Overdue(description: "\(name): \(String(cString: strerror(error)))") }
    process = child
  }

  deinit {
    if status == nil {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
  }

  /// What it has written to standard error so far.
  var complaints: String { String(decoding: Self.bytes(of: complaintsPath), as: UTF8.self) }

  var hasEnded: Bool {
    if status != nil { return true }
    var raw: Int32 = 0
    guard waitpid(process, &raw, WNOHANG) == process else { return false }
    status = raw & 0x7F == 0 ? (raw >> 8) & 0xFF : 128 + (raw & 0x7F)
    return true
  }

  func signal(_ number: Int32) {
    if !hasEnded { kill(process, number) }
  }

  /// Waits for its end, which must come in time.
  func end(within limit: Duration = .seconds(300)) throws -> Outcome {
    do {
      try eventually("\(name) ends", within: limit) { hasEnded }
    } catch {
      Issue.record("\(name) did not end; it says: \(complaints)")
      throw error
    }
    return Outcome(
      status: status ?? -1, output: Self.bytes(of: outputPath), complaints: Self.bytes(of: complaintsPath))
  }

  private static func bytes(of path: String) -> [UInt8] {
    FileManager.default.contents(atPath: path).map { [UInt8]($0) } ?? []
  }
}
