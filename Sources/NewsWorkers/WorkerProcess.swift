internal import Glibc
internal import NewsFiles
import NewsModel

/// Why a process that reads is no use any more.
enum WorkerLoss: Error, Hashable {
  /// It was ended by a signal.
  case signal(Int32)
  /// It ended by itself.
  case status(Int32)
  case outOfMemory
  /// It gave no answer in time.
  case stalled
  /// It gave an answer that it may not give.
  case broken
  /// Its doors could not be closed.
  case open([Confinement.Part])
}

/// A process that reads bundles for this one, as this one sees it: nothing that comes from it is believed.
///
/// One thread has it at a time: the pool hands it out and takes it back under its lock.
final class WorkerProcess: @unchecked Sendable {
  let process: pid_t
  /// Whether it holds so much memory that it should be replaced.
  private(set) var isWorn = false
  private let setup: WorkerSetup
  private let channel: Int32
  /// What came and was not taken apart yet: from `start` to `end` in the buffer.
  private var buffer: UnsafeMutableRawBufferPointer
  private var start = 0
  private var end = 0
  /// How long was waited since the last bundle ended.
  private var waited = Duration.zero
  private var hasEnded = false

  private static let bufferLength = 256 << 10
  /// How long it may take to load what it reads with.
  private static let startTime = Duration.seconds(30)

  /// Starts one, and waits until its doors are closed.
  init(program: String, setup: WorkerSetup) throws {
    (process, channel) = try Confinement.start(program, name: ReadingWorker.name)
    self.setup = setup
    buffer = .allocate(byteCount: Self.bufferLength, alignment: 16)
    do throws(WorkerLoss) {
      var record = RecordWriter()
      record.frame(.setup) { setup.write(to: &$0) }
      try send(record.bytes, within: Self.startTime)
      guard case .hello(let open) = try next(within: Self.startTime) else { throw .broken }
      if setup.isRequired, !open.isEmpty { throw .open(open) }
      waited = .zero
    } catch {
      throw lost(error)
    }
  }

  deinit {
    finish()
    buffer.deallocate()
  }

  // MARK: Work

  /// Sends jobs.
  func send(_ jobs: ArraySlice<ReadingJob>) throws(WorkerLoss) {
    waited = .zero
    var record = RecordWriter()
    var file: Int32?
    record.frame(.jobs) { record in
      for job in jobs {
        job.write(to: &record)
        if case .open(_, let descriptor, _) = job { file = descriptor }
      }
    }
    do throws(WorkerLoss) {
      try send(record.bytes, file: file, within: setup.patience)
    } catch {
      throw lost(error)
    }
  }

  /// The next answer, where the bundle in hand has bounds.
  func next(_ bounds: inout AnswerBounds) throws(WorkerLoss) -> WorkerAnswer {
    do throws(WorkerLoss) {
      let answer = try next(within: setup.patience, &bounds)
      switch answer {
      case .read, .refused: waited = .zero
      case .done(let isWorn): self.isWorn = isWorn
      case .hello, .result: break
      }
      return answer
    } catch {
      throw lost(error)
    }
  }

  // MARK: The end

  /// Ends it, as its answers make no sense.
  func refuse() -> WorkerLoss {
    lost(.broken)
  }

  /// Ends it, if it is not over already.
  func finish() {
    guard !hasEnded else { return }
    hasEnded = true
    close(channel)
    kill(process, SIGKILL)
    while waitpid(process, nil, 0) < 0, errno == EINTR {}
  }

  /// Ends what was lost, and tells what it was that ended it.
  private func lost(_ loss: WorkerLoss) -> WorkerLoss {
    guard !hasEnded else { return loss }
    guard case .status = loss else {
      finish()
      return loss
    }
    // Nobody is at the other end, so it is ending; one that only looks so is ended.
    let deadline = ContinuousClock.now + .seconds(1)
    var status: Int32 = 0
    var ended = waitpid(process, &status, WNOHANG)
    while ended == 0, ContinuousClock.now < deadline {
      usleep(500)
      ended = waitpid(process, &status, WNOHANG)
    }
    guard ended == process else {
      finish()
      return .broken
    }
    hasEnded = true
    close(channel)
    let signal = status & 0x7F
    if signal != 0 { return .signal(signal) }
    let code = (status >> 8) & 0xFF
    return code == Confinement.outOfMemory ? .outOfMemory : .status(code)
  }

  // MARK: The channel

  private func send(_ bytes: [UInt8], file: Int32? = nil, within patience: Duration) throws(WorkerLoss) {
    var place = 0
    while place < bytes.count {
      let count = bytes.withUnsafeBytes {
        Confinement.send(
          channel, UnsafeRawBufferPointer(rebasing: $0[place...]), file: place == 0 ? file : nil)
      }
      if count >= 0 {
        place += count
      } else if errno == EAGAIN {
        try wait(for: POLLOUT, patience)
      } else if errno != EINTR {
        throw .status(0)
      }
    }
  }

  private func next(within patience: Duration) throws(WorkerLoss) -> WorkerAnswer {
    var bounds = AnswerBounds(small: 4_096)
    return try next(within: patience, &bounds)
  }

  private func next(within patience: Duration, _ bounds: inout AnswerBounds) throws(WorkerLoss) -> WorkerAnswer {
    try fetch(Frame.headLength, patience)
    let length = Int(buffer.loadUnaligned(fromByteOffset: start, as: UInt32.self))
    guard let kind = Frame.Kind(rawValue: buffer[start + 4]), bounds.allow(length) else { throw .broken }
    let whole = Frame.headLength + length
    try fetch(whole, patience)
    let body = UnsafeRawBufferPointer(rebasing: buffer[start + Frame.headLength..<start + whole])
    let answer: WorkerAnswer
    do throws(BrokenRecord) {
      answer = try WorkerAnswer(kind, body)
    } catch {
      throw .broken
    }
    guard bounds.allow(answer) else { throw .broken }
    start += whole
    if start == end { forget() }
    return answer
  }

  private func forget() {
    start = 0
    end = 0
    guard buffer.count > 4 * Self.bufferLength else { return }
    buffer.deallocate()
    buffer = .allocate(byteCount: Self.bufferLength, alignment: 16)
  }

  /// Sees to it that so many bytes are in the buffer behind `start`. It grows by what came, not by what is promised.
  private func fetch(_ count: Int, _ patience: Duration) throws(WorkerLoss) {
    while end - start < count {
      if start > 0 {
        buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[start..<end]))
        end -= start
        start = 0
      }
      if end == buffer.count { grow(to: min(count, 2 * buffer.count)) }
      let received = Confinement.receive(channel, UnsafeMutableRawBufferPointer(rebasing: buffer[end...]))
      if received > 0 {
        end += received
      } else if received == 0 {
        throw .status(0)
      } else if errno == EAGAIN {
        try wait(for: POLLIN, patience)
      } else if errno != EINTR {
        throw .status(0)
      }
    }
  }

  private func grow(to count: Int) {
    let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 16)
    larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[..<end]))
    buffer.deallocate()
    buffer = larger
  }

  /// Waits until the channel is ready; not longer than is left of the patience with this bundle.
  private func wait(for events: Int32, _ patience: Duration) throws(WorkerLoss) {
    let begin = ContinuousClock.now
    let left = patience - waited
    guard left > .zero else { throw .stalled }
    var descriptor = pollfd(fd: channel, events: Int16(events), revents: 0)
    poll(&descriptor, 1, Int32(min(left / .milliseconds(1) + 1, 3_600_000)))
    waited += ContinuousClock.now - begin
  }
}
