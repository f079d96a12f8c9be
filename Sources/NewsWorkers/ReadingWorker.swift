internal import Glibc
import NewsModel
internal import NewsReaders

/// The process that reads bundles for another one, behind closed doors.
package struct ReadingWorker {
  /// What the process is called, in lists of processes and by who starts it.
  package static let name = "newsq-reader"

  /// Whether this process was started to be one.
  package static var isMeant: Bool {
    CommandLine.arguments.first == name && CommandLine.arguments.count == 1
  }

  private static let channel: Int32 = 0

  private let setup: WorkerSetup
  private let members: MemberWorkers?
  private let answers = AnswerStream(channel)

  /// Reads what it is told to until nobody is there any more. To be called by the only thread of the process.
  /// - Parameter startThread: Runs what it is given on a thread of its own.
  package static func run(startThread: @escaping @Sendable (@escaping @Sendable () -> Void) -> Void) -> Never {
    var status = stat()
    guard fstat(channel, &status) == 0, status.st_mode & S_IFMT == S_IFSOCK else {
      let words = Array("newsq-reader: is started by newsqd alone (start newsqd)\n".utf8)
      _ = write(STDERR_FILENO, words, words.count)
      exit(2)
    }
    Confinement.attach(name: name)
    do {
      let setup = try receive { record, _ throws(BrokenRecord) in try WorkerSetup(from: &record) }
      try Confinement.limit(memory: setup.memory)
      Readers.load()
      let worker = ReadingWorker(setup: setup, startThread: startThread)
      worker.answers.write(.hello(open: Confinement.closeDoors()))
      worker.answers.flush()
      while true { try worker.work() }
    } catch {
      exit(3)
    }
  }

  private init(setup: WorkerSetup, startThread: @escaping @Sendable (@escaping @Sendable () -> Void) -> Void) {
    self.setup = setup
    members = setup.threads > 1 ? MemberWorkers(count: setup.threads, startThread: startThread) : nil
  }

  // MARK: Jobs

  /// Does the jobs of one frame.
  private func work() throws {
    let jobs = try Self.receive { (record, file) throws(BrokenRecord) -> [ReadingJob] in
      var jobs: [ReadingJob] = []
      while !record.isAtEnd { jobs.append(try ReadingJob(from: &record, file: file)) }
      return jobs
    }
    for job in jobs {
      perform(job)
      answers.keepUp()
    }
    answers.write(.done(isWorn: Confinement.heldMemory > setup.largest))
    answers.flush()
  }

  private func perform(_ job: ReadingJob) {
    do throws(Failure) {
      answers.write(try read(job))
    } catch {
      answers.write(.refused(error))
    }
    if case .open(_, let descriptor, _) = job { close(descriptor) }
  }

  private func read(_ job: ReadingJob) throws(Failure) -> WorkerAnswer {
    let content: BundleContent
    switch job {
    case .file(let name, let bytes): content = .file(name: name, bytes: bytes)
    case .open(let name, let descriptor, let count):
      content = .file(name: name, ByteStream(PassedFile(descriptor, count: count, name: name)))
    case .directory(let name, let parts): content = .directory(name: name, parts: parts)
    case .answer(let name, let bytes, let format):
      try ExternalOutput.read(bytes, name: name, format: format) { answers.write(.result($0)) }
      return .read(name: format, version: 0)
    }
    let reader = try Readers.read(content, limits: setup.limits, workers: members) { answers.write(.result($0)) }
    return .read(name: reader.name, version: reader.version)
  }

  // MARK: The channel

  /// Waits for a frame, and ends where there is nobody any more to send one.
  private static func receive<Value>(
    _ body: (inout RecordReader, _ file: Int32?) throws(BrokenRecord) -> Value
  ) throws -> Value {
    var head = [UInt8](repeating: 0, count: Frame.headLength)
    var file: Int32?
    head.withUnsafeMutableBytes { fill($0, &file) }
    let count = Int(head.withUnsafeBytes { $0.loadUnaligned(as: UInt32.self) })
    let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, count), alignment: 16)
    defer { bytes.deallocate() }
    fill(UnsafeMutableRawBufferPointer(rebasing: bytes[..<count]), &file)
    var record = RecordReader(UnsafeRawBufferPointer(rebasing: bytes[..<count]))
    return try body(&record, file)
  }

  private static func fill(_ bytes: UnsafeMutableRawBufferPointer, _ file: inout Int32?) {
    var place = 0
    while place < bytes.count {
      let count = Confinement.receiveFile(channel, UnsafeMutableRawBufferPointer(rebasing: bytes[place...]), &file)
      if count == 0 || (count < 0 && errno != EINTR) { exit(0) }
      place += max(0, count)
    }
  }
}

/// The answers on their way back: many to a piece. Whoever sends more than is taken waits.
private final class AnswerStream {
  private let channel: Int32
  private var record = RecordWriter()
  private var lastFlush = ContinuousClock.now
  private static let pieceLength = 64 << 10

  init(_ channel: Int32) {
    self.channel = channel
  }

  func write(_ answer: WorkerAnswer) {
    answer.write(to: &record)
    if record.bytes.count >= Self.pieceLength { flush() }
  }

  /// To be called at a bundle's end: who waits counts the time from there.
  func keepUp() {
    if ContinuousClock.now - lastFlush > .milliseconds(100) { flush() }
  }

  func flush() {
    record.bytes.withUnsafeBytes { bytes in
      var place = 0
      while place < bytes.count {
        let count = Confinement.send(channel, UnsafeRawBufferPointer(rebasing: bytes[place...]))
        if count < 0, errno != EINTR { exit(0) }
        place += max(0, count)
      }
    }
    // One huge article must not leave its room behind.
    if record.bytes.count > 16 * Self.pieceLength { record = RecordWriter() } else { record.removeAll() }
    lastFlush = .now
  }
}
