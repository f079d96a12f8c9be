internal import CConfine
internal import Glibc
internal import NewsFiles

/// What keeps the readers' processes apart from the machine: the one place that knows how Linux does it.
package enum Confinement {
  /// A part of the kernel that closes doors.
  package enum Part: String, Sendable, Hashable, CaseIterable {
    /// Files, TCP, signals and abstract sockets.
    case landlock = "Landlock"
    /// All system calls that reading does not need.
    case seccomp = "seccomp"
  }

  /// What this kernel does not have, or what this process may not use.
  package static var missing: [Part] {
    var missing: [Part] = []
    if confine_landlock_version() == 0 { missing.append(.landlock) }
    if confine_has_filter() == 0 { missing.append(.seccomp) }
    return missing
  }

  // MARK: In the process that reads

  /// Ties the calling process to its parent's end.
  static func attach(name: String) {
    confine_attach(name)
  }

  /// - Parameter memory: Bytes that the process may write to.
  static func limit(memory: Int) throws(Errno) {
    // Standard input, output and error, and one file that is passed along, while a library is loaded.
    let error = confine_limit(confine_limits(memory: UInt64(memory), files: 8))
    guard error == 0 else { throw Errno(error) }
  }

  /// Closes all doors of the calling process, for good; gives those that could not be closed.
  static func closeDoors() -> [Part] {
    let closed = Int(confine_close_doors(Int32(CONFINE_FILES | CONFINE_CALLS)))
    var open: [Part] = []
    if closed & CONFINE_FILES == 0 { open.append(.landlock) }
    if closed & CONFINE_CALLS == 0 { open.append(.seccomp) }
    return open
  }

  /// Bytes of memory that the calling process holds, whether in use or not.
  static var heldMemory: Int { Int(confine_held_memory()) }

  // MARK: In the process that has it read

  /// The status of a process that had no memory left.
  static let outOfMemory = Int32(CONFINE_OUT_OF_MEMORY)

  /// Starts a program with the other end of a channel, and with nothing else.
  static func start(_ program: String, name: String) throws(Errno) -> (process: pid_t, channel: Int32) {
    var ends: [Int32] = [-1, -1]
    var error = confine_channel(&ends)
    guard error == 0 else { throw Errno(error) }
    var process: pid_t = 0
    error = confine_start(&process, program, name, ends[1])
    close(ends[1])
    guard error == 0 else {
      close(ends[0])
      throw Errno(error)
    }
    return (process, ends[0])
  }

  // MARK: Channels

  /// As write(2), with a file to pass along.
  static func send(_ channel: Int32, _ bytes: UnsafeRawBufferPointer, file: Int32? = nil) -> Int {
    confine_send(channel, bytes.baseAddress, bytes.count, file ?? -1)
  }

  /// As read(2); a file that somebody passes along is not taken.
  static func receive(_ channel: Int32, _ bytes: UnsafeMutableRawBufferPointer) -> Int {
    confine_receive(channel, bytes.baseAddress, bytes.count, nil)
  }

  /// As read(2), with the file that was passed along.
  static func receiveFile(_ channel: Int32, _ bytes: UnsafeMutableRawBufferPointer, _ file: inout Int32?) -> Int {
    var passed: Int32 = -1
    let count = confine_receive(channel, bytes.baseAddress, bytes.count, &passed)
    if passed >= 0 { file = passed }
    return count
  }
}
