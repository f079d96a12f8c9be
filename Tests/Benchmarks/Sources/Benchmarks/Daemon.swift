import Glibc

/// A running newsqd.
final class Daemon {
  private let child: Child
  private var hasEnded = false

  init(_ newsq: Newsq, _ archive: Archive) throws { child = try Child(newsq.daemonArguments(archive)) }

  deinit { stop() }

  /// Seconds of processor time that it has used.
  func processorSeconds() throws -> Double {
    guard let line = Files.text("/proc/\(child.pid)/stat"), let end = line.lastIndex(of: ")") else {
      throw Problem("newsqd: ended (its complaints are in \(Child.complaints))")
    }
    // Behind the name: the state and ten numbers more, then the time in the program and that in the kernel.
    let fields = line[end...].split(separator: " ").dropFirst()
    let ticks = fields.dropFirst(11).prefix(2).compactMap { Double($0) }.reduce(0, +)
    return ticks / Double(sysconf(Int32(_SC_CLK_TCK)))
  }

  /// Bytes of a line of /proc/PID/status, as VmRSS.
  func memory(_ name: String) -> Int {
    let lines = (Files.text("/proc/\(child.pid)/status") ?? "").split(separator: "\n")
    let line = lines.first { $0.hasPrefix(name + ":") }
    return line.flatMap { $0.split { $0 == " " || $0 == "\t" }.dropFirst().first }.flatMap { Int($0) }.map { $0 * 1024 }
      ?? 0
  }

  /// Calls `meanwhile` again and again until the daemon has used less than a twentieth of a core for three seconds.
  /// - Returns: Whether it came to that within the time.
  @discardableResult
  func comeToRest(within seconds: Double = 300, meanwhile: () throws -> Void = { Clock.sleep(0.1) }) throws -> Bool {
    let end = Clock.now() + seconds
    var begin = Clock.now()
    var before = try processorSeconds()
    // Its start is over.
    for _ in 0..<20 { Clock.sleep(0.1) }
    while Clock.now() < end {
      try meanwhile()
      guard Clock.now() - begin >= 3 else { continue }
      let now = try processorSeconds()
      if (now - before) / (Clock.now() - begin) < 0.05 { return true }
      (begin, before) = (Clock.now(), now)
    }
    return false
  }

  func stop() {
    guard !hasEnded else { return }
    hasEnded = true
    kill(child.pid, SIGTERM)
    _ = child.wait()
  }
}
