import Glibc

/// A user of the system, as far as the system's own files tell; those of a directory service are numbers here.
package struct Account: Sendable, Hashable {
  package var user: UInt32
  package var name: String
  /// All groups he is in.
  package var groups: Set<UInt32>

  package init(user: UInt32) {
    let row = Self.rows("/etc/passwd").first { $0.count > 3 && $0[2] == "\(user)" }
    let name = row.map { String($0[0]) } ?? "\(user)"
    self.user = user
    self.name = name
    groups = Set(
      Self.rows("/etc/group").filter { $0.count > 3 && $0[3].split(separator: ",").contains(Substring(name)) }
        .compactMap { UInt32($0[2]) })
    if let own = row.flatMap({ UInt32($0[3]) }) { groups.insert(own) }
  }

  /// The name of a group, or its number.
  package static func groupName(_ group: UInt32) -> String {
    rows("/etc/group").first { $0.count > 2 && $0[2] == "\(group)" }.map { String($0[0]) } ?? "\(group)"
  }

  /// Whether the permissions of a file allow this user all that is asked: 4 to read, 2 to write, 1 to execute or pass through.
  /// Access control lists are not looked at.
  package func may(_ access: UInt32, _ file: FileOwnership) -> Bool {
    if user == 0 { return true }
    let shift: UInt32 = user == file.user ? 6 : groups.contains(file.group) ? 3 : 0
    return file.permissions >> shift & access == access
  }

  private static func rows(_ path: String) -> [[Substring]] {
    (SystemFile.text(path) ?? "").split(separator: "\n").map {
      $0.split(separator: ":", omittingEmptySubsequences: false)
    }
  }
}

/// Whose a file is, and who may do what with it.
package struct FileOwnership: Sendable, Hashable {
  package var user: UInt32
  package var group: UInt32
  /// The last twelve bits of the mode.
  package var permissions: UInt32
  package var isDirectory: Bool

  /// Nil where there is no such file, or it cannot be reached. Links are followed.
  package init?(_ path: String) {
    var facts = stat()
    guard stat(path, &facts) == 0 else { return nil }
    user = facts.st_uid
    group = facts.st_gid
    permissions = facts.st_mode & 0o7777
    isDirectory = facts.st_mode & S_IFMT == S_IFDIR
  }
}
