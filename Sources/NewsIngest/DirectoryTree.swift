import Glibc
import NewsFiles
import NewsModel
import NewsReaders

/// A directory as a bundle: all files in it and in the folders below, by their names relative to it.
///
/// Nothing is opened but directories, each relative to the one around it and never through a symbolic link.
struct DirectoryTree {
  /// Files that a bundle may have; what a page archive keeps of the largest pages stays below.
  static let most = 10_000

  /// The files, and what else is no directory.
  private(set) var entries: [DirectoryListing.Entry]
  /// The directory as a bundle: the files' sizes together, and the latest times of it, them and the folders.
  private(set) var stamp: BundleStamp

  /// - Parameters:
  ///   - descriptor: The open directory, which stays open and the caller's.
  ///   - listing: What is right in it.
  ///   - stamp: The directory's own.
  ///   - willRead: Called with each folder below it, by its path relative to the directory, before that is read.
  init(
    descriptor: Int32, listing: DirectoryListing, stamp: BundleStamp, willRead: ([UInt8]) -> Void = { _ in }
  ) throws(Errno) {
    entries = []
    self.stamp = stamp
    try add(listing, in: descriptor, below: nil, depth: 0, willRead)
  }

  /// The names of its regular files.
  var fileNames: [String] { entries.fileNames }

  /// Walks down; the depth is limited.
  private mutating func add(
    _ listing: DirectoryListing, in directory: Int32, below: DirectoryListing.Entry?, depth: Int,
    _ willRead: ([UInt8]) -> Void
  ) throws(Errno) {
    for entry in listing.entries.sorted(by: { $0.name < $1.name }) {
      var entry = entry
      let bytes = entry.bytes
      if let below {
        entry.rawName =
          below.rawName != nil || entry.rawName != nil
          ? RawPath(bytes: below.bytes + [UInt8(ascii: "/")] + bytes) : nil
        entry.name = "\(below.name)/\(entry.name)"
      }
      if entry.status.kind == .directory {
        if depth < DirectoryBundle.deepest {
          try descend(into: entry, named: bytes, in: directory, depth: depth, willRead)
        }
      } else if entries.count < Self.most {
        entries.append(entry)
        if entry.status.kind == .file { stamp.size += entry.status.stamp.size }
      } else {
        return
      }
      stamp.modified = max(stamp.modified, entry.status.stamp.modified)
      stamp.changed = max(stamp.changed, entry.status.stamp.changed)
    }
  }

  private mutating func descend(
    into entry: DirectoryListing.Entry, named name: [UInt8], in directory: Int32, depth: Int,
    _ willRead: ([UInt8]) -> Void
  ) throws(Errno) {
    willRead(entry.bytes)
    let descriptor: Int32
    do {
      descriptor = try Self.folder(name, in: directory)
    } catch {
      // Gone, or a link by now: not there. A folder that may not be read holds nothing that could be.
      if [ENOENT, ENOTDIR, ELOOP, EACCES].contains(error.number) { return }
      throw error
    }
    defer { close(descriptor) }
    try add(DirectoryListing(descriptor: descriptor), in: descriptor, below: entry, depth: depth + 1, willRead)
  }

  private static func folder(_ name: [UInt8], in directory: Int32) throws(Errno) -> Int32 {
    let descriptor = RawPath(bytes: name).withCString {
      openat(directory, $0, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    }
    guard descriptor >= 0 else { throw Errno.last }
    return descriptor
  }

  /// Opens a file of the bundle for reading, no folder on the way to it being a link.
  static func open(_ entry: DirectoryListing.Entry, in directory: Int32) throws(Errno) -> Int32 {
    var folder = directory
    defer { if folder != directory { close(folder) } }
    let names = entry.bytes.split(separator: UInt8(ascii: "/"))
    for name in names.dropLast() {
      let next = try Self.folder(Array(name), in: folder)
      if folder != directory { close(folder) }
      folder = next
    }
    let file = RawPath(bytes: Array(names.last ?? [])).withCString {
      openat(folder, $0, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
    }
    guard file >= 0 else { throw Errno.last }
    return file
  }
}
