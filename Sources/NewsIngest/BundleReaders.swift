import Glibc
import NewsIndex
package import NewsModel
import NewsReaders

/// All that reads bundles: the table of formats, and the user's own programs beside it.
///
/// A program is asked first for files with one of its suffixes, and last for files that nothing else reads where it takes
/// the rest. It reads files alone: no directories, and no members of other files.
package struct BundleReaders: Sendable {
  private let programs: [ExternalReader]
  /// What the reading of one bundle may cost.
  let limits: ReadingLimits
  /// Read the members of large bundles side by side; nil where one thread reads it all.
  private(set) var workers: MemberWorkers?

  package init(_ programs: [ExternalReader] = [], limits: ReadingLimits = ReadingLimits()) {
    self.programs = programs
    self.limits = limits
  }

  /// The same with threads for the members of large bundles: as many as there are cores, and `count` at most where that is
  /// not 0. Where that is one, there are none.
  package func withWorkers(_ count: Int) -> BundleReaders {
    let cores = sysconf(Int32(_SC_NPROCESSORS_ONLN))
    let threads = count > 0 ? min(count, cores) : cores
    var readers = self
    readers.workers = threads > 1 ? MemberWorkers(count: threads, startThread: OwnThread.start) : nil
    return readers
  }

  /// Which reader read a bundle, for the journal.
  struct Used: Sendable, Hashable {
    var name: String
    var version: Int
  }

  /// Reads a bundle, as ``Readers/read(_:limits:workers:yield:)`` does.
  func read(
    _ content: BundleContent, yield: (Result<Article, Failure>) -> Void
  ) throws(Failure) -> Used {
    if let program = program(for: content.name), case .file(let name, let stream) = content {
      return try read(stream, name, by: program, yield: yield)
    }
    do throws(Failure) {
      let reader = try Readers.read(content, limits: limits, workers: workers, yield: yield)
      return Used(name: reader.name, version: reader.version)
    } catch {
      guard error.code == .unknownFormat, case .file(let name, let stream) = content, let program = last else {
        throw error
      }
      return try read(stream, name, by: program, yield: yield)
    }
  }

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

  private func read(
    _ stream: ByteStream, _ name: String, by program: ExternalReader, yield: (Result<Article, Failure>) -> Void
  ) throws(Failure) -> Used {
    let bytes = try stream.all(limit: limits.fileBytes, subject: name)
    guard !bytes.isEmpty else {
      throw Failure(.empty, subject: name, cause: "is empty", remedy: "deliver it again with its content, or remove it")
    }
    let answer = try bytes.withUnsafeBufferPointer { bytes throws(Failure) in
      try ExternalProgram(reader: program, subject: name).answer(to: bytes)
    }
    try ExternalOutput.read(answer, name: name, format: program.name, yield: yield)
    return Self.used(program)
  }

  /// Another command line is another version: its bundles are read again by `newsq reindex`. Far above the numbers of
  /// the table of formats.
  private static func used(_ program: ExternalReader) -> Used {
    let words = program.command.joined(separator: "\0") + "\0\(ExternalOutput.version)"
    let hash = ContentHash(of: Array(words.utf8)).low
    return Used(name: program.name, version: 1 << 32 | Int(hash & 0xFFFF_FFFF))
  }
}
