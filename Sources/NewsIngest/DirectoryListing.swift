import Glibc
import NewsFiles
import NewsModel

/// One directory, read once: its entries that are to be looked at, with their status.
///
/// It is opened relative to its parent and never through a symbolic link, so that a link put in place of a directory
/// between two looks leads nowhere.
struct DirectoryListing {
  struct Entry {
    var name: String
    /// The name's bytes where they are not UTF-8.
    var rawName: RawPath?
    var status: FileStatus

    var bytes: [UInt8] { rawName?.bytes ?? Array(name.utf8) }
  }

  private(set) var entries: [Entry] = []

  /// Reads the directory open at `descriptor`, which stays open and the caller's.
  init(descriptor: Int32) throws(Errno) {
    let copy = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard copy >= 0 else { throw Errno.last }
    guard let stream = fdopendir(copy) else {
      let error = Errno.last
      close(copy)
      throw error
    }
    defer { closedir(stream) }
    while true {
      errno = 0
      guard let entry = readdir(stream) else {
        if errno != 0 { throw Errno.last }
        break
      }
      try add(entry, in: descriptor)
    }
    dropAmbiguous()
  }

  private mutating func add(_ entry: UnsafeMutablePointer<dirent>, in directory: Int32) throws(Errno) {
    let offset = MemoryLayout<dirent>.offset(of: \dirent.d_name)!
    let start = UnsafeRawPointer(entry) + offset
    let cName = start.assumingMemoryBound(to: CChar.self)
    let bytes = UnsafeRawBufferPointer(start: start, count: strlen(cName))
    if DeliveryName.isIgnored(Array(bytes)) { return }
    let status: FileStatus
    do {
      status = try FileStatus.of(cName, in: directory)
    } catch {
      // Gone between readdir and stat: it is not there.
      if error.number == ENOENT { return }
      throw error
    }
    if let name = String(validating: bytes, as: UTF8.self) {
      entries.append(Entry(name: name, rawName: nil, status: status))
    } else {
      let raw = RawPath(bytes: Array(bytes))
      entries.append(Entry(name: raw.text, rawName: raw, status: status))
    }
  }

  /// Where a name that is not UTF-8 reads like another entry's real name, only the real one is taken: one path, one
  /// bundle.
  private mutating func dropAmbiguous() {
    let escaped = entries.filter { $0.rawName != nil }
    if escaped.isEmpty { return }
    let real = Set(entries.lazy.filter { $0.rawName == nil }.map(\.name))
    entries.removeAll { $0.rawName != nil && real.contains($0.name) }
  }

  /// The names of its regular files.
  var fileNames: [String] { entries.fileNames }
}

extension [DirectoryListing.Entry] {
  /// The names of the regular files among them.
  var fileNames: [String] {
    compactMap { $0.status.kind == .file ? $0.name : nil }
  }
}
