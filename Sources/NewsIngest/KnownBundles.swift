package import NewsIndex
package import NewsModel

/// What the journal says of one bundle, as far as deciding needs it.
package struct KnownBundle: Sendable, Hashable {
  package enum State: UInt8, Sendable, Hashable { case indexed, failed, gone }

  package var stamp: BundleStamp
  package var hash: ContentHash?
  package var reader: String?
  package var readerVersion: Int?
  package var state: State

  package init(
    stamp: BundleStamp, hash: ContentHash? = nil, reader: String? = nil, readerVersion: Int? = nil, state: State
  ) {
    self.stamp = stamp
    self.hash = hash
    self.reader = reader
    self.readerVersion = readerVersion
    self.state = state
  }

  package init(_ entry: JournalEntry) {
    let state: State =
      switch entry.state {
      case .indexed: .indexed
      case .failed: .failed
      case .gone: .gone
      }
    self.init(
      stamp: entry.stamp, hash: entry.hash, reader: entry.reader, readerVersion: entry.readerVersion, state: state)
  }
}

/// The bundles below one directory that the journal knows, by path.
///
/// Kept in memory by the loop that watches: a poll of a hundred thousand unchanged files must not ask the database. So a
/// bundle takes 64 bytes, its name's and some 12 in a table, in a few large pieces, and no object of its own; the path of a
/// directory stands there once.
package struct KnownBundles: Sendable {
  private var records: [Record] = []
  private var unused: [UInt32] = []
  /// The names, which are what follows the last slash of a path, one behind the other.
  private var names: [UInt8] = []
  private var wastedNames = 0
  private var directories = KnownDirectories()
  /// Places among the records and one, 0 where there is none: open addressing, at most half full.
  private var table: [UInt32] = []
  private var readers: [String] = []
  /// How many bundles are known below a directory, at any depth, by the hash of its path.
  private var countBelow: [UInt64: UInt32] = [:]
  /// Bundles that are not gone.
  package private(set) var liveCount = 0
  package private(set) var failedCount = 0

  package init() {}

  package var count: Int { records.count - unused.count }

  /// All bundles with their paths.
  package var all: some Sequence<(path: String, bundle: KnownBundle)> {
    records.lazy.filter(\.isUsed).map { (path: self.path(of: $0), bundle: self.bundle($0)) }
  }

  package subscript(path: String) -> KnownBundle? {
    get { place(of: path).map { bundle(records[$0]) } }
    set {
      let place = place(of: path)
      if let place { tally(records[place].state, by: -1) }
      if let newValue {
        tally(newValue.state, by: 1)
        set(newValue, path, at: place)
      } else if let place {
        remove(place)
      }
    }
  }

  /// Whether a bundle that is not gone is known at this path with this stamp. The path is as the journal has it.
  package func isKnown(_ path: UnsafeBufferPointer<UInt8>, as stamp: BundleStamp) -> Bool {
    guard let place = find(PathInParts(path)) else { return false }
    return records[place].state != .gone && records[place].stamp == stamp
  }

  /// The paths below a directory, at any depth.
  package func paths(below directory: String) -> [String] {
    var prefix = directory + "/"
    let hash = prefix.withUTF8 { PathInParts.hash(UnsafeBufferPointer(rebasing: $0.dropLast())) }
    if countBelow[hash] == nil { return [] }
    let within = directories.map { $0.starts(with: prefix.utf8) }
    return records.lazy.filter { $0.isUsed && within[Int($0.directory)] }.map(path)
  }

  /// Everything before the last slash.
  static func directory(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return String(path[..<slash])
  }

  // MARK: Records

  private func bundle(_ record: Record) -> KnownBundle {
    KnownBundle(
      stamp: record.stamp, hash: record.hash, reader: record.reader > 0 ? readers[Int(record.reader) - 1] : nil,
      readerVersion: record.version.map(Int.init), state: record.state)
  }

  private func name(of record: Record) -> ArraySlice<UInt8> {
    names[Int(record.name)..<Int(record.name) + Int(record.nameLength)]
  }

  private func path(of record: Record) -> String {
    String(decoding: directories[record.directory] + name(of: record), as: UTF8.self)
  }

  private mutating func set(_ bundle: KnownBundle, _ path: String, at place: Int?) {
    var record = Record(bundle, reader: number(ofReader: bundle.reader))
    if let place {
      (record.directory, record.name, record.nameLength) =
        (records[place].directory, records[place].name, records[place].nameLength)
      records[place] = record
      return
    }
    var path = path
    path.withUTF8 { bytes in
      let parts = PathInParts(bytes)
      record.directory = directories.enter(parts)
      record.name = UInt32(names.count)
      // The system's names are no longer than this.
      record.nameLength = UInt16(clamping: parts.name.count)
      names += parts.name.prefix(Int(record.nameLength))
      countDirectories(of: bytes, by: 1)
    }
    let new: Int
    if let old = unused.popLast() {
      new = Int(old)
      records[new] = record
    } else {
      new = records.count
      records.append(record)
    }
    if (count + 1) * 2 > table.count { spread() } else { enter(new) }
  }

  private mutating func remove(_ place: Int) {
    let record = records[place]
    var path = path(of: record)
    path.withUTF8 { countDirectories(of: $0, by: -1) }
    leave(place)
    directories.leave(record.directory)
    records[place].isUsed = false
    unused.append(UInt32(place))
    wastedNames += Int(record.nameLength)
    if wastedNames + directories.wasted > 1 << 16, wastedNames + directories.wasted > names.count / 2 { pack() }
  }

  /// Leaves out the names and the directories that nothing has any more.
  private mutating func pack() {
    var packed: [UInt8] = []
    packed.reserveCapacity(names.count - wastedNames)
    let numbers = directories.pack()
    for place in records.indices where records[place].isUsed {
      let name = name(of: records[place])
      records[place].name = UInt32(packed.count)
      records[place].directory = numbers[Int(records[place].directory)]
      packed += name
    }
    names = packed
    wastedNames = 0
  }

  private mutating func number(ofReader name: String?) -> UInt8 {
    guard let name else { return 0 }
    if let place = readers.firstIndex(of: name) { return UInt8(place + 1) }
    // Whose reader has no number is read again when it is touched, no more.
    guard readers.count < Int(UInt8.max) else { return 0 }
    readers.append(name)
    return UInt8(readers.count)
  }

  private mutating func tally(_ state: KnownBundle.State, by n: Int) {
    if state != .gone { liveCount += n }
    if state == .failed { failedCount += n }
  }

  private mutating func countDirectories(of path: UnsafeBufferPointer<UInt8>, by n: Int) {
    for (index, byte) in path.enumerated() where byte == UInt8(ascii: "/") {
      let hash = PathInParts.hash(UnsafeBufferPointer(rebasing: path[..<index]))
      let count = Int(countBelow[hash] ?? 0) + n
      countBelow[hash] = count > 0 ? UInt32(count) : nil
    }
  }

  // MARK: Table

  private func hash(of place: Int) -> UInt64 {
    let record = records[place]
    return name(of: record).withUnsafeBufferPointer {
      PathInParts.hash($0, inDirectory: directories.hash(of: record.directory))
    }
  }

  private func place(of path: String) -> Int? {
    var path = path
    return path.withUTF8 { find(PathInParts($0)) }
  }

  private func find(_ path: PathInParts) -> Int? {
    if table.isEmpty { return nil }
    var slot = Int(truncatingIfNeeded: path.hash) & (table.count - 1)
    while table[slot] != 0 {
      let place = Int(table[slot]) - 1
      let record = records[place]
      if Int(record.nameLength) == path.name.count, name(of: record).elementsEqual(path.name),
        directories.holds(path, as: record.directory)
      {
        return place
      }
      slot = (slot + 1) & (table.count - 1)
    }
    return nil
  }

  private mutating func enter(_ place: Int) {
    var slot = Int(truncatingIfNeeded: hash(of: place)) & (table.count - 1)
    while table[slot] != 0 { slot = (slot + 1) & (table.count - 1) }
    table[slot] = UInt32(place + 1)
  }

  private mutating func spread() {
    table = [UInt32](repeating: 0, count: max(64, table.count * 2))
    for place in records.indices where records[place].isUsed { enter(place) }
  }

  /// Takes a record out of the table; those behind it in the row move up.
  private mutating func leave(_ place: Int) {
    let mask = table.count - 1
    var slot = Int(truncatingIfNeeded: hash(of: place)) & mask
    while table[slot] != UInt32(place + 1) { slot = (slot + 1) & mask }
    table[slot] = 0
    var next = (slot + 1) & mask
    while table[next] != 0 {
      let moved = Int(table[next]) - 1
      table[next] = 0
      enter(moved)
      next = (next + 1) & mask
    }
  }
}

extension KnownBundles {
  /// Takes in an entry of the journal where it stands below a directory.
  mutating func add(_ entry: JournalEntry, below root: String) {
    let prefix = root == "/" ? "/" : root + "/"
    if entry.path.utf8.starts(with: prefix.utf8) { self[entry.path] = KnownBundle(entry) }
  }
}
