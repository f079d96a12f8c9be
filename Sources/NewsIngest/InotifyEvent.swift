import Glibc

/// One record as the kernel writes it to an inotify descriptor.
struct InotifyEvent: Sendable, Hashable {
  var watch: Int32
  var mask: UInt32
  /// The entry's name in the watched directory; empty where the event is about the directory itself.
  var name: [UInt8]

  func has(_ flag: Int) -> Bool {
    mask & UInt32(truncatingIfNeeded: flag) != 0
  }

  /// The records in what one `read` gave.
  static func parse(_ bytes: UnsafeRawBufferPointer) -> [InotifyEvent] {
    let header = MemoryLayout<inotify_event>.size
    var events: [InotifyEvent] = []
    var offset = 0
    while offset + header <= bytes.count {
      let watch = bytes.loadUnaligned(fromByteOffset: offset, as: Int32.self)
      let mask = bytes.loadUnaligned(fromByteOffset: offset + 4, as: UInt32.self)
      let length = Int(bytes.loadUnaligned(fromByteOffset: offset + 12, as: UInt32.self))
      let end = min(offset + header + length, bytes.count)
      // Names are padded with NULs.
      let name = bytes[(offset + header)..<end].prefix { $0 != 0 }
      events.append(InotifyEvent(watch: watch, mask: mask, name: Array(name)))
      offset += header + length
    }
    return events
  }
}

// Swift does not import these, being unsigned literals cast in the header (linux/inotify.h).
let inModify = 0x2
let inAttrib = 0x4
let inCloseWrite = 0x8
let inMovedFrom = 0x40
let inMovedTo = 0x80
let inCreate = 0x100
let inDelete = 0x200
let inDeleteSelf = 0x400
let inMoveSelf = 0x800
let inUnmount = 0x2000
let inQueueOverflow = 0x4000
let inIgnored = 0x8000
let inOnlyDirectory = 0x0100_0000
let inDontFollow = 0x0200_0000
let inExcludeUnlinked = 0x0400_0000
let inIsDirectory = 0x4000_0000
