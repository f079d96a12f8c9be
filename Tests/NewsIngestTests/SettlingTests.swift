import NewsIngest
import NewsModel
import Testing

@Suite struct SettlingTests {
  private let second: Int64 = 1_000_000_000

  private func candidate(modified: Int64, size: Int64 = 10) -> Candidate {
    Candidate(
      path: "/inbox/a", name: "a",
      stamp: BundleStamp(kind: .file, size: size, modified: modified, changed: modified, inode: 7))
  }

  private func at(_ seconds: Int64, wall: Int64? = nil) -> Moment {
    Moment(wall: (wall ?? 1_000 + seconds) * second, monotonic: seconds * second)
  }

  @Test func `a file that has lain there long enough is taken at once`() {
    var settling = Settling(period: .seconds(2))
    #expect(settling.judge(candidate(modified: 998 * second), at: at(0)) == .settled)
    #expect(settling.waiting.isEmpty)
  }

  @Test func `a fresh file is taken when it has stayed unchanged`() {
    var settling = Settling(period: .seconds(2))
    let fresh = candidate(modified: 1_000 * second)
    #expect(settling.judge(fresh, at: at(1)) == .wait(until: 2 * second))
    #expect(settling.nextDue == 2 * second)
    #expect(settling.due(at: at(1)).isEmpty)
    #expect(settling.due(at: at(2)).map(\.candidate) == [fresh])
    #expect(settling.judge(fresh, at: at(2)) == .settled)
    #expect(settling.nextDue == nil)
  }

  @Test func `each change starts the wait again`() {
    var settling = Settling(period: .seconds(2))
    _ = settling.judge(candidate(modified: 1_000 * second), at: at(0))
    let changed = candidate(modified: 1_001 * second, size: 20)
    #expect(settling.judge(changed, at: at(2)) == .wait(until: 3 * second))
    #expect(settling.judge(changed, at: at(3)) == .settled)
  }

  @Test func `a time in the future says nothing, and then what was seen counts`() {
    var settling = Settling(period: .seconds(2))
    let odd = candidate(modified: 9_000 * second)
    #expect(settling.judge(odd, at: at(0)) == .wait(until: 2 * second))
    #expect(settling.judge(odd, at: at(1)) == .wait(until: 2 * second))
    #expect(settling.judge(odd, at: at(2)) == .settled)
  }

  @Test func `a wall clock that is set back does not keep a file waiting`() {
    var settling = Settling(period: .seconds(2))
    let fresh = candidate(modified: 1_000 * second)
    _ = settling.judge(fresh, at: at(0))
    #expect(settling.judge(fresh, at: at(2, wall: 500)) == .settled)
  }

  @Test func `without a period everything is settled`() {
    var settling = Settling(period: .zero)
    #expect(settling.judge(candidate(modified: 1_000 * second), at: at(0)) == .settled)
    #expect(settling.judge(candidate(modified: 9_000 * second), at: at(0)) == .settled)
  }

  @Test func `what is forgotten is waited for no more`() {
    var settling = Settling(period: .seconds(2))
    _ = settling.judge(candidate(modified: 1_000 * second), at: at(0))
    settling.forget(below: "/inbox")
    #expect(settling.nextDue == nil)
  }
}
