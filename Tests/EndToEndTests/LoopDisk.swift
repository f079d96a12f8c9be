import Foundation
import Testing

/// A small ext4 file system of its own, in a file: one that can get full, and whose power can be cut. Needs root.
final class LoopDisk: Sendable {
  let path: String
  private let image: String

  /// Whether such a disk can be had here.
  static let isPossible: Bool = geteuid() == 0 && (try? LoopDisk(megabytes: 8)) != nil
  static let needs: Comment = "needs root, loop devices and mkfs.ext4"

  init(megabytes: Int) throws {
    var template = Array("/tmp/newsq-disk-XXXXXX".utf8CString)
    try #require(mkdtemp(&template) != nil)
    let folder = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    image = folder + "/image"
    path = folder + "/mounted"
    mkdir(path, 0o755)
    try Self.run("truncate", "-s", "\(megabytes)M", image)
    // No blocks that only root may have: what is free is free for everybody.
    try Self.run("mkfs.ext4", "-q", "-m", "0", image)
    try mount()
  }

  deinit {
    try? unmount()
    try? Self.run("rm", "-rf", (image as NSString).deletingLastPathComponent)
  }

  func mount() throws { try Self.run("mount", "-o", "loop", image, path) }

  /// Who was killed may hold it for another moment.
  func unmount() throws {
    try eventually("unmounted") { (try? Self.run("umount", path)) != nil }
  }

  /// Bytes that are free.
  var free: Int {
    var s = statvfs()
    guard statvfs(path, &s) == 0 else { return 0 }
    return Int(s.f_bavail) * Int(s.f_frsize)
  }

  /// Leaves so many bytes free, by a file that takes the rest; its path.
  @discardableResult
  func fill(leaving bytes: Int, name: String = "ballast") throws -> String {
    let file = "\(path)/\(name)"
    let descriptor = open(file, O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    let length = free - bytes
    try #require(length <= 0 || posix_fallocate(descriptor, 0, off_t(length)) == 0)
    return file
  }

  /// Takes every block that is left.
  func fillUp() throws {
    let descriptor = open("\(path)/filler", O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    for length in [1 << 20, 1 << 12] {
      let block = [UInt8](repeating: 0, count: length)
      while write(descriptor, block, block.count) == block.count {}
    }
  }

  /// Cuts the power: what was not brought onto the disk is gone, the file system's own log included (ext4's
  /// EXT4_IOC_SHUTDOWN with EXT4_GOING_FLAGS_NOLOGFLUSH). Mounted again, it is as after a restart of the machine.
  func cutPower() throws {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    try #require(descriptor >= 0)
    var flags: UInt32 = 2
    let result = ioctl(descriptor, 0x8004_587D, &flags)
    close(descriptor)
    try #require(result == 0, "ext4 cannot be shut down: \(String(cString: strerror(errno)))")
  }

  private static func run(_ arguments: String...) throws {
    let program = try Program(
      arguments, environment: ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"], directory: "/", record: nil)
    let outcome = try program.end()
    guard outcome.status == 0 else { throw Overdue(description: "\(arguments): status \(outcome.status)") }
  }
}
