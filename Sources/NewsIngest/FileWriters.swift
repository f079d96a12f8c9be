import Glibc
import NewsFiles

/// Whether somebody is still writing a file.
enum FileWriters {
  /// F_SETLEASE of linux/fcntl.h, which Glibc's headers keep for GNU sources.
  private static let setLease: Int32 = 1_024

  /// Whether any process has the file open for writing; nil where the system does not tell.
  ///
  /// The kernel grants a read lease (fcntl(2), F_SETLEASE) on a file that nobody has open for writing, and refuses it with
  /// EAGAIN on others. It is asked for and given back at once. Only the file's owner may ask, or who has CAP_LEASE.
  static func hold(_ path: RawPath) -> Bool? {
    let descriptor = path.withCString { open($0, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC) }
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    if fcntl(descriptor, setLease, Int32(F_RDLCK)) == 0 {
      _ = fcntl(descriptor, setLease, Int32(F_UNLCK))
      return false
    }
    return errno == EAGAIN ? true : nil
  }
}
