internal import CLinux
import Glibc

/// What Linux can be asked beyond what Swift's own view of its C library has.
package enum System {
  /// Has this process keep memory that it has freed until `returnFreeMemory()` (mallopt(3)): the system clears every page that it
  /// gives anew. To be called before there are other threads.
  package static func keepFreeMemory() {
    mallopt(M_MMAP_THRESHOLD, 8 << 20)
    mallopt(M_TRIM_THRESHOLD, 64 << 20)
    mallopt(M_TOP_PAD, 1 << 20)
  }

  /// Gives memory that is free in this process back to the system (malloc_trim(3)).
  package static func returnFreeMemory() {
    malloc_trim(0)
  }

  /// Gives the calling thread less of the processor than others get, for good: on Linux each thread has a nice value of its
  /// own (setpriority(2)), and only root may lower it again.
  package static func letOthersGoFirst() {
    let thisThread = __priority_which_t(PRIO_PROCESS.rawValue)
    setpriority(thisThread, 0, getpriority(thisThread, 0) + 10)
  }

  /// Whether the system tells of all changes in a directory: on a disk of its own, not where other machines write.
  package static func tellsOfAllChanges(in directory: RawPath) -> Bool {
    var facts = statfs()
    guard directory.withCString({ statfs($0, &facts) }) == 0 else { return false }
    return localFileSystems.contains(UInt32(truncatingIfNeeded: facts.f_type))
  }

  /// `f_type` of ext2 to ext4, XFS, btrfs, tmpfs, F2FS, ZFS, bcachefs and overlayfs (statfs(2)).
  private static let localFileSystems: Set<UInt32> = [
    0xEF53, 0x5846_5342, 0x9123_683E, 0x0102_1994, 0xF2F5_2010, 0x2FC1_2FC1, 0xCA45_1A4E, 0x794C_7630,
  ]
}
