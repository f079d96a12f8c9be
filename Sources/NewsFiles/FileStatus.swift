import Glibc
package import NewsModel

/// What `stat` says of one entry of the file system.
package struct FileStatus: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    case file, directory, symbolicLink, pipe, socket, device
  }

  package var kind: Kind
  package var stamp: BundleStamp

  init(_ s: stat) {
    kind =
      switch s.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .directory
      case S_IFLNK: .symbolicLink
      case S_IFIFO: .pipe
      case S_IFSOCK: .socket
      default: .device
      }
    stamp = BundleStamp(
      kind: kind == .file ? .file : kind == .directory ? .directory : .other,
      size: kind == .directory ? 0 : Int64(s.st_size), modified: nanoseconds(s.st_mtim),
      changed: nanoseconds(s.st_ctim), inode: UInt64(s.st_ino))
  }

  /// Of the entry itself, never of what a symbolic link points at; throws the errno.
  package static func of(_ path: RawPath) throws(Errno) -> FileStatus {
    var s = stat()
    guard path.withCString({ lstat($0, &s) }) == 0 else { throw Errno.last }
    return FileStatus(s)
  }

  /// The size of a file in bytes, links followed; nil where it cannot be told.
  package static func size(_ path: String) -> Int64? {
    var s = stat()
    return stat(path, &s) == 0 ? Int64(s.st_size) : nil
  }

  /// Of an open file.
  package static func of(descriptor: Int32) throws(Errno) -> FileStatus {
    var s = stat()
    guard fstat(descriptor, &s) == 0 else { throw Errno.last }
    return FileStatus(s)
  }

  /// Of an entry of an open directory, not following a link.
  package static func of(_ name: UnsafePointer<CChar>, in directory: Int32) throws(Errno) -> FileStatus {
    var s = stat()
    guard fstatat(directory, name, &s, AT_SYMLINK_NOFOLLOW) == 0 else { throw Errno.last }
    return FileStatus(s)
  }

  /// Why an entry of this kind is never read, or nil for files and directories.
  package func defect(at path: String) -> Failure? {
    switch kind {
    case .file, .directory: nil
    case .symbolicLink:
      Failure(
        .notRegular, subject: path, cause: "is a symbolic link, which is not followed",
        remedy: "deliver the file itself, or index what it points at by name")
    case .pipe: notRegular(path, "named pipe")
    case .socket: notRegular(path, "socket")
    case .device: notRegular(path, "device")
    }
  }

  private func notRegular(_ path: String, _ what: String) -> Failure {
    Failure(
      .notRegular, subject: path, cause: "is a \(what), which is not opened",
      remedy: "remove it from the inbox, or deliver a file in its place")
  }
}

private func nanoseconds(_ t: timespec) -> Int64 {
  Int64(t.tv_sec) &* 1_000_000_000 &+ Int64(t.tv_nsec)
}
