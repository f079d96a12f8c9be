import Glibc
import NewsFiles
import NewsModel
import NewsReaders

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
  /// Entries that were left out because they are known as they are.
  private(set) var passedOver = 0
  /// Whether a name among the entries is not UTF-8.
  private(set) var hasRawNames = false
  /// Whether reading ended before the directory's end, because nobody wants more.
  private(set) var isCut = false

  /// Reads the directory open at `descriptor`, which stays open and the caller's.
  ///
  /// - Parameters:
  ///   - known: what is known as it is, which is left out and counted; of a hundred thousand known files nothing is kept then.
  ///   - directory: the path that the names are asked for with, slash included.
  ///   - keepsMarks: leave nothing out by whose name the directory may be a bundle.
  ///   - handOn: gets, as they are read, the entries that are no directories and whose names are UTF-8: they are not kept. Says whether
  ///     to go on.
  init(
    descriptor: Int32, passingOver known: KnownBundles? = nil, in directory: [UInt8] = [], keepsMarks: Bool = false,
    handingOn handOn: ((Entry) -> Bool)? = nil
  ) throws(Errno) {
    var path = directory
    let known = known.map { Filter(known: $0, length: directory.count, keepsMarks: keepsMarks) }
    let copy = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard copy >= 0 else { throw Errno.last }
    guard let stream = fdopendir(copy) else {
      let error = Errno.last
      close(copy)
      throw error
    }
    defer { closedir(stream) }
    while !isCut {
      errno = 0
      guard let entry = readdir(stream) else {
        if errno != 0 { throw Errno.last }
        break
      }
      try add(entry, in: descriptor, without: known, &path, handOn)
    }
    dropAmbiguous(handOn == nil ? nil : descriptor)
  }

  private struct Filter {
    var known: KnownBundles
    /// Bytes of the directory's path.
    var length: Int
    var keepsMarks: Bool
  }

  private mutating func add(
    _ entry: UnsafeMutablePointer<dirent>, in directory: Int32, without known: Filter?, _ path: inout [UInt8],
    _ handOn: ((Entry) -> Bool)?
  ) throws(Errno) {
    let offset = MemoryLayout<dirent>.offset(of: \dirent.d_name)!
    let start = UnsafeRawPointer(entry) + offset
    let cName = start.assumingMemoryBound(to: CChar.self)
    let bytes = UnsafeRawBufferPointer(start: start, count: strlen(cName))
    if DeliveryName.isIgnored(bytes) { return }
    let status: FileStatus
    do {
      status = try FileStatus.of(cName, in: directory)
    } catch {
      // Gone between readdir and stat: it is not there.
      if error.number == ENOENT { return }
      throw error
    }
    if let known, status.kind != .directory, !(known.keepsMarks && DirectoryBundle.mayBeMark(bytes)) {
      path.removeSubrange(known.length...)
      path.append(contentsOf: bytes)
      if path.withUnsafeBufferPointer({ known.known.see($0, as: status.stamp) }) {
        passedOver += 1
        return
      }
    }
    if let name = String(validating: bytes, as: UTF8.self) {
      let entry = Entry(name: name, rawName: nil, status: status)
      if let handOn, status.kind != .directory { isCut = !handOn(entry) } else { entries.append(entry) }
    } else {
      let raw = RawPath(bytes: Array(bytes))
      hasRawNames = true
      entries.append(Entry(name: raw.text, rawName: raw, status: status))
    }
  }

  /// Where a name that is not UTF-8 reads like another entry's real name, only the real one is taken: one path, one
  /// bundle.
  ///
  /// - Parameter directory: where to look for the real ones, if they were not kept.
  private mutating func dropAmbiguous(_ directory: Int32?) {
    let escaped = entries.filter { $0.rawName != nil }
    if escaped.isEmpty { return }
    var real = Set(entries.lazy.filter { $0.rawName == nil }.map(\.name))
    if let directory {
      for entry in escaped where (try? FileStatus.of(entry.name, in: directory)) != nil { real.insert(entry.name) }
    }
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
