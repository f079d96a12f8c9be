/// The file system that a path is on, as the mount table has it.
package struct MountedFileSystem: Sendable, Hashable {
  /// `ext4`, `nfs4` and the like.
  package var type: String
  /// Where it is mounted.
  package var place: String
  package var isReadOnly: Bool

  /// Whether other machines may write to it: such file systems send no events of that, and locks do not work on all of them.
  package var isOfNetwork: Bool { Self.network.contains(type) || type.hasPrefix("fuse.") && type != "fuse.portal" }

  /// Those of fuse(4) count too: most of them stand for another machine.
  private static let network: Set<String> = [
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "coda", "glusterfs", "gfs2", "ocfs2", "lustre",
    "beegfs",
    "virtiofs", "fuse",
  ]

  /// Of a path, which need not be there: what is there of it counts. Nil where the system does not tell.
  package static func of(_ path: String) -> MountedFileSystem? {
    guard let table = SystemFile.text("/proc/self/mountinfo") else { return nil }
    return find(RawPath(path).canonical.text, in: table)
  }

  /// Of the mounts that a path is below the longest; of those at one place the last, which lies above the others.
  package static func find(_ path: String, in table: String) -> MountedFileSystem? {
    var found: MountedFileSystem?
    for line in table.split(separator: "\n") {
      // 36 35 98:0 /root /place rw,noatime shared:1 - ext4 /dev/sda1 rw (proc(5)).
      let fields = line.split(separator: " ")
      guard let dash = fields.firstIndex(of: "-"), dash + 3 < fields.count, fields.count > 5 else { continue }
      let place = unescaped(fields[4])
      guard place == "/" || path == place || path.hasPrefix(place + "/") else { continue }
      if let found, found.place.utf8.count > place.utf8.count { continue }
      let options = [fields[5], fields[dash + 3]].flatMap { $0.split(separator: ",") }
      found = MountedFileSystem(type: String(fields[dash + 1]), place: place, isReadOnly: options.contains("ro"))
    }
    return found
  }

  /// `\040` is a space.
  private static func unescaped(_ field: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = field.utf8[...]
    while let byte = rest.popFirst() {
      let digits = rest.prefix(3)
      if byte == UInt8(ascii: "\\"), digits.count == 3, let code = UInt8(String(Substring(digits)), radix: 8) {
        bytes.append(code)
        rest = rest.dropFirst(3)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
