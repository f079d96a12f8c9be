import Glibc
import NewsFiles
import NewsModel
import Testing

@Suite struct ErrnoTests {
  @Test(arguments: [
    (
      EACCES, "not-permitted", "may not be read by newsq's user",
      "give that user read permission; it is tried again then"
    ),
    (
      EPERM, "not-permitted", "may not be read: the system forbids it",
      "check the file's attributes and the confinement of newsqd"
    ),
    (ENOENT, "not-found", "does not exist", "check the name"),
    (ENOTDIR, "not-found", "does not exist: a part of the path is not a folder", "check the path"),
    (ENAMETOOLONG, "not-found", "has too long a path for the system", "move it to a folder less deep"),
    (ELOOP, "not-regular", "is a symbolic link, which is not followed", "deliver the file itself"),
    (ENXIO, "not-regular", "is not a file", "deliver a file in its place"),
    (EIO, "io-error", "cannot be read from the disk", "check the disk; deliver the file again"),
    (ESTALE, "io-error", "was lost by the network file system", "check the mount; it is tried again"),
    (
      EMFILE, "io-error", "cannot be opened: too many files are open",
      "raise the limit of open files (LimitNOFILE=); it is tried again"
    ),
    (
      ENOMEM, "io-error", "cannot be read: the machine is out of memory",
      "free memory, or lower readers; it is tried again"
    ),
    (EBUSY, "io-error", "is in use by another program", "wait until that has finished; it is tried again"),
    (EFBIG, "too-large", "is larger than the system can read", "split it"),
    (
      ENOTCONN, "io-error", "cannot be read: transport endpoint is not connected",
      "look up the error and deliver the file again"
    ),
  ])
  func `an error of the system has a cause and a remedy`(number: Int32, code: String, cause: String, remedy: String) {
    let failure = Failure.reading("a.txt", Errno(number))
    #expect(failure.code.rawValue == code)
    #expect(failure.cause == cause)
    #expect(failure.remedy == remedy)
    #expect(failure.subject == "a.txt")
  }
}
