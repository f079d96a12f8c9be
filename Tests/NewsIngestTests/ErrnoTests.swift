import Glibc
import NewsIngest
import NewsModel
import Testing

@Suite struct ErrnoTests {
  @Test(arguments: [
    (EACCES, "not-permitted", "not permitted to read it", "give newsq's user read permission; it is tried again then"),
    (
      EPERM, "not-permitted", "the system forbids reading it",
      "check the file's attributes and the confinement of newsqd"
    ),
    (ENOENT, "not-found", "there is no such file", "check the name"),
    (ENOTDIR, "not-found", "a part of its path is not a folder", "check the path"),
    (ENAMETOOLONG, "not-found", "its path is too long for the system", "move it to a folder less deep"),
    (ELOOP, "not-regular", "it is a symbolic link, and links are not followed", "deliver the file itself"),
    (ENXIO, "not-regular", "it is not a file", "deliver a file in its place"),
    (EIO, "io-error", "the disk could not read it", "check the disk; deliver the file again"),
    (ESTALE, "io-error", "the network file system has lost it", "check the mount; it is tried again"),
    (EMFILE, "io-error", "too many files are open", "raise the limit of open files (LimitNOFILE=); it is tried again"),
    (ENOMEM, "io-error", "the machine is out of memory", "free memory, or lower readers; it is tried again"),
    (EBUSY, "io-error", "it is in use by another program", "wait until that has finished; it is tried again"),
    (EFBIG, "too-large", "it is larger than the system can read", "split it"),
    (
      ENOTCONN, "io-error", "it could not be read: transport endpoint is not connected",
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
