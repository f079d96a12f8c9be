import NewsFiles
import NewsModel
import NewsSettings

/// The database's file system, space and permissions.
extension EnvironmentCheck {
  var fileSystem: Finding {
    guard let mounted = MountedFileSystem.of(settings.database) else {
      return Finding("file system", .notice, "the system does not tell where the database is", remedy: "mount /proc")
    }
    let text = "the database is on \(mounted.type), mounted at \(mounted.place)"
    if mounted.isOfNetwork {
      return Finding(
        "file system", .notice, text + ": of a network, where SQLite's log and locks are not reliable",
        remedy: "move the database to a disk of this machine; the inbox may be anywhere")
    }
    if mounted.isReadOnly {
      return Finding(
        "file system", .notice, text + ", read-only: it can be searched, and nothing is indexed",
        remedy: "mount it for writing if newsqd is to run here")
    }
    return Finding("file system", .ok, text)
  }

  var space: Finding {
    guard let free = FreeSpace.bytes(at: folder) else {
      return Finding("space", .notice, "\(folder.text): the system does not tell what is free", remedy: "look at df")
    }
    let reserve = settings.freeSpace
    let size = FileStatus.size(settings.database) ?? 0
    let text = "\(free >> 20) MB are free where the database is"
    if free < reserve {
      return Finding(
        "space", .problem, "\(text), and newsqd leaves \(reserve >> 20) MB (limits.free_space): it takes nothing now",
        remedy: "make room; it goes on by itself then")
    }
    // An index's pieces are merged into new ones before the old ones go.
    if free < reserve + size / 10 {
      return Finding(
        "space", .notice, "\(text), less than a tenth of its size", remedy: "make room before it is needed")
    }
    return Finding("space", .ok, text)
  }

  /// Of the database's files: they are read by whoever may read the first of them.
  var permissions: [Finding] {
    let path = settings.database
    guard let main = FileOwnership(path) else {
      return [Finding("permissions", .notice, "\(path): there is no database yet, or it cannot be reached")]
    }
    var findings: [Finding] = []
    for file in ["", "-wal", "-shm"] {
      guard let facts = FileOwnership(path + file) else { continue }
      if facts.permissions & 0o002 != 0 {
        findings.append(
          Finding(
            "permissions", .problem, "\(path + file): everybody may write to it", remedy: "chmod o-w \(path + file)"))
      }
      if facts.user != main.user || facts.group != main.group || facts.permissions & 0o666 != main.permissions & 0o666 {
        findings.append(
          Finding(
            "permissions", .problem, "\(path + file): is \(Self.told(facts)), the database is \(Self.told(main))",
            remedy: "give it the database's owner, group and mode, and run newsq's writing verbs as that owner"))
      }
    }
    if let folder = FileOwnership(folder.text), !owner.may(0o3, folder) {
      findings.append(
        Finding(
          "permissions", .problem, "\(self.folder.text): \(owner.name), the database's owner, may not write there",
          remedy: "chown \(owner.name) \(self.folder.text)"))
    }
    return findings.isEmpty ? [Finding("permissions", .ok, "the database is \(Self.told(main))")] : findings
  }

  /// `newsq:newsq 640`
  static func told(_ file: FileOwnership) -> String {
    "\(Account(user: file.user).name):\(Account.groupName(file.group)) "
      + padded(Int(String(file.permissions, radix: 8)) ?? 0, 3)
  }
}
