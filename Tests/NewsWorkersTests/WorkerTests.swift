import Glibc
import NewsModel
import NewsReaders
import Testing

@testable import NewsWorkers

/// Real processes that read, and what happens to them. One test after the other, for they look for children of this process.
@Suite(.serialized, .timeLimit(.minutes(20))) struct WorkerTests {
  private static let short = Workers.file("note.txt", "Tide tables\n\nThe ferry sails at nine, the harbour board said.")
  private static let other = Workers.file(
    "other.txt", "Night ferry\n\nIt sails again, the harbour board said on Friday.")
  /// 30 MB, which take several times as much while they are read.
  private static let long = Workers.file("long.txt", String(repeating: "A b\n\n", count: 6_000_000))

  @Test func `what a process reads is what is read here`() throws {
    let jobs = [Self.short, Workers.wire(300), Self.other, Workers.file("empty.txt", ""), Workers.file("a.json", "{")]
    let told = Told(jobs, by: Workers.pool())
    for (job, told) in zip(jobs, told.bundles) {
      guard case .file(let name, let bytes) = job else { continue }
      var articles: [Article] = []
      var failures: [Failure] = []
      do {
        let reader = try Readers.read(.file(name: name, bytes: bytes)) { result in
          switch result {
          case .success(let article): articles.append(article)
          case .failure(let failure): failures.append(failure)
          }
        }
        #expect(told.reader == reader.name)
      } catch {
        #expect(told.refusal == error)
      }
      #expect(told.articles == articles)
      #expect(told.failures == failures)
      #expect(told.readings == 1)
    }
  }

  @Test func `a large file is passed along as it is open`() throws {
    let path = "/tmp/newsq-passed-\(getpid()).jsonl"
    guard case .file(_, let bytes) = Workers.wire(), let file = fopen(path, "w") else { return }
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
    let descriptor = open(path, O_RDONLY)
    unlink(path)
    defer { close(descriptor) }
    let pool = Workers.pool()
    let job = ReadingJob.open(name: "wire.jsonl", descriptor: descriptor, count: bytes.count)
    for _ in 0..<2 { #expect(Told([job], by: pool).bundles[0].articles.count == 4_000) }
  }

  @Test func `a process that reads has one channel, no rights and no environment`() throws {
    var looked = false
    _ = Told([Self.short], by: Workers.pool()) { _, event in
      guard case .result = event, let process = Workers.running.first else { return }
      looked = true
      let status = Workers.text("/proc/\(process)/status").split(separator: "\n")
      #expect(status.contains("NoNewPrivs:\t1"))
      #expect(status.contains("Seccomp:\t2"))
      #expect(Workers.entries("/proc/\(process)/fd").sorted() == ["0", "1", "2"])
      #expect(Workers.link("/proc/\(process)/fd/0").hasPrefix("socket:"))
      #expect(Workers.link("/proc/\(process)/fd/1") == "/dev/null")
      #expect(Workers.link("/proc/\(process)/fd/2") == "/dev/null")
      #expect(Workers.text("/proc/\(process)/environ") == "")
      let limits = Workers.text("/proc/\(process)/limits").split(separator: "\n")
      func limit(_ name: String) -> Substring? {
        limits.first { $0.hasPrefix(name) }?.dropFirst(26).split(separator: " ").first
      }
      #expect(limit("Max data size") == "\((256 << 20) + 16 * (32 << 20))")
      #expect(limit("Max file size") == "0")
      #expect(limit("Max core file size") == "0")
      #expect(limit("Max open files") == "8")
    }
    #expect(looked)
  }

  @Test(arguments: [SIGKILL, SIGSEGV])
  func `a process that dies in the middle costs nothing when the second one lives`(signal: Int32) throws {
    var killed = 0
    let told = Told([Self.short, Workers.wire(), Self.other], by: Workers.pool()) { place, event in
      guard place == 1, killed == 0, case .result = event else { return }
      for process in Workers.running { kill(process, signal) }
      killed += 1
    }
    #expect(told.bundles.map(\.readings) == [1, 2, 1])
    #expect(told.bundles.map(\.articles.count) == [1, 4_000, 1])
    #expect(Set(told.bundles[1].articles.map(\.key)).count == 4_000)
    #expect(told.bundles.allSatisfy { $0.refusal == nil })
  }

  @Test(arguments: [(SIGKILL, "9 (SIGKILL)"), (SIGSEGV, "11 (SIGSEGV)"), (SIGABRT, "6 (SIGABRT)")])
  func `a bundle over which two processes die is refused, and its neighbours are read`(
    signal: Int32, name: String
  ) throws {
    let told = Told([Self.short, Workers.wire(), Self.other], by: Workers.pool()) { place, event in
      guard place == 1, case .result = event else { return }
      for process in Workers.running { kill(process, signal) }
    }
    let failure = try #require(told.bundles[1].refusal)
    #expect(
      failure.description
        == "wire.jsonl: is not read: the process that reads it was ended by signal \(name), twice "
        + "(keep it out of the inbox, or have a program of your own read it: see readers in the settings)")
    #expect(failure.code == .readerDied)
    // With its neighbours, and twice alone.
    #expect(told.bundles[1].readings == 3)
    #expect([0, 2].map { told.bundles[$0].articles.count } == [1, 1])
    #expect([0, 2].map { told.bundles[$0].readings } == [1, 1])
  }

  @Test func `a bundle that ends its process is found among many, and alone is refused after two`() throws {
    let wire = Workers.wire()
    let many = (1...20).map {
      Workers.file("\($0).txt", "Tide tables \($0)\n\nThe ferry sails at nine, the harbour board said.")
    }
    let told = Told(many + [wire] + many, by: Workers.pool()) { place, event in
      guard place == 20, case .result = event else { return }
      for process in Workers.running { kill(process, SIGKILL) }
    }
    #expect(told.bundles.enumerated().filter { $1.refusal != nil }.map(\.offset) == [20])
    #expect(told.bundles.filter { $0.articles.count == 1 }.count == 40)
    let alone = Told([wire], by: Workers.pool()) { _, event in
      guard case .result = event else { return }
      for process in Workers.running { kill(process, SIGKILL) }
    }
    #expect(alone.bundles[0].refusal?.code == .readerDied)
    #expect(alone.bundles[0].readings == 2)
  }

  @Test func `a process that stalls is ended, and its bundle is refused`() throws {
    var limits = ReadingLimits()
    limits.time = .seconds(2)
    let told = Told([Workers.wire(), Self.other], by: Workers.pool(limits)) { place, event in
      guard place == 0, case .result = event else { return }
      for process in Workers.running { kill(process, SIGSTOP) }
    }
    #expect(
      told.bundles[0].refusal?.description
        == "wire.jsonl: is not read: the process that reads it gave no answer for 4 seconds, twice "
        + "(split it, or raise limits.time)")
    #expect(told.bundles[1].articles.count == 1)
  }

  @Test func `a bundle that takes all memory is refused, and its neighbours are read`() throws {
    let told = Told([Self.short, Self.long, Self.other], by: Workers.pool(memory: 64 << 20))
    #expect(
      told.bundles[1].refusal?.description
        == "long.txt: is not read: reading it takes more than the 64 MB of memory that there are for it "
        + "(split it, or raise limits.file_size, by which the memory goes)")
    #expect([0, 2].map { told.bundles[$0].articles.count } == [1, 1])
  }

  @Test func `a process that was ended at rest is replaced, and no bundle is refused for it`() throws {
    let pool = Workers.pool()
    #expect(Told([Self.short], by: pool).bundles[0].articles.count == 1)
    for process in Workers.running { kill(process, SIGKILL) }
    let told = Told([Self.other, Self.short], by: pool)
    #expect(told.bundles.map(\.articles.count) == [1, 1])
    #expect(told.bundles.allSatisfy { $0.refusal == nil })
  }

  @Test func `a process that has grown is replaced`() throws {
    var setup = WorkerSetup(limits: ReadingLimits(), threads: 2)
    let pool = WorkerPool(program: Workers.newsqd, setup: setup)
    #expect(Told([Self.short], by: pool).bundles[0].articles.count == 1)
    #expect(Workers.running.count == 1)
    pool.close()
    setup.largest = 1_000
    let narrow = WorkerPool(program: Workers.newsqd, setup: setup)
    #expect(Told([Self.short], by: narrow).bundles[0].articles.count == 1)
    #expect(Workers.running == [])
  }

  @Test func `a process without work ends`() async throws {
    let pool = WorkerPool(
      program: Workers.newsqd, setup: WorkerSetup(limits: ReadingLimits(), threads: 1), rest: .milliseconds(200))
    #expect(Told([Self.short], by: pool).bundles[0].articles.count == 1)
    while !Workers.running.isEmpty { try await Task.sleep(for: .milliseconds(20)) }
    #expect(Told([Self.other], by: pool).bundles[0].articles.count == 1)
    withExtendedLifetime(pool) {}
  }

  @Test func `with the pool its processes end`() throws {
    do { #expect(Told([Self.short], by: Workers.pool()).bundles[0].articles.count == 1) }
    #expect(Workers.running == [])
  }

  @Test func `a program that cannot be started, or is another one, is no failure of the bundle's`() throws {
    for (program, reason) in [
      ("/nonexistent", "no such file or directory"), ("/bin/true", "it ended with status 0"),
    ] {
      let told = Told(
        [Self.short], by: WorkerPool(program: program, setup: WorkerSetup(limits: ReadingLimits(), threads: 1)))
      #expect(told.bundles[0].refusal == nil)
      #expect(
        told.bundles[0].postponed?.description
          == "note.txt: is not read: no process can be started to read it: \(reason) "
          + "(it is tried again; see confine in the settings if it stays so)")
    }
  }

  @Test func `a process whose doors stay open is of no use where they must be closed`() throws {
    // It says that Landlock could not be had.
    let open = try Liar(#"\020\000\000\000\021\001\000\000\000\010\000\000\000Landlock"#)
    var limits = ReadingLimits()
    limits.time = .milliseconds(100)
    for isRequired in [false, true] {
      let setup = WorkerSetup(limits: limits, threads: 1, isRequired: isRequired)
      let told = Told([Self.short], by: WorkerPool(program: open.path, setup: setup))
      let reason = told.bundles[0].postponed?.cause
      #expect(
        reason
          == (isRequired
            ? "is not read: no process can be started to read it: confine is \"require\", and Landlock cannot be had in it"
            : nil))
    }
  }

  @Test(arguments: [
    // A frame of a kind that there is not; an article that breaks off; one longer than all; the word of a reader that there is not.
    #"\001\000\000\000\143x"#, #"\004\000\000\000\022abcd"#, #"\377\377\377\177\022abcd"#,
    #"\017\000\000\000\024\003\000\000\000abc\001\000\000\000\000\000\000\000"#, #"\001\000\000\000\026\000"#,
  ])
  func `answers that make no sense cost their bundle alone`(answer: String) throws {
    let liar = try Liar(#"\004\000\000\000\021\000\000\000\000"# + answer)
    let told = Told(
      [Self.short], by: WorkerPool(program: liar.path, setup: WorkerSetup(limits: ReadingLimits(), threads: 1)))
    #expect(
      told.bundles[0].refusal?.cause == "is not read: the process that reads it answered what makes no sense, twice")
    #expect(told.bundles[0].articles == [])
  }
}

/// A program that answers what it wants, whatever it is asked, and ends when nobody asks any more.
private final class Liar {
  let path: String

  /// - Parameter answer: As printf(1) has it.
  init(_ answer: String) throws {
    path = "/tmp/newsq-liar-\(getpid())"
    let file = try #require(fopen(path, "w"))
    fputs("#!/bin/sh\nprintf '\(answer)' >&0\ncat >/dev/null\n", file)
    fclose(file)
    chmod(path, 0o755)
  }

  deinit {
    unlink(path)
  }
}
