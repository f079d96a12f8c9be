internal import CSystemd
import Glibc
import NewsIngest

/// What the service manager is told; nothing, where there is none.
struct Systemd: Sendable {
  /// How often the manager wants to hear from us, halved as its manual advises; nil where it does not.
  private let heartbeatInterval: Duration?

  init() {
    var microseconds: UInt64 = 0
    heartbeatInterval = sd_watchdog_enabled(0, &microseconds) > 0 ? .microseconds(Int64(microseconds / 2)) : nil
  }

  /// For the loop that does the work.
  var hooks: InboxHooks {
    InboxHooks(
      ready: { ready() }, status: { notify("STATUS=\(LogLine.visible($0))") }, heartbeat: { notify("WATCHDOG=1") },
      heartbeatInterval: heartbeatInterval)
  }

  func ready() {
    notify("READY=1")
  }

  func reloading() {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    notify("RELOADING=1\nMONOTONIC_USEC=\(now.tv_sec * 1_000_000 + now.tv_nsec / 1_000)")
  }

  func stopping() {
    notify("STOPPING=1")
  }

  private func notify(_ state: String) {
    sd_notify(0, state)
  }
}
