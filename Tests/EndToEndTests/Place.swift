import Foundation
import Synchronization
import Testing

/// A place of a test's own: an inbox, a folder beside it to write in, a home, a database. Removed with the object.
final class Place: Sendable {
  let path: String
  /// How many programs were started here.
  private let started = Atomic(0)

  /// - Parameter configuration: the lines of the user's configuration file, after those that make waiting short.
  init(configuration: String = "") throws {
    var template = Array("/tmp/newsq-end-to-end-XXXXXX".utf8CString)
    try #require(mkdtemp(&template) != nil)
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    chmod(path, 0o755)
    for directory in ["inbox", "staging", "home", "home/.config", "home/.config/newsq", "log"] {
      mkdir("\(path)/\(directory)", 0o755)
    }
    try configure(configuration)
  }

  deinit {
    // By rm, for it has names that are no text.
    let remover = try? Program(["/bin/rm", "-rf", path], environment: [:], directory: "/", record: nil)
    _ = try? remover?.end()
  }

  var inbox: String { path + "/inbox" }
  var database: String { path + "/index.db" }
  var configuration: String { path + "/home/.config/newsq/newsq.toml" }

  var environment: [String: String] {
    [
      "HOME": path + "/home", "XDG_CONFIG_HOME": path + "/home/.config", "XDG_DATA_HOME": path + "/home/.local/share",
      "PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin", "TZ": "UTC", "TERM": "xterm", "NEWSQ_DB": database,
      "NEWSQ_INBOX": inbox,
    ]
  }

  func configure(_ lines: String) throws {
    let short = ["settle = 0.2\n", "poll = 30\n"].filter { !lines.contains($0.prefix(5)) }.joined()
    try Data((short + lines).utf8).write(to: URL(fileURLWithPath: configuration))
  }

  // MARK: Programs

  func start(
    _ arguments: [String], adding variables: [String: String] = [:], input: String = "/dev/null"
  ) throws -> Program {
    let number = started.add(1, ordering: .relaxed).newValue
    return try Program(
      arguments, environment: environment.merging(variables) { $1 }, directory: path, input: input,
      record: "\(path)/log/\(number)")
  }

  /// Runs a program to its end.
  func run(
    _ arguments: [String], adding variables: [String: String] = [:], input: String = "/dev/null"
  ) throws -> Outcome {
    try start(arguments, adding: variables, input: input).end()
  }

  func newsq(_ arguments: String..., adding variables: [String: String] = [:]) throws -> Outcome {
    try run([Program.newsq] + arguments, adding: variables)
  }

  func shell(_ script: String, adding variables: [String: String] = [:]) throws -> Outcome {
    let programs = ["newsq": Program.newsq, "newsqd": Program.newsqd]
    return try run(["bash", "-c", script], adding: variables.merging(programs) { $1 })
  }

  func newsqd(_ arguments: String..., adding variables: [String: String] = [:]) throws -> Program {
    try start([Program.newsqd] + arguments, adding: variables)
  }

  /// Brings the database in step; gives what was logged.
  @discardableResult
  func once() throws -> String {
    let outcome = try newsqd("--once").end()
    #expect(outcome.status == 0, "\(outcome.errors)")
    return outcome.errors
  }

  /// Ends a daemon as a service manager does; it must end well.
  func stop(_ daemon: Program) throws {
    daemon.signal(SIGTERM)
    let outcome = try daemon.end()
    #expect(outcome.status == 0, "\(outcome.errors)")
  }

  /// The keys of the articles that a query finds, best first; none where there is no index yet.
  func found(_ query: String...) throws -> [String] {
    let outcome = try run([Program.newsq, "search", "--format", "jsonl", "--limit", "10000"] + query)
    try #require([0, 1, 3].contains(outcome.status), "\(query): \(outcome.errors)")
    return try outcome.records().compactMap { $0["key"] as? String }
  }

  // MARK: Files

  /// Writes a file in place, making directories on the way.
  @discardableResult
  func write(_ name: String, _ bytes: some Sequence<UInt8>) throws -> String {
    let file = name.hasPrefix("/") ? name : "\(inbox)/\(name)"
    let url = URL(fileURLWithPath: file)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
    return file
  }

  @discardableResult
  func write(_ name: String, _ text: String) throws -> String {
    try write(name, text.utf8)
  }

  /// Delivers a file as the contract wants it: written elsewhere, then renamed in.
  func deliver(_ name: String, _ text: String) throws {
    let outside = try write("\(path)/staging/file", text)
    try move(outside, to: "\(inbox)/\(name)")
  }

  /// Delivers a directory in the same way.
  func deliver(_ name: String, files: [String: String]) throws {
    for (file, text) in files { try write("\(path)/staging/bundle/\(file)", text) }
    try move("\(path)/staging/bundle", to: "\(inbox)/\(name)")
  }

  func move(_ from: String, to: String) throws {
    try #require(rename(from, to) == 0, "\(from) → \(to): \(String(cString: strerror(errno)))")
  }

  func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: "\(inbox)/\(name)")
  }

  /// A text of an article with a headline and a word to find it by.
  static func article(_ headline: String, _ words: String) -> String {
    """
    \(headline)

    The town of Harrowmere has had a quiet day, its mayor said on the steps of the library. Nobody expected \(words)
    before the end of the week, and nobody was sorry.

    The river stood at two metres and the market opened at nine.
    """
  }
}
