import Glibc
import NewsIndex
package import NewsModel
import NewsReaders
import NewsWorkers

/// All that reads bundles: the table of formats, and the user's own programs beside it.
///
/// A program is asked first for files with one of its suffixes, and last for files that nothing else reads where it takes
/// the rest. It reads files alone: no directories, and no members of other files.
package struct BundleReaders: Sendable {
  /// Where the bytes of strangers are taken apart.
  package enum Place: Sendable {
    /// In this process.
    case here
    /// In processes of this program, behind closed doors: as far as the kernel can close them, or all of them or not at all.
    case confined(program: String = "/proc/self/exe", isRequired: Bool)
  }

  private let programs: [ExternalReader]
  /// What the reading of one bundle may cost.
  let limits: ReadingLimits
  private let place: Place
  /// Read the members of large bundles side by side; nil where one thread reads it all.
  private(set) var workers: MemberWorkers?
  /// The processes that read, where this one does not.
  private var pool: WorkerPool?

  package init(
    _ programs: [ExternalReader] = [], limits: ReadingLimits = ReadingLimits(), place: Place = .here
  ) {
    self.programs = programs
    self.limits = limits
    self.place = place
  }

  /// The same with processes to read in, where that was asked for, and with threads for the members of large bundles: as many as
  /// there are cores, and `count` at most where that is not 0. Where that is one, there are none.
  package func withWorkers(_ count: Int) -> BundleReaders {
    let cores = sysconf(Int32(_SC_NPROCESSORS_ONLN))
    let threads = count > 0 ? min(count, cores) : cores
    var readers = self
    switch place {
    case .here:
      readers.workers = threads > 1 ? MemberWorkers(count: threads, startThread: OwnThread.start) : nil
    case .confined(let program, let isRequired):
      let setup = WorkerSetup(limits: limits, threads: threads, isRequired: isRequired)
      readers.pool = WorkerPool(program: program, setup: setup)
    }
    return readers
  }

  /// Ends the processes that wait for work.
  func close() {
    pool?.close()
  }

  /// Which reader read a bundle, for the journal.
  struct Used: Sendable, Hashable {
    var name: String
    var version: Int
  }

  /// What becomes of a bundle.
  enum Event {
    /// The next article, or the failure of a member.
    case result(Result<Article, Failure>)
    /// What came of the bundle so far does not count: it is read once more.
    case again
    case read(Used)
    /// The whole bundle, or the rest of it, cannot be read.
    case refused(Failure)
    /// The machine's trouble of the moment; says nothing about the bundle.
    case postponed(Failure)
  }

  /// How many bytes of bundles are best read at a time, and how many bundles: another process is woken for all of them at once.
  var groupBounds: (bytes: Int, bundles: Int) { pool == nil ? (0, 1) : (256 << 10, 32) }

  /// Reads bundles one after the other, and tells what becomes of each, by its place, in any order of bundles. All that is told of one
  /// comes together.
  func read(_ bundles: [LoadedBundle], tell: (Int, Event) -> Void) {
    guard let pool else {
      for (place, bundle) in bundles.enumerated() { readHere(bundle.content) { tell(place, $0) } }
      return
    }
    var jobs: [ReadingJob] = []
    var places: [Int] = []
    var left: [Int] = []
    for (place, bundle) in bundles.enumerated() {
      do throws(Failure) {
        jobs.append(try job(bundle))
        places.append(place)
      } catch {
        tell(place, .refused(error))
      }
    }
    pool.read(jobs) { place, event in
      let bundle = bundles[places[place]]
      if case .refused(let failure) = event, failure.code == .unknownFormat, last != nil, isFile(bundle),
        program(for: bundle.content.name) == nil
      {
        left.append(places[place])
      } else {
        tell(places[place], Self.event(event, program(for: bundle)))
      }
    }
    for place in left {
      guard let last, case .file(let name, let stream) = bundles[place].content else { continue }
      do throws(Failure) {
        let answer = try answer(to: stream, name, by: last)
        pool.read([.answer(name: name, bytes: answer, format: last.name)]) { tell(place, Self.event($1, last)) }
      } catch {
        tell(place, .refused(error))
      }
    }
  }

  /// Whether reading a bundle takes so long that others should not wait for it: a program is started for it.
  func isSlow(_ bundle: LoadedBundle) -> Bool { program(for: bundle) != nil }

  private func isFile(_ bundle: LoadedBundle) -> Bool {
    if case .file = bundle.content { true } else { false }
  }

  private func program(for bundle: LoadedBundle) -> ExternalReader? {
    isFile(bundle) ? program(for: bundle.content.name) : nil
  }

  private func job(_ bundle: LoadedBundle) throws(Failure) -> ReadingJob {
    switch bundle.content {
    case .directory(let name, let parts): return .directory(name: name, parts: parts)
    case .file(let name, let stream):
      if let program = program(for: name) {
        return .answer(name: name, bytes: try answer(to: stream, name, by: program), format: program.name)
      }
      if let descriptor = bundle.descriptor, let count = stream.size {
        return .open(name: name, descriptor: descriptor, count: count)
      }
      // All of it: it is in memory.
      return .file(name: name, bytes: try stream.head())
    }
  }

  /// - Parameter program: The user's program that answered, where one did.
  private static func event(_ event: ReadingEvent, _ program: ExternalReader?) -> Event {
    switch event {
    case .result(let result): .result(result)
    case .again: .again
    case .read(let name, let version): .read(program.map(used) ?? Used(name: name, version: version))
    case .refused(let failure): .refused(failure)
    case .postponed(let failure): .postponed(failure)
    }
  }

  // MARK: In this process

  private func readHere(_ content: BundleContent, tell: (Event) -> Void) {
    do throws(Failure) {
      tell(.read(try readHere(content) { tell(.result($0)) }))
    } catch {
      tell(.refused(error))
    }
  }

  /// Reads a bundle, as ``Readers/read(_:limits:workers:yield:)`` does.
  private func readHere(
    _ content: BundleContent, yield: (Result<Article, Failure>) -> Void
  ) throws(Failure) -> Used {
    if let program = program(for: content.name), case .file(let name, let stream) = content {
      return try readHere(stream, name, by: program, yield: yield)
    }
    do throws(Failure) {
      let reader = try Readers.read(content, limits: limits, workers: workers, yield: yield)
      return Used(name: reader.name, version: reader.version)
    } catch {
      guard error.code == .unknownFormat, case .file(let name, let stream) = content, let program = last else {
        throw error
      }
      return try readHere(stream, name, by: program, yield: yield)
    }
  }

  private func readHere(
    _ stream: ByteStream, _ name: String, by program: ExternalReader, yield: (Result<Article, Failure>) -> Void
  ) throws(Failure) -> Used {
    try ExternalOutput.read(
      try answer(to: stream, name, by: program), name: name, format: program.name, yield: yield)
    return Self.used(program)
  }

  // MARK: Versions

  /// Whether the reader that read a bundle would read it again, in the same version.
  func isCurrent(_ known: KnownBundle, path: String) -> Bool {
    guard let reader = known.reader, let version = known.readerVersion else { return false }
    if known.stamp.kind == .file, let program = program(for: path) {
      return Self.used(program) == Used(name: reader, version: version)
    }
    if let last, Self.used(last) == Used(name: reader, version: version) { return true }
    return Self.versions[reader] == version
  }

  private static let versions = Dictionary(
    Readers.all.map { ($0.name, $0.version) }, uniquingKeysWith: { first, _ in first })

  // MARK: Programs

  /// The program whose files end like this one.
  private func program(for path: String) -> ExternalReader? {
    if programs.isEmpty { return nil }
    let name = path.split(separator: "/").last.map { $0.lowercased() } ?? ""
    return programs.first { program in
      program.suffixes.contains { !$0.isEmpty && name.hasSuffix(".\($0)") }
    }
  }

  private var last: ExternalReader? { programs.first(where: \.takesRest) }

  private func answer(
    to stream: ByteStream, _ name: String, by program: ExternalReader
  ) throws(Failure) -> [UInt8] {
    let bytes = try stream.all(limit: limits.fileBytes, subject: name)
    guard !bytes.isEmpty else {
      throw Failure(.empty, subject: name, cause: "is empty", remedy: "deliver it again with its content, or remove it")
    }
    return try bytes.withUnsafeBufferPointer { bytes throws(Failure) in
      try ExternalProgram(reader: program, subject: name).answer(to: bytes)
    }
  }

  /// Another command line is another version: its bundles are read again by `newsq reindex`. Far above the numbers of
  /// the table of formats.
  private static func used(_ program: ExternalReader) -> Used {
    let words = program.command.joined(separator: "\0") + "\0\(ExternalOutput.version)"
    let hash = ContentHash(of: Array(words.utf8)).low
    return Used(name: program.name, version: 1 << 32 | Int(hash & 0xFFFF_FFFF))
  }
}
