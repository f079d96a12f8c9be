import CSQLite
import Glibc
import NewsModel

/// Opening the index file: the settings every connection shares, and whether the file is one of ours.
enum IndexFile {
  /// A connection that writes; makes the file and its tables where there are none.
  ///
  /// - Parameter prepare: runs before any table is touched: FTS5 looks a tokenizer up when it opens its table.
  static func openForWriting(
    _ path: String, prepare: (WriteConnection) throws(Failure) -> Void
  ) throws(Failure) -> WriteConnection {
    makeFolder(of: path)
    _ = withoutMemoryStatistics
    let connection = try WriteConnection(path)
    // Before anything that would change it: the file may be somebody else's.
    let found = try format(of: connection.handle)
    try found.check(path)
    // Holds for a new file: four pages of the full-text index in one of the file are a quarter of the system calls.
    try connection.execute("PRAGMA page_size = \(Schema.pageSize)")
    try connection.execute("PRAGMA journal_mode = WAL")
    // The commits' syncs are for whoever reports them: see LogSync.
    try connection.execute("PRAGMA synchronous = NORMAL")
    try connection.execute("PRAGMA cache_size = -16000")
    try connection.execute("PRAGMA temp_store = MEMORY")
    // The checkpointer's work, and at the end the log is emptied, not deleted.
    try connection.execute("PRAGMA wal_autocheckpoint = 0")
    try connection.execute("PRAGMA journal_size_limit = 67108864")
    keepLog(connection.handle)
    try prepare(connection)
    if found == .none { try create(connection) }
    return connection
  }

  /// Refused where SQLite is in use already, to no harm.
  private static let withoutMemoryStatistics = sqlite3_config_without_memory_statistics()

  /// A connection that reads what can be read of a damaged file, a file that was cut off included: SQLite refuses that one
  /// unless it is told that its tables may be strange.
  static func openForSalvage(_ path: String) throws(Failure) -> ReadConnection {
    guard access(path, F_OK) == 0 else { throw missing(path, errno) }
    let connection = try ReadConnection(path, setting: allowDamage)
    try format(of: connection.handle).check(path)
    return connection
  }

  /// For a connection to a damaged file.
  static let allowDamage = "PRAGMA writable_schema = ON"

  /// A connection that only reads.
  static func openForReading(_ path: String) throws(Failure) -> ReadConnection {
    guard access(path, R_OK) == 0 else { throw missing(path, errno) }
    _ = withoutMemoryStatistics
    do throws(Failure) {
      return try reader(path, name: path.hasPrefix("file:") ? "./" + path : path)
    } catch {
      // Who cannot write in the folder cannot make the log's files either. Without a log the file alone is all there is,
      // and nothing that would change it.
      guard error.code != .wrongVersion, access(path, R_OK) == 0, access(path + "-wal", F_OK) != 0 else { throw error }
      return try reader(path, name: "file:\(escaped(path))?immutable=1")
    }
  }

  private static func reader(_ path: String, name: String) throws(Failure) -> ReadConnection {
    let connection: ReadConnection
    let found: Format
    do throws(Failure) {
      connection = try ReadConnection(name)
      found = try format(of: connection.handle)
    } catch {
      // SQLite does not tell the name of a file that it could not read.
      throw Failure(error.code, subject: path, cause: error.cause, remedy: error.remedy)
    }
    if found == .none {
      throw Failure(
        .noIndex, subject: path, cause: "the index is still empty",
        remedy: "start newsqd, or index a folder with newsq index DIR")
    }
    try found.check(path)
    return connection
  }

  private static func missing(_ path: String, _ error: Int32) -> Failure {
    if error == EACCES {
      return Failure(
        .noIndex, subject: path, cause: "it may not be read: permission denied",
        remedy: "join the group that may read it, or name another index with --db")
    }
    return Failure(
      .noIndex, subject: path, cause: "there is no index yet",
      remedy: "start newsqd, or index a folder with newsq index DIR")
  }

  /// A path as a part of a URI.
  private static func escaped(_ path: String) -> String {
    path.utf8.reduce(into: "") { text, byte in
      let scalar = Unicode.Scalar(byte)
      let isPlain = byte < 0x80 && (scalar.properties.isAlphabetic || (0x2D...0x39).contains(byte) || byte == 0x5F)
      text += isPlain ? String(scalar) : "%" + String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }
  }

  /// `mkdir -p` for the file's folder; what goes wrong shows when the file is opened.
  private static func makeFolder(of path: String) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), slash != path.startIndex else { return }
    let folder = String(path[..<slash])
    if mkdir(folder, 0o755) == 0 || errno != ENOENT { return }
    makeFolder(of: folder)
    mkdir(folder, 0o755)
  }

  private enum Format: Equatable {
    case none, foreign
    case version(Int)

    func check(_ path: String) throws(Failure) {
      switch self {
      case .version(Schema.version), .none: break
      case .version(let version):
        throw Failure(
          .wrongVersion, subject: path,
          cause: "its format is \(version), this newsq writes \(Schema.version)",
          remedy: version > Schema.version
            ? "use the newer newsq that wrote it" : "move it away and index again")
      case .foreign:
        throw Failure(
          .wrongVersion, subject: path, cause: "this is a database of another program",
          remedy: "name the right file with --db")
      }
    }
  }

  private static func format(of connection: OpaquePointer) throws(Failure) -> Format {
    func number(_ sql: String) throws(Failure) -> Int {
      let statement = try RawStatement(connection, sql)
      return try statement.step() ? Int(statement.integer(0)) : 0
    }
    let application = try number("PRAGMA application_id")
    if application == Schema.applicationID { return .version(try number("PRAGMA user_version")) }
    let tables = try number("SELECT count(*) FROM sqlite_schema")
    return application == 0 && tables == 0 ? .none : .foreign
  }

  private static func create(_ connection: WriteConnection) throws(Failure) {
    try connection.transaction { () throws(Failure) in
      // Another process may have been quicker.
      guard try format(of: connection.handle) == .none else { return }
      for statement in Schema.statements { try connection.execute(statement) }
      try connection.execute("PRAGMA application_id = \(Schema.applicationID)")
      try connection.execute("PRAGMA user_version = \(Schema.version)")
    }
  }

  /// Leaves the log's files in place after the last connection has closed: whoever may read the database but
  /// not write in its folder could not open it without them.
  static func keepLog(_ connection: OpaquePointer) {
    var on: Int32 = 1
    sqlite3_file_control(connection, "main", SQLITE_FCNTL_PERSIST_WAL, &on)
  }
}
