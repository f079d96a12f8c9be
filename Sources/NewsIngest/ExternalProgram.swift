internal import CSpawn
import Glibc
import NewsFiles
import NewsModel

/// Runs a program of the user's over one file: bytes on its standard input, its answer from its standard output.
///
/// It is started without a shell, with an environment of PATH and LANG, in a process group of its own, which is killed when
/// its time is over and when it has ended, so that nothing it started stays behind.
struct ExternalProgram {
  let reader: ExternalReader
  /// The file, for failures.
  let subject: String

  /// Bytes of its complaints that are kept: what counts is the last line.
  private static let complaintLength = 4_096

  /// What it answers.
  func answer(to input: UnsafeBufferPointer<UInt8>) throws(Failure) -> [UInt8] {
    var process = try start()
    defer { process.end() }
    let output = try exchange(input, with: &process)
    let status = process.wait()
    guard status == 0 else { throw failure(status, process.complaint) }
    return output
  }

  // MARK: Start

  private struct Running {
    var id: pid_t
    var input: Int32
    var output: Int32
    var errors: Int32
    var complaints: [UInt8] = []
    private var status: Int32?

    init(id: pid_t, input: Int32, output: Int32, errors: Int32) {
      (self.id, self.input, self.output, self.errors) = (id, input, output, errors)
    }

