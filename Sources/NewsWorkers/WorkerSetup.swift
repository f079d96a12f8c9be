package import NewsModel

/// What a process that reads is told first.
package struct WorkerSetup: Sendable {
  package var limits: ReadingLimits
  /// Threads for the members of large bundles; none where that is 1.
  package var threads: Int

  /// Bytes of memory that the process may write to.
  var memory: Int
  /// Bytes of memory: a process that holds more after its work is replaced by a fresh one.
  var largest = 96 << 20
  /// Whether a process is of no use one of whose doors could not be closed. For who starts it alone.
  let isRequired: Bool

  package init(limits: ReadingLimits, threads: Int, isRequired: Bool = false) {
    self.limits = limits
    self.isRequired = isRequired
    self.threads = threads
    // Three times as much as was seen with files made to take much.
    memory = (256 << 20) + 16 * limits.fileBytes
  }

  /// How long the process may take for a bundle before it counts as stalled: it watches `limits.time` itself, between the calls of
  /// its libraries.
  var patience: Duration { limits.time + max(.seconds(1), min(limits.time, .seconds(5))) }

  func write(to record: inout RecordWriter) {
    for value in numbers { record.add(Int64(value)) }
  }

  init(from record: inout RecordReader) throws(BrokenRecord) {
    var values: [Int] = []
    while !record.isAtEnd { values.append(Int(try record.integer(Int64.self))) }
    self.init(limits: ReadingLimits(), threads: 1)
    guard values.count == numbers.count else { throw BrokenRecord() }
    limits.bundleBytes = values[0]
    limits.fileBytes = values[1]
    limits.archiveBytes = values[2]
    limits.archiveRatio = values[3]
    limits.archiveDepth = values[4]
    limits.archiveEntries = values[5]
    limits.articleBytes = values[6]
    limits.bundleText = values[7]
    limits.nesting = values[8]
    limits.time = .microseconds(values[9])
    threads = values[10]
    memory = values[11]
    largest = values[12]
  }

  private var numbers: [Int] {
    [
      limits.bundleBytes, limits.fileBytes, limits.archiveBytes, limits.archiveRatio, limits.archiveDepth,
      limits.archiveEntries, limits.articleBytes, limits.bundleText, limits.nesting,
      Int(limits.time / .microseconds(1)), threads, memory, largest,
    ]
  }
}
