import Glibc

/// What the benchmarks do with files.
enum Files {
  static func write(_ bytes: [UInt8], to path: String, modified: Int? = nil, isSafe: Bool = false) throws {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard file >= 0 else { throw Problem("\(path): cannot be written (errno \(errno))") }
    defer { close(file) }
    guard Glibc.write(file, bytes, bytes.count) == bytes.count else { throw Problem("\(path): the disk is full") }
    if isSafe { fsync(file) }
    if let modified {
      let time = timespec(tv_sec: modified, tv_nsec: 0)
      futimens(file, [time, time])
    }
  }

  static func read(_ path: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    return read(path, into: &bytes) ? bytes : nil
  }

  /// Whether it could be read; `bytes` keeps its memory from one file to the next.
  static func read(_ path: String, into bytes: inout [UInt8]) -> Bool {
    bytes.removeAll(keepingCapacity: true)
    let file = open(path, O_RDONLY)
    guard file >= 0 else { return false }
    defer { close(file) }
    var chunk = [UInt8](repeating: 0, count: 32_768)
    while true {
      let count = Glibc.read(file, &chunk, chunk.count)
      guard count > 0 else { return count == 0 }
      bytes += chunk[..<count]
    }
  }

  static func text(_ path: String) -> String? { read(path).map { String(decoding: $0, as: UTF8.self) } }

  /// The names in a folder, as they come.
  static func names(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// Bytes of a file, or of all that is below a folder.
  static func size(_ path: String) -> Int {
    var status = stat()
    guard lstat(path, &status) == 0 else { return 0 }
    guard status.st_mode & S_IFMT == S_IFDIR else { return status.st_size }
    return names(in: path).reduce(0) { $0 + size("\(path)/\($1)") }
  }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  static func makeFolder(_ path: String) throws {
    guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw Problem("\(path): cannot be made (errno \(errno))") }
  }

  static func remove(_ path: String) {
    guard unlink(path) != 0, errno == EISDIR else { return }
    for name in names(in: path) { remove("\(path)/\(name)") }
    rmdir(path)
  }

  /// Where a program is on the PATH, if it is.
  static func program(_ name: String) -> String? {
    if name.contains("/") { return exists(name) ? name : nil }
    let path = getenv("PATH").map { String(cString: $0) } ?? ""
    return path.split(separator: ":").map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
  }
}