    /// The last line that it wrote to standard error.
    var complaint: String? {
      let lines = complaints.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D })
      let line = lines.last { $0.contains { $0 > 0x20 } }.map { String(decoding: $0.prefix(300), as: UTF8.self) }
      return line.map {
        String(String.UnicodeScalarView($0.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }))
      }
    }

    mutating func closeInput() {
      if input >= 0 { close(input) }
      input = -1
    }

    /// Ends what it started, and itself; gives its status as `waitpid` does. Its group is ended before its status is
    /// taken: until then nobody else can have its number.
    mutating func wait() -> Int32 {
      if let status { return status }
      kill(-id, SIGKILL)
      var status: Int32 = 0
      while waitpid(id, &status, 0) < 0, errno == EINTR {}
      self.status = status
      return status
    }

    mutating func end() {
      closeInput()
      close(output)
      close(errors)
      _ = wait()
    }
  }

  private func start() throws(Failure) -> Running {
    var pipes: [Int32] = []
    for _ in 0..<3 {
      var ends: [Int32] = [-1, -1]
      guard closing_pipe(&ends) == 0 else {
        let error = Errno.last
        pipes.forEach { close($0) }
        throw notStarted(error.number)
      }
      pipes += ends
    }
    var id: pid_t = 0
    let error = spawn(&id, input: pipes[0], output: pipes[3], errors: pipes[5])
    for end in [pipes[0], pipes[3], pipes[5]] { close(end) }
    let process = Running(id: id, input: pipes[1], output: pipes[2], errors: pipes[4])
    guard error == 0 else {
      for end in [pipes[1], pipes[2], pipes[4]] { close(end) }
      throw notStarted(error)
    }
    for end in [process.input, process.output, process.errors] {
      _ = fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK)
    }
    return process
  }

  /// Starts the program; gives the error's number, or 0.
  private func spawn(_ id: inout pid_t, input: Int32, output: Int32, errors: Int32) -> Int32 {
    var arguments: [UnsafeMutablePointer<CChar>?] = reader.command.map { strdup($0) } + [nil]
    var environment: [UnsafeMutablePointer<CChar>?] = Self.environment.map { strdup($0) } + [nil]
    defer { (arguments + environment).forEach { free($0) } }
    let limits = spawn_limits(
      memory: UInt64(reader.memory) << 20, seconds: UInt64(reader.timeout.rounded(.up)) + 1)
    return spawn_limited(&id, &arguments, &environment, input, output, errors, limits)
  }

  private static let environment = [
    "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "LANG=C.UTF-8",
  ]

  // MARK: Exchange

  /// Gives it the input and takes its output and complaints, until it has closed both.
  private func exchange(
    _ input: UnsafeBufferPointer<UInt8>, with process: inout Running
  ) throws(Failure) -> [UInt8] {
    let deadline = Moment.now().monotonic + Int64(reader.timeout * 1_000_000_000)
    var output: [UInt8] = []
    var given = 0
    if input.isEmpty { process.closeInput() }
    var isOutputOpen = true
    var isErrorsOpen = true
    while isOutputOpen || isErrorsOpen {
      let left = deadline - Moment.now().monotonic
      guard left > 0 else { throw timeOut() }
      var waits = [
        pollfd(fd: process.input, events: Int16(POLLOUT), revents: 0),
        pollfd(fd: isOutputOpen ? process.output : -1, events: Int16(POLLIN), revents: 0),
        pollfd(fd: isErrorsOpen ? process.errors : -1, events: Int16(POLLIN), revents: 0),
      ]
      guard poll(&waits, nfds_t(waits.count), Int32(min(left / 1_000_000 + 1, 60_000))) >= 0 else { continue }
      if waits[0].revents != 0 {
        give(input, &given, to: &process)
      }
      if waits[1].revents != 0 {
        isOutputOpen = Self.take(from: process.output, into: &output)
        guard output.count <= reader.output << 20 else { throw tooMuch() }
      }
      if waits[2].revents != 0 {
        isErrorsOpen = Self.take(from: process.errors, into: &process.complaints)
        if process.complaints.count > 2 * Self.complaintLength {
          process.complaints.removeFirst(process.complaints.count - Self.complaintLength)
        }
      }
    }
    try awaitEnd(of: process, until: deadline)
    return output
  }

  /// Writes what the pipe takes. A program that has enough of it before the end has its reasons.
  private func give(_ input: UnsafeBufferPointer<UInt8>, _ given: inout Int, to process: inout Running) {
    guard let start = input.baseAddress else { return process.closeInput() }
    let count = PipeWriting.write(process.input, start + given, min(input.count - given, 1 << 16))
    if count > 0 { given += count }
    if count < 0 && errno != EAGAIN && errno != EINTR || given == input.count { process.closeInput() }
  }

  /// Reads what is there; false at the end.
  private static func take(from descriptor: Int32, into bytes: inout [UInt8]) -> Bool {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(descriptor, &buffer, buffer.count)
    if count > 0 { bytes += buffer[..<count] }
    return count > 0 || (count < 0 && (errno == EAGAIN || errno == EINTR))
  }

  /// It may go on after it has closed its output; its time ends all the same.
  private func awaitEnd(of process: Running, until deadline: Int64) throws(Failure) {
    var pause: Int32 = 1
    while true {
      var info = siginfo_t()
      let result = waitid(P_PID, id_t(process.id), &info, WEXITED | WNOHANG | WNOWAIT)
      if result != 0 || info._sifields._sigchld.si_pid == process.id { return }
      guard Moment.now().monotonic < deadline else { throw timeOut() }
      poll(nil, 0, pause)
      pause = min(pause * 2, 50)
    }
  }

  // MARK: Failures

  private var setting: String { "readers.\(reader.name)" }

  private func notStarted(_ number: Int32) -> Failure {
    Failure(
      .readerFailed, subject: subject,
      cause: "is not read: \(reader.command[0]) cannot be started: \(Errno(number).text)",
      remedy: "correct \(setting).command in the configuration, then run newsq reindex")
  }

  private func timeOut() -> Failure {
    Failure(
      .timedOut, subject: subject,
      cause: "is not read: \(reader.name) took longer than \(reader.timeout) seconds",
      remedy: "raise \(setting).timeout in the configuration, then run newsq reindex")
  }

  private func tooMuch() -> Failure {
    Failure(
      .tooLarge, subject: subject, cause: "is not read: \(reader.name) answers with more than \(reader.output) MB",
      remedy: "raise \(setting).output in the configuration, then run newsq reindex")
  }

  /// - Parameter status: As `waitpid` gives it.
  private func failure(_ status: Int32, _ complaint: String?) -> Failure {
    let signal = status & 0x7F
    let end = signal == 0 ? "ended with status \((status >> 8) & 0xFF)" : "was ended by signal \(signal)"
    return Failure(
      .readerFailed, subject: subject,
      cause: "is not read: \(reader.name) \(end)" + (complaint.map { ": \($0)" } ?? ""),
      remedy: "mend what it complains of, or \(setting) in the configuration, then run newsq reindex")
  }
}

/// Writing to a pipe whose reader may be gone: an error, and no signal that ends the process.
private enum PipeWriting {
  static func write(_ descriptor: Int32, _ start: UnsafePointer<UInt8>, _ count: Int) -> Int {
    // SIGPIPE goes to the thread that writes: it is held back here, and taken off before it is let through again.
    var pipe = sigset_t()
    sigemptyset(&pipe)
    sigaddset(&pipe, SIGPIPE)
    var before = sigset_t()
    pthread_sigmask(SIG_BLOCK, &pipe, &before)
    let written = Glibc.write(descriptor, start, count)
    let error = errno
    if written < 0, error == EPIPE {
      var none = timespec()
      _ = sigtimedwait(&pipe, nil, &none)
    }
    pthread_sigmask(SIG_SETMASK, &before, nil)
    errno = error
    return written
  }
}
