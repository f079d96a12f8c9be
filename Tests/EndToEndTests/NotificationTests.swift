import Foundation
import Testing

/// What newsqd tells a service manager.
@Suite(.ownThreads) struct NotificationTests {
  @Test func `it says when it serves, how it stands, that it lives, and that it stops`() throws {
    let place = try Place()
    let manager = try NotifySocket(path: place.path + "/notify")
    try place.deliver("one.txt", Place.article("One", "a wren"))
    let daemon = try place.newsqd(adding: ["NOTIFY_SOCKET": manager.path, "WATCHDOG_USEC": "400000"])
    try eventually("READY=1") { manager.heard().contains("READY=1") }
    try eventually("the status") { manager.heard().contains("STATUS=1 bundles") }
    let before = manager.heard().count { $0 == "WATCHDOG=1" }
    try eventually("the watchdog is fed, again and again") {
      manager.heard().count { $0 == "WATCHDOG=1" } > before + 3
    }
    try place.configure("removed = \"forget\"\n")
    daemon.signal(SIGHUP)
    try eventually("it reloads, and is ready again") {
      guard let reloading = manager.heard().lastIndex(where: { $0.hasPrefix("RELOADING=1\nMONOTONIC_USEC=") }) else {
        return false
      }
      return manager.heard()[reloading...].contains("READY=1")
    }
    // For the journal, levels stand in front.
    #expect(daemon.complaints.hasPrefix("<6>started"))
    try place.stop(daemon)
    try eventually("STOPPING=1") { manager.heard().contains("STOPPING=1") }
  }

  @Test func `without a watchdog there is no ping`() throws {
    let place = try Place()
    let manager = try NotifySocket(path: place.path + "/notify")
    let daemon = try place.newsqd(adding: ["NOTIFY_SOCKET": manager.path])
    try place.deliver("one.txt", Place.article("One", "a wren"))
    try eventually("the status") { manager.heard().contains("STATUS=1 bundles") }
    try place.stop(daemon)
    #expect(!manager.heard().contains("WATCHDOG=1"))
  }
}

/// The service manager's end: a datagram socket, as sd_notify(3) has it.
final class NotifySocket {
  let path: String
  private let descriptor: Int32
  private var messages: [String] = []

  init(path: String) throws {
    self.path = path
    descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    let bound = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    try #require(descriptor >= 0 && bound == 0)
  }

  deinit {
    close(descriptor)
  }

  /// All messages so far.
  func heard() -> [String] {
    var buffer = [UInt8](repeating: 0, count: 4_096)
    while true {
      let count = recv(descriptor, &buffer, buffer.count, Int32(MSG_DONTWAIT))
      if count <= 0 { return messages }
      messages.append(String(decoding: buffer[..<count], as: UTF8.self))
    }
  }
}
