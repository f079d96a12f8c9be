import CConfine
import CTrials
import Glibc
import Testing

@testable import NewsWorkers

/// What can still be done behind the doors that are closed around a process that reads. Each is tried for real, by a process of its own.
@Suite struct DoorTests {
  private static let filter = Int32(CONFINE_CALLS)
  private static let landlock = Int32(CONFINE_FILES)

  /// How a trial ended.
  private enum End: Equatable {
    case done
    case refused(Int32)
    case killed(Int32)

    init(_ trial: trial, behind doors: Int32) {
      let status = trial_run(trial, doors)
      let code = (status >> 8) & 0xFF
      self = status & 0x7F != 0 ? .killed(status & 0x7F) : code == 0 ? .done : .refused(code)
    }
  }

  @Test(arguments: [TRIAL_OPEN, TRIAL_MAKE, TRIAL_STAT])
  func `no file can be opened, made or looked at`(trial: trial) {
    #expect(End(trial, behind: Self.filter) == .refused(EACCES))
    #expect(End(trial, behind: Self.filter | Self.landlock) == .refused(EACCES))
  }

  @Test func `nothing that is written can be run`() {
    #expect(End(TRIAL_CODE, behind: Self.filter) == .refused(EPERM))
  }

  @Test(arguments: [TRIAL_SOCKET, TRIAL_CONNECT, TRIAL_START, TRIAL_FORK, TRIAL_SIGNAL, TRIAL_TRACE])
  func `whoever asks for the network, a program or another process is ended`(trial: trial) {
    #expect(End(trial, behind: Self.filter | Self.landlock) == .killed(SIGSYS))
  }

  @Test func `a process that does none of it goes on`() {
    #expect(End(TRIAL_NOTHING, behind: Self.filter | Self.landlock) == .done)
  }

  @Test func `Landlock alone keeps files closed`() {
    #expect(End(TRIAL_OPEN, behind: Self.landlock) == .refused(EACCES))
    #expect(End(TRIAL_MAKE, behind: Self.landlock) == .refused(EACCES))
    #expect(End(TRIAL_START, behind: Self.landlock) == .refused(EACCES))
  }

  @Test(.enabled(if: confine_landlock_version() >= 4, "this kernel's Landlock knows nothing of TCP"))
  func `Landlock alone keeps the network closed`() {
    #expect(End(TRIAL_CONNECT, behind: Self.landlock) == .refused(EACCES))
  }

  @Test(.enabled(if: confine_landlock_version() >= 6, "this kernel's Landlock knows nothing of signals"))
  func `Landlock alone keeps signals in`() {
    #expect(End(TRIAL_SIGNAL, behind: Self.landlock) == .refused(EPERM))
  }

  @Test func `without closed doors all of it can be done`() {
    for trial in [TRIAL_OPEN, TRIAL_STAT, TRIAL_CODE, TRIAL_SOCKET, TRIAL_START, TRIAL_SIGNAL] {
      #expect(End(trial, behind: 0) == .done, "\(trial)")
    }
  }
}
