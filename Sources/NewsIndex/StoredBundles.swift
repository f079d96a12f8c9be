import NewsModel

/// The bundles of a database that may be damaged, with what of them could not be read.
struct StoredBundles {
  struct Stored {
    var id: Int64
    var entry: JournalEntry
    var failures: [Failure]
  }

  private(set) var all: [Stored] = []
  /// Whether the table could be read to its end.
  private(set) var isComplete = true

  /// - Parameter named: numbers of bundles that articles are of; one that has no row any more is given a name of its number.
  init(_ db: OpaquePointer, alsoNamed named: Set<Int64>) {
    var found: [Int64: JournalEntry] = [:]
    do throws(Failure) {
      let row = try RawStatement(db, "SELECT \(JournalEntry.columns), id FROM bundle")
      while try row.step() { found[row.integer(12)] = JournalEntry(row) }
    } catch {
      isComplete = false
    }
    for id in named where found[id] == nil { found[id] = Self.entry(id, db) ?? Self.unknown(id) }
    let failures = Self.failures(db)
    all = found.map { Stored(id: $0.key, entry: $0.value, failures: failures[$0.key] ?? []) }
  }

  private static func entry(_ id: Int64, _ db: OpaquePointer) -> JournalEntry? {
    guard let row = try? RawStatement(db, "SELECT \(JournalEntry.columns) FROM bundle WHERE id = ?1") else {
      return nil
    }
    row.bind(id, at: 1)
    return (try? row.step()) == true ? JournalEntry(row) : nil
  }

  private static func unknown(_ id: Int64) -> JournalEntry {
    JournalEntry(
      path: "/unknown/\(id)", name: "unknown/\(id)",
      stamp: BundleStamp(kind: .file, size: 0, modified: 0, changed: 0, inode: 0), hash: nil, reader: nil,
      readerVersion: nil, state: .gone, taken: "")
  }

  private static func failures(_ db: OpaquePointer) -> [Int64: [Failure]] {
    var found: [Int64: [Failure]] = [:]
    guard let row = try? RawStatement(db, "SELECT bundle, code, subject, cause, remedy FROM failure") else {
      return found
    }
    while (try? row.step()) == true {
      let code = row.text(1).flatMap(Failure.Code.init) ?? .ioError
      found[row.integer(0), default: []].append(
        Failure(code, subject: row.text(2) ?? "", cause: row.text(3) ?? "", remedy: row.text(4) ?? ""))
    }
    return found
  }
}
