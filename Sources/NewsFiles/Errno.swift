import Glibc
package import NewsModel

/// An error number of the system.
package struct Errno: Error, Sendable, Hashable {
  package var number: Int32

  package init(_ number: Int32) {
    self.number = number
  }

  /// There is no such file.
  package static let notThere = Errno(ENOENT)

  /// What the last call of the system ended with.
  package static var last: Errno { Errno(errno) }

  /// The system's own words for it: `no space left on device`.
  package var text: String {
    var buffer = [CChar](repeating: 0, count: 256)
    guard strerror_r(number, &buffer, buffer.count) == 0 else { return "error \(number)" }
    let text = String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}

extension Failure {
  /// Why a file or directory could not be read, in terms of the person who can mend it.
  package static func reading(_ path: String, _ error: Errno) -> Failure {
    let (code, cause, remedy) = reason(error)
    return Failure(code, subject: path, cause: cause, remedy: remedy)
  }

  /// Whether this is the machine's trouble of the moment, so that it says nothing about the file.
  package static func isPassing(_ error: Errno) -> Bool {
    [EMFILE, ENFILE, ENOMEM, ESTALE, EAGAIN, EINTR].contains(error.number)
  }

  private static func reason(_ error: Errno) -> (Code, String, String) {
    switch error.number {
    case EACCES:
      (.notPermitted, "may not be read by newsq's user", "give that user read permission; it is tried again then")
    case EPERM:
      (
        .notPermitted, "may not be read: the system forbids it",
        "check the file's attributes and the confinement of newsqd"
      )
    case ENOENT:
      (.notFound, "does not exist", "check the name")
    case ENOTDIR:
      (.notFound, "does not exist: a part of the path is not a folder", "check the path")
    case ENAMETOOLONG:
      (.notFound, "has too long a path for the system", "move it to a folder less deep")
    case ELOOP:
      (.notRegular, "is a symbolic link, which is not followed", "deliver the file itself")
    case ENXIO, ENODEV, EISDIR:
      (.notRegular, "is not a file", "deliver a file in its place")
    case EIO:
      (.ioError, "cannot be read from the disk", "check the disk; deliver the file again")
    case ESTALE:
      (.ioError, "was lost by the network file system", "check the mount; it is tried again")
    case EMFILE, ENFILE:
      (
        .ioError, "cannot be opened: too many files are open",
        "raise the limit of open files (LimitNOFILE=); it is tried again"
      )
    case ENOMEM:
      (.ioError, "cannot be read: the machine is out of memory", "free memory, or lower readers; it is tried again")
    case EBUSY, ETXTBSY, EAGAIN, EINTR:
      (.ioError, "is in use by another program", "wait until that has finished; it is tried again")
    case EOVERFLOW, EFBIG:
      (.tooLarge, "is larger than the system can read", "split it")
    default:
      (.ioError, "cannot be read: \(error.text)", "look up the error and deliver the file again")
    }
  }
}
