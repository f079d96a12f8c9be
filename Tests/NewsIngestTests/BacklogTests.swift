import NewsModel
import Testing

@testable import NewsIngest

@Suite struct `The backlog` {
  private func work(_ path: String, size: Int64 = 1, gone: Bool = false) -> Work {
    let stamp = BundleStamp(kind: .file, size: size, modified: size * 3, changed: 2, inode: UInt64(size))
    let candidate = Candidate(path: path, name: String(path.dropFirst("/in/".count)), stamp: stamp)
    return Work(candidate, gone ? .gone(forget: false) : .readSettled(known: nil))
  }

  @Test(arguments: [1, 32, 5_000]) func `gives all work in the order in which it came, in slices of any length`(
    most: Int
  ) {
    var backlog = Backlog()
    var wanted: [Work] = []
    for round in 0..<12 {
      let works = (0..<(round % 3 == 0 ? 2_500 : 7)).map { number in
        // Names that begin alike in the middle of a letter, folders, and what is no new file.
        work(
          ["/in/\(round)/é\(number)", "/in/\(round)/è\(number).txt", "/in/x"][number % 3], size: Int64(number),
          gone: number % 50 == 49)
      }
      backlog.append(works)
      wanted += works
      #expect(backlog.count == wanted.count)
      #expect(backlog.bytes == wanted.reduce(0) { $0 + $1.candidate.stamp.size })
      let taken = backlog.take(most)
      #expect(taken.count == min(most, wanted.count))
      #expect(taken.map(\.candidate) == wanted.prefix(most).map(\.candidate))
      wanted.removeFirst(taken.count)
    }
    while !backlog.isEmpty {
      let taken = backlog.take(most)
      #expect(taken.map(\.candidate) == wanted.prefix(most).map(\.candidate))
      #expect(taken.map { "\($0.job)" } == wanted.prefix(most).map { "\($0.job)" })
      wanted.removeFirst(taken.count)
    }
    #expect(wanted.isEmpty && backlog.bytes == 0 && backlog.take(1).isEmpty)
  }
}
