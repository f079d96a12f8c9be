import Glibc
import NewsFiles
import NewsIndex
import NewsIngest
import NewsModel

/// A directory of a test's own, with an inbox in it; removed with the object.
final class Workplace: Sendable {
  let path: String

  init() {
    var template = Array("/tmp/newsq-ingest-XXXXXX".utf8CString)
    precondition(mkdtemp(&template) != nil)
    path = RawPath(String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)).canonical.text
    mkdir(inbox, 0o755)
  }

  deinit {
    Workplace.remove(RawPath(path))
  }

  var inbox: String { path + "/inbox" }
  var database: String { path + "/index.db" }
  var root: RawPath { RawPath(inbox) }

  /// Writes a file below the inbox in place, making directories on the way; gives its path.
  @discardableResult
  func write(_ name: String, _ text: String = "A quiet day in Harrowmere.") -> String {
    let file = inbox + "/" + name
    makeDirectories(RawPath(file).parent)
    Workplace.put(text, at: RawPath(file))
    return file
  }

  /// Delivers a file as the contract wants it: written elsewhere, then renamed in.
  @discardableResult
  func deliver(_ name: String, _ text: String = "A quiet day in Harrowmere.") -> String {
    let outside = path + "/outside"
    Workplace.put(text, at: RawPath(outside))
    let file = inbox + "/" + name
    precondition(rename(outside, file) == 0)
    return file
  }

  /// Sets a file's time to some seconds before now.
  func age(_ file: String, by seconds: Int) {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    now.tv_sec -= seconds
    let times = [now, now]
    precondition(utimensat(AT_FDCWD, file, times, 0) == 0)
  }

  func makeDirectories(_ directory: RawPath) {
    if directory.withCString({ mkdir($0, 0o755) }) != 0, errno == ENOENT {
      makeDirectories(directory.parent)
      _ = directory.withCString { mkdir($0, 0o755) }
    }
  }

  static func put(_ text: String, at path: RawPath) {
    let descriptor = path.withCString { open($0, O_WRONLY | O_CREAT | O_TRUNC, 0o644) }
    precondition(descriptor >= 0)
    let bytes = Array(text.utf8)
    precondition(Glibc.write(descriptor, bytes, bytes.count) == bytes.count)
    close(descriptor)
  }

  func scan() throws(Failure) -> Scan {
    try InboxScanner(root: root).scan()
  }

  func candidate(_ name: String) throws -> Candidate {
    let found = try scan().candidates.first { $0.name == name }
    guard let found else { throw Failure(.notFound, subject: name, cause: "not scanned", remedy: "look") }
    return found
  }

  func journal() throws(Failure) -> Journal {
    let writer = try IndexWriter(path: database)
    let journal = try writer.journal()
    writer.close()
    return journal
  }

  private static func remove(_ path: RawPath) {
    _ = path.withCString { chmod($0, 0o755) }
    guard let stream = path.withCString({ opendir($0) }) else {
      _ = path.withCString { unlink($0) }
      return
    }
    var names: [[UInt8]] = []
    while let entry = readdir(stream) {
      let start = UnsafeRawPointer(entry) + MemoryLayout<dirent>.offset(of: \dirent.d_name)!
      let name = Array(UnsafeRawBufferPointer(start: start, count: strlen(start.assumingMemoryBound(to: CChar.self))))
      if name != [46], name != [46, 46] { names.append(name) }
    }
    closedir(stream)
    for name in names {
      let child = path.appending(name)
      var s = stat()
      _ = child.withCString { lstat($0, &s) }
      if s.st_mode & S_IFMT == S_IFDIR { remove(child) } else { _ = child.withCString { unlink($0) } }
    }
    _ = path.withCString { rmdir($0) }
  }
}
