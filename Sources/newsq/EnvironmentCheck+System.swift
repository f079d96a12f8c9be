internal import CLandlock
import Glibc
import NewsFiles
import NewsIndex
import NewsModel
import NewsService

/// Versions, the clock, and what the kernel can do.
extension EnvironmentCheck {
  static var caller: UInt32 { geteuid() }

  var versions: Finding {
    let text = "newsq \(newsqVersion), format \(IndexReader.format), SQLite \(SQLiteLibrary.version), \(Self.kernel)"
    let missing = SQLiteLibrary.missing
    if missing.isEmpty { return Finding("versions", .ok, text) }
    return Finding(
      "versions", .problem, "\(text); this SQLite lacks \(missing.joined(separator: ", "))",
      remedy: "install an SQLite that has it")
  }

  private static var kernel: String {
    let name = SystemFile.text("/proc/sys/kernel/ostype")?.split(separator: "\n").first ?? "kernel"
    let release = SystemFile.text("/proc/sys/kernel/osrelease")?.split(separator: "\n").first ?? "unknown"
    return "\(name) \(release)"
  }

  /// The instant that this was written: no clock is right that is before it.
  private static let earliest = 1_763_000_000

  var clock: Finding {
    let now = time(nil)
    let text = UTCTime.text(secondsSince1970: now)
    if now < Self.earliest {
      return Finding(
        "clock", .problem, "it is at \(text), which is past", remedy: "set it, or wait for the time service")
    }
    if let lastTaken, let taken = UTCTime.seconds(of: lastTaken), taken > now + 60 {
      return Finding(
        "clock", .notice, "it is at \(text), and a bundle was read at \(lastTaken): it was ahead, or is behind",
        remedy: "compare it with the time service; nothing is lost by it, but undated articles stand on a wrong day")
    }
    return Finding("clock", .ok, text)
  }

  var confinement: Finding {
    let version = landlock_version()
    let actions = SystemFile.text("/proc/sys/kernel/seccomp/actions_avail") ?? ""
    let hasFilter = actions.split(whereSeparator: \.isWhitespace).contains("kill_process")
    let parts = [
      version > 0 ? "Landlock \(version)" : "no Landlock",
      hasFilter ? "filters of system calls" : "no filters of system calls",
    ]
    let text = "the kernel has " + parts.joined(separator: ", ")
    if version > 0, hasFilter { return Finding("confinement", .ok, text) }
    return Finding(
      "confinement", .notice, text + "; what reads strangers' bytes is confined by what is left",
      remedy: "a kernel of 5.13 or later that was booted with lsm=landlock has both")
  }

  var limits: [Finding] {
    guard case .running(let state?) = service, let table = SystemFile.text("/proc/\(state.process)/limits"),
      let line = table.split(separator: "\n").first(where: { $0.hasPrefix("Max open files") }),
      let most = line.split(separator: " ").dropFirst(3).first.flatMap({ Int($0) })
    else { return [] }
    if most >= Self.filesNeeded { return [Finding("limits", .ok, "newsqd may have \(most) files open")] }
    return [
      Finding(
        "limits", .notice, "newsqd may have only \(most) files open", remedy: "raise LimitNOFILE= of newsqd.service")
    ]
  }

  /// The database, its log and the like; for each reader a bundle and its folders.
  private static let filesNeeded = 1_024
}
