import Glibc
import NewsModel
import NewsReaders
import Testing

@testable import NewsWorkers

/// The processes that read for this one, and where they come from.
enum Workers {
  /// newsqd, where the build put it: beside the test bundle, which the runner is named on its command line.
  static let newsqd: String = {
    let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? link("/proc/self/exe")
    let beside = bundle.split(separator: "/").dropLast().map { "/" + $0 }.joined() + "/newsqd"
    let package = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
    return access(beside, X_OK) == 0 ? beside : package + "/.build/debug/newsqd"
  }()

  static func pool(_ limits: ReadingLimits = ReadingLimits(), memory: Int? = nil) -> WorkerPool {
    var setup = WorkerSetup(limits: limits, threads: 2)
    if let memory { setup.memory = memory }
    return WorkerPool(program: newsqd, setup: setup)
  }

  /// Children of this process that read, those included that have ended and nobody has asked after.
  static var running: [pid_t] {
    entries("/proc").compactMap { pid_t($0) }.filter { process in
      let fields = text("/proc/\(process)/stat")
      guard let open = fields.firstIndex(of: "("), let close = fields.lastIndex(of: ")") else { return false }
      let rest = fields[fields.index(after: close)...].split(separator: " ")
      // A child is called newsq-reader once it has started.
      return fields[open..<close].dropFirst() == ReadingWorker.name && rest.dropFirst().first == "\(getpid())"
    }
  }

  static func text(_ path: String) -> String {
    guard let file = fopen(path, "r") else { return "" }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = fread(&bytes, 1, bytes.count, file)
    return String(decoding: bytes[..<count], as: UTF8.self)
  }

  static func entries(_ directory: String) -> [String] {
    guard let stream = opendir(directory) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let start = UnsafeRawPointer(entry) + MemoryLayout<dirent>.offset(of: \dirent.d_name)!
      names.append(String(cString: start.assumingMemoryBound(to: CChar.self)))
    }
    return names.filter { !$0.hasPrefix(".") }
  }

  static func link(_ path: String) -> String {
    var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(path, &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(0, count)).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  static func file(_ name: String, _ text: String) -> ReadingJob {
    .file(name: name, bytes: Array(text.utf8))
  }

  /// JSON lines of more than any channel holds, so that their reader still works when the first come out.
  static func wire(_ count: Int = 4_000) -> ReadingJob {
    let words = String(repeating: "The pilots struck. ", count: 20)
    return file(
      "wire.jsonl",
      (1...count).map { #"{"id": "\#($0)", "title": "Report \#($0)", "body": "\#(words)"}"# + "\n" }.joined())
  }
}

/// What was told of each of some bundles.
struct Told {
  struct Bundle {
    var articles: [Article] = []
    var failures: [Failure] = []
    var reader: String?
    var refusal: Failure?
    var postponed: Failure?
    var readings = 1
  }

  var bundles: [Bundle]

  /// - Parameter meanwhile: Called at each event.
  init(_ jobs: [ReadingJob], by pool: WorkerPool, meanwhile: (Int, ReadingEvent) -> Void = { _, _ in }) {
    var bundles = [Bundle](repeating: Bundle(), count: jobs.count)
    pool.read(jobs) { place, event in
      switch event {
      case .result(.success(let article)): bundles[place].articles.append(article)
      case .result(.failure(let failure)): bundles[place].failures.append(failure)
      case .again: bundles[place] = Bundle(readings: bundles[place].readings + 1)
      case .read(let name, _): bundles[place].reader = name
      case .refused(let failure): bundles[place].refusal = failure
      case .postponed(let failure): bundles[place].postponed = failure
      }
      meanwhile(place, event)
    }
    self.bundles = bundles
  }
}
