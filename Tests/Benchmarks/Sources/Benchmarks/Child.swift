import Glibc

/// Another program, started as lightly as can be.
struct Child {
  let pid: pid_t
  private let start: Double

  /// What it cost.
  struct Cost {
    var seconds: Double
    /// The exit status; 128 and more where a signal ended it.
    var status: Int
    /// The most memory that it had in use, in bytes. Nothing below this program's own can be seen, which is small.
    var peak: Int
  }

  /// - Parameters:
  ///   - output: Where its standard output goes.
  ///   - environment: What it finds besides PATH; nothing else.
  init(_ arguments: [String], output: String = "/dev/null", environment: [String: String] = [:]) throws {
    guard let program = arguments.first.flatMap(Files.program) else {
      throw Problem("\(arguments.first ?? ""): is not installed")
    }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    posix_spawn_file_actions_addopen(&actions, 2, Child.complaints, O_WRONLY | O_CREAT | O_APPEND, 0o644)
    var all = environment
    for name in ["PATH", "LANG"] where all[name] == nil { all[name] = getenv(name).map { String(cString: $0) } }
    var arguments = arguments.map { strdup($0) } + [nil]
    var variables = all.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in arguments + variables { free(text) } }
    var pid = pid_t()
    start = Clock.now()
    guard posix_spawn(&pid, program, &actions, nil, &arguments, &variables) == 0 else {
      throw Problem("\(program): cannot be started")
    }
    self.pid = pid
  }

  /// A step of the benchmarks in a process of its own, so that its memory is its own.
  static func ofOwn(_ arguments: [String], output: String = "/dev/null") throws -> Child {
    try Child(["/proc/self/exe"] + arguments, output: output)
  }

  func wait() -> Cost {
    var status: Int32 = 0
    var usage = rusage()
    while wait4(pid, &status, 0, &usage) < 0, errno == EINTR {}
    let seconds = Clock.now() - start
    let signal = Int(status & 0x7F)
    return Cost(
      seconds: seconds, status: signal == 0 ? Int(status >> 8) & 0xFF : 128 + signal, peak: usage.ru_maxrss * 1024)
  }

  /// Runs a program to its end.
  /// - Parameter expected: The exit statuses that are no failure.
  @discardableResult
  static func run(
    _ arguments: [String], output: String = "/dev/null", environment: [String: String] = [:],
    expected: ClosedRange<Int> = 0...0
  ) throws -> Cost {
    let cost = try Child(arguments, output: output, environment: environment).wait()
    guard expected.contains(cost.status) else {
      throw Problem("\(arguments[0]): ended with \(cost.status) (its complaints are in \(complaints))")
    }
    return cost
  }

  /// Where programs complain to; set once, at the start.
  static var complaints: String { Workplace.folder + "/complaints.txt" }
}
