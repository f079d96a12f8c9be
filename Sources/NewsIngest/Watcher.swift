import Glibc
package import NewsFiles
package import NewsModel

/// Hears of changes in a tree of directories through inotify.
///
/// It only makes newsqd quick: the truth is the scan at an interval, for inotify is silent on network file systems and
/// drops events when too many come. Not Sendable; it lives on the thread of the loop that waits on `descriptor`.
package final class Watcher {
  /// Readable when there are changes.
  package let descriptor: Int32
  private var directories: [Int32: RawPath] = [:]
  /// Why not every directory is watched, once that is so.
  package private(set) var limitation: Failure?

  private static let interest =
    inCloseWrite | inMovedTo | inMovedFrom | inCreate | inDelete | inDeleteSelf | inMoveSelf | inAttrib
    | inOnlyDirectory | inExcludeUnlinked

  package init() throws(Failure) {
    descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
    if descriptor < 0 { throw Self.refusal(.last, subject: "inotify") }
  }

  deinit {
    close(descriptor)
  }

  /// Watches one directory. Call it before the directory is read: nothing falls in between then.
  ///
  /// Watching it again is harmless and tells its present path. Where the system refuses, `limitation` says why.
  package func watch(_ directory: RawPath) {
    let watch = directory.withCString { inotify_add_watch(descriptor, $0, UInt32(Self.interest)) }
    if watch >= 0 {
      directories[watch] = directory
      return
    }
    let error = Errno.last
    // Not there any more, or not ours to read: the scan says so.
    if [ENOENT, ENOTDIR, EACCES, ELOOP].contains(error.number) { return }
    if limitation == nil { limitation = Self.refusal(error, subject: directory.text) }
  }

  /// Directories that are watched.
  package var count: Int { directories.count }

  /// What has changed since the last call.
  package func changes() -> InboxChanges {
    var changes = InboxChanges()
    withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 8) { buffer in
      while true {
        let n = read(descriptor, buffer.baseAddress, buffer.count)
        if n < 0, errno == EINTR { continue }
        if n <= 0 { return }
        for event in InotifyEvent.parse(UnsafeRawBufferPointer(rebasing: buffer[..<n])) {
          take(event, into: &changes)
        }
      }
    }
    return changes
  }

  func take(_ event: InotifyEvent, into changes: inout InboxChanges) {
    if event.has(inQueueOverflow) {
      changes.missedSome()
      return
    }
    guard let directory = directories[event.watch] else { return }
    if event.has(inIgnored) || event.has(inUnmount) {
      directories[event.watch] = nil
      if event.has(inUnmount) { changes.missedSome() }
      return
    }
    if event.name.isEmpty { return }
    changes.add(event, in: directory)
    // Its watch, and those below, go on at a place we no longer know; where it is in the inbox again, the scan of the
    // new place watches anew.
    if event.has(inIsDirectory), event.has(inMovedFrom) { unwatch(below: directory.appending(event.name)) }
  }

  private func unwatch(below directory: RawPath) {
    for (watch, path) in directories where path.isInside(directory) {
      inotify_rm_watch(descriptor, watch)
      directories[watch] = nil
    }
  }

  private static func refusal(_ error: Errno, subject: String) -> Failure {
    switch error.number {
    case ENOSPC:
      Failure(
        .ioError, subject: subject, cause: "cannot be watched: the limit of watched folders is reached",
        remedy: "raise fs.inotify.max_user_watches; until then the inbox is looked through at intervals alone")
    case EMFILE:
      Failure(
        .ioError, subject: subject, cause: "cannot be used: the limit of watching programs is reached",
        remedy: "raise fs.inotify.max_user_instances; until then the inbox is looked through at intervals alone")
    default:
      Failure(
        .ioError, subject: subject, cause: "cannot be watched: \(error.text)",
        remedy: "nothing need be done; the inbox is looked through at intervals alone")
    }
  }
}
