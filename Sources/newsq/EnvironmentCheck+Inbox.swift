import Glibc
import NewsFiles
import NewsModel
import NewsService
import NewsSettings

/// Whether the inbox can be read and watched.
extension EnvironmentCheck {
  var inbox: Finding {
    let path = settings.inbox
    guard let facts = FileOwnership(path) else {
      // Whoever only calls `newsq index` needs none.
      return Finding(
        "inbox", service.isRunning ? .problem : .notice, "\(path): cannot be reached: \(Errno.last.text)",
        remedy: "make it, mount it, or set inbox to another folder")
    }
    if !facts.isDirectory {
      return Finding("inbox", .problem, "\(path): is no folder", remedy: "set inbox to a folder")
    }
    if !owner.may(0o5, facts) {
      return Finding(
        "inbox", .problem, "\(path): \(owner.name), who owns the database, may not read it (\(Self.told(facts)))",
        remedy: "give that user or one of his groups the right to read it")
    }
    let mounted = MountedFileSystem.of(path)
    if let mounted, mounted.isOfNetwork, settings.watch == .auto {
      return Finding(
        "inbox", .notice, "\(path): is on \(mounted.type), which tells nothing of what other machines write",
        remedy: "nothing need be done; it is looked through every \(settings.poll) seconds")
    }
    return Finding("inbox", .ok, "\(path) is \(Self.told(facts)), on \(mounted?.type ?? "an unknown file system")")
  }

  /// What the kernel allows of watching, where newsqd is to watch.
  var watches: [Finding] {
    guard settings.watch == .auto, let most = SystemFile.number("/proc/sys/fs/inotify/max_user_watches"),
      let instances = SystemFile.number("/proc/sys/fs/inotify/max_user_instances"),
      let folders = Self.folders(below: RawPath(settings.inbox).canonical)
    else { return [] }
    let text =
      "\(folders) folder\(folders == 1 ? "" : "s") in the inbox; the system allows \(most) watches and \(instances) watching programs a user"
    if folders >= most {
      return [
        Finding(
          "watches", .notice, text + ": newsqd can only poll",
          remedy: "sysctl fs.inotify.max_user_watches=\(max(2 * folders, 65_536)), and the same in /etc/sysctl.d")
      ]
    }
    if instances < 16 {
      return [
        Finding(
          "watches", .notice, text + ": others may have taken them", remedy: "sysctl fs.inotify.max_user_instances=128")
      ]
    }
    return [Finding("watches", .ok, text)]
  }

  /// The folder and all below it that can be read; nil where it cannot.
  private static func folders(below path: RawPath) -> Int? {
    guard let stream = path.withCString({ opendir($0) }) else { return nil }
    var below: [RawPath] = []
    while let entry = readdir(stream) {
      let start = UnsafeRawPointer(entry) + MemoryLayout<dirent>.offset(of: \dirent.d_name)!
      let name = start.assumingMemoryBound(to: CChar.self)
      if name[0] == 46, name[1] == 0 || name[1] == 46 && name[2] == 0 { continue }
      let child = path.appending(UnsafeRawBufferPointer(start: start, count: strlen(name)))
      let isFolder =
        Int32(entry.pointee.d_type) == Int32(DT_DIR)
        || Int32(entry.pointee.d_type) == Int32(DT_UNKNOWN) && (try? FileStatus.of(child))?.kind == .directory
      if isFolder { below.append(child) }
    }
    closedir(stream)
    return below.reduce(1) { $0 + (folders(below: $1) ?? 1) }
  }
}
