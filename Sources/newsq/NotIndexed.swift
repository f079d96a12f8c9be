import Glibc
import NewsFiles
import NewsModel

/// Why the journal does not know a file.
enum NotIndexed {
  static func reason(of subject: String, inbox: String) -> String {
    let path = RawPath.existing(subject).canonical
    guard path.withCString({ access($0, F_OK) }) == 0 else {
      return "neither in the index nor on the disk (check the name)"
    }
    guard path.isInside(RawPath(inbox).canonical) else {
      return "not in the index, and not in the inbox \(inbox) (newsq index reads it where it is)"
    }
    if DeliveryName.isIgnored(path.name.bytes) {
      return "its name says that it is not finished, so it is not looked at (rename it when it is)"
    }
    return "not read yet (is newsqd running? newsq index reads it now)"
  }
}
