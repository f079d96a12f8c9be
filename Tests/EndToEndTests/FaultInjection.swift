import Foundation
import Testing

/// Faults in the system calls of a program, put there by strace.
enum FaultInjection {
  /// Whether strace is there and may trace.
  static let isPossible: Bool = {
    guard let place = try? Place() else { return false }
    return (try? place.run(["strace", "-f", "-o", "/dev/null", "-e", "inject=getppid:error=EIO", "true"]).status) == 0
  }()
  static let needs: Comment = "needs strace, and leave to trace"

  /// What stands before a command whose system calls are to fail.
  /// - Parameters:
  ///   - fault: as strace has it: `fdatasync:error=EIO:when=3`.
  ///   - path: only calls about this file.
  static func command(_ fault: String, path: String? = nil) -> [String] {
    ["strace", "-f", "-qq", "-o", "/dev/null"] + (path.map { ["-P", $0] } ?? []) + ["-e", "inject=\(fault)"]
  }

  /// Whether all threads of a program are traced.
  static func isTraced(_ program: Program) throws -> Bool {
    let tasks = "/proc/\(program.process)/task"
    return try FileManager.default.contentsOfDirectory(atPath: tasks).allSatisfy { task in
      let status = (try? String(contentsOfFile: "\(tasks)/\(task)/status", encoding: .utf8)) ?? ""
      return !status.contains("TracerPid:\t0\n")
    }
  }

  /// How often a run calls each of these, in that of its threads which calls it most: threads are counted apart.
  static func calls(of names: [String], in place: Place, _ command: [String]) throws -> [String: Int] {
    let record = place.path + "/log/calls"
    let traced = ["strace", "-f", "-qq", "-e", "trace=\(names.joined(separator: ","))", "-o", record]
    let outcome = try place.run(traced + command)
    try #require(outcome.status == 0, "\(outcome.errors)")
    var perThread: [String: Int] = [:]
    for line in try String(contentsOfFile: record, encoding: .utf8).split(separator: "\n") {
      // Short process numbers are filled up with spaces.
      let parts = line.split(separator: " ")
      guard parts.count > 1, let name = names.first(where: { parts[1].hasPrefix($0 + "(") }) else { continue }
      perThread["\(parts[0]) \(name)", default: 0] += 1
    }
    var most: [String: Int] = [:]
    for (key, count) in perThread {
      let name = String(key.split(separator: " ")[1])
      most[name] = max(most[name] ?? 0, count)
    }
    return most
  }
}
