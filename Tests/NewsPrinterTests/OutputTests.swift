import Glibc
import NewsModel
import NewsPrinter
import Testing

@Suite struct `Written output` {
  @Test func `a reader that goes away is no error`() throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    signal(SIGPIPE, SIG_IGN)
    let output = Output(descriptor: ends[1], name: "standard output")
    try output.write("one\n")
    try output.flush()
    #expect(!output.isClosed)
    close(ends[0])
    try output.write("two\n")
    try output.flush()
    #expect(output.isClosed)
    try output.write(String(repeating: "x", count: 200_000))
    try output.flush()
    close(ends[1])
  }

  @Test func `a full disk is one`() throws {
    let full = open("/dev/full", O_WRONLY)
    try #require(full >= 0)
    defer { close(full) }
    let output = Output(descriptor: full, name: "standard output")
    try output.write("text")
    let failure = #expect(throws: Failure.self) { try output.flush() }
    #expect(
      failure?.description
        == "standard output: cannot be written: no space left on device (make room there, or send the output elsewhere)"
    )
    #expect(failure?.code == .ioError)
    #expect(throws: Never.self) { try output.flush() }
  }

  @Test func `all is written in order, however much it is`() throws {
    let lines = (0..<50_000).map { "line \($0)\n" }
    #expect(try Examples.written { output in for line in lines { try output.write(line) } } == lines.joined())
  }

  @Test func `a pipe that does not block is waited for`() async throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    for end in ends { try #require(fcntl(end, F_SETFL, O_NONBLOCK) == 0) }
    let (reading, writing) = (ends[0], ends[1])
    let size = 1 << 20
    let reader = Task.detached {
      var total = 0
      var buffer = [UInt8](repeating: 0, count: 4_096)
      while true {
        var request = pollfd(fd: reading, events: Int16(POLLIN), revents: 0)
        poll(&request, 1, -1)
        let count = read(reading, &buffer, buffer.count)
        if count == 0 { return total }
        if count > 0 { total += count }
      }
    }
    let output = Output(descriptor: writing, name: "pipe")
    try output.write(String(repeating: "x", count: size))
    try output.flush()
    close(writing)
    #expect(await reader.value == size)
    close(reading)
  }
}

@Suite struct `What a terminal can` {
  @Test func `a file is none, and has 80 columns unless COLUMNS says otherwise`() throws {
    let null = open("/dev/null", O_WRONLY)
    defer { close(null) }
    let plain = Terminal(descriptor: null, environment: ["TERM": "xterm"])
    #expect(!plain.isTerminal && !plain.usesColor && !plain.canRedraw)
    #expect(plain.width == 80)
    #expect(Terminal(descriptor: null, environment: ["COLUMNS": "120"]).width == 120)
    #expect(Terminal(descriptor: null, environment: ["COLUMNS": "7"]).width == 20)
    #expect(Terminal(descriptor: null, environment: ["COLUMNS": "wide"]).width == 80)
    #expect(Terminal(descriptor: null, environment: ["COLUMNS": "-1"]).width == 80)
    #expect(Terminal(descriptor: null, color: .always, environment: [:]).usesColor)
  }

  @Test func `a terminal is coloured unless it cannot or shall not`() throws {
    let master = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    try #require(master >= 0)
    defer { close(master) }
    // TIOCSPTLCK and TIOCGPTN, which Swift does not import.
    var (lock, number): (Int32, Int32) = (0, 0)
    try #require(ioctl(master, 0x4004_5431, &lock) == 0 && ioctl(master, 0x8004_5430, &number) == 0)
    let terminal = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
    try #require(terminal >= 0)
    defer { close(terminal) }
    var size = winsize(ws_row: 24, ws_col: 57, ws_xpixel: 0, ws_ypixel: 0)
    try #require(ioctl(terminal, UInt(TIOCSWINSZ), &size) == 0)

    let capable = Terminal(descriptor: terminal, environment: ["TERM": "xterm"])
    #expect(capable.isTerminal && capable.usesColor && capable.canRedraw)
    #expect(capable.width == 57)
    #expect(Terminal(descriptor: terminal, environment: ["TERM": "xterm", "COLUMNS": "99"]).width == 99)
    #expect(!Terminal(descriptor: terminal, environment: ["TERM": "xterm", "NO_COLOR": "1"]).usesColor)
    #expect(Terminal(descriptor: terminal, environment: ["TERM": "xterm", "NO_COLOR": ""]).usesColor)
    #expect(!Terminal(descriptor: terminal, color: .never, environment: ["TERM": "xterm"]).usesColor)
    #expect(Terminal(descriptor: terminal, color: .always, environment: ["NO_COLOR": "1"]).usesColor)
    for environment in [["TERM": "dumb"], [:]] {
      let dumb = Terminal(descriptor: terminal, environment: environment)
      #expect(dumb.isTerminal && !dumb.usesColor && !dumb.canRedraw)
    }
  }
}
