import Glibc
import NewsIndex
import NewsModel
import Synchronization

/// The threads that answer a batch's lines, each with a reader of its own.
///
/// Plain threads, as what they do never waits for anything but the disk: a search of one query starts no runtime for them.
final class BatchWorkers {
  typealias Line = (number: Int, text: Substring)

  private let workers: [Worker]
  private var round: Round?

  /// - Parameter readers: at least one.
  init(_ readers: [IndexReader], _ question: BatchQuestion) {
    if readers.count > 1 { readers.forEach { $0.searchBesideOthers() } }
    workers = readers.map { Worker($0, question) }
  }

  var count: Int { workers.count }

  /// Starts to answer some lines; the round before must have been finished.
  func start(_ lines: [Line]) {
    if lines.isEmpty { return }
    let round = Round(lines)
    self.round = round
    for worker in workers { worker.start(round) }
  }

  /// The answers of the lines that were started last, in their order.
  func finish() -> [(line: Line, answer: Result<BatchQuestion.Answer, Failure>)] {
    guard let round else { return [] }
    self.round = nil
    var places = [Result<BatchQuestion.Answer, Failure>?](repeating: nil, count: round.lines.count)
    for worker in workers {
      for (place, answer) in worker.finish() { places[place] = answer }
    }
    return zip(round.lines, places).compactMap { line, answer in answer.map { (line, $0) } }
  }

  /// Lets go of the lines that nobody has begun with.
  func stop() {
    round?.stop()
    _ = finish()
  }

  /// Lines, taken one by one by whoever is free.
  private final class Round: Sendable {
    let lines: [Line]
    private let next = Atomic(0)

    init(_ lines: [Line]) {
      self.lines = lines
    }

    func take() -> Int? {
      let place = next.add(1, ordering: .relaxed).oldValue
      return place < lines.count ? place : nil
    }

    func stop() {
      next.store(lines.count, ordering: .relaxed)
    }
  }

  /// One thread's part. Unchecked, because its reader and its answers belong to the thread from `start` until `finish` has
  /// waited for its end, and else to who calls these.
  private final class Worker: @unchecked Sendable {
    private let reader: IndexReader
    private let question: BatchQuestion
    private var thread: pthread_t?
    private var round: Round?
    private var answers: [(Int, Result<BatchQuestion.Answer, Failure>)] = []

    init(_ reader: IndexReader, _ question: BatchQuestion) {
      self.reader = reader
      self.question = question
    }

    func start(_ round: Round) {
      self.round = round
      var thread = pthread_t()
      let this = Unmanaged.passUnretained(self).toOpaque()
      let error = pthread_create(&thread, nil, { Unmanaged<Worker>.fromOpaque($0!).takeUnretainedValue().work() }, this)
      self.thread = error == 0 ? thread : nil
    }

    func finish() -> [(Int, Result<BatchQuestion.Answer, Failure>)] {
      // Where the system gave no thread, this one does the work.
      if let thread { pthread_join(thread, nil) } else { _ = work() }
      thread = nil
      round = nil
      defer { answers = [] }
      return answers
    }

    private func work() -> UnsafeMutableRawPointer? {
      while let round, let place = round.take() {
        let answer = Result { () throws(Failure) in try question.answer(round.lines[place].text, reader) }
        answers.append((place, answer))
      }
      return nil
    }
  }
}
