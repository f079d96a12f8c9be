import NewsIngest
import NewsModel
import Testing

@Suite struct KnownStampsTests {
  private func stamp(_ generator: inout SystemRandomNumberGenerator) -> BundleStamp {
    BundleStamp(
      kind: [.file, .directory, .other].randomElement(using: &generator)!, size: .random(in: 0...9),
      modified: .random(in: 0...9), changed: .random(in: 0...9), inode: .random(in: 1...9))
  }

  @Test func `what is put in and seen by chance is told as by a dictionary`() {
    var generator = SystemRandomNumberGenerator()
    // Many more than were expected.
    var stamps = KnownStamps(expected: 10)
    var plain: [String: (stamp: BundleStamp, isSeen: Bool)] = [:]
    for _ in 0..<20_000 {
      let path = "/in/\(Int.random(in: 0...5_000))"
      let stamp = stamp(&generator)
      withBytes(path) { bytes in
        switch Int.random(in: 0...3) {
        case 0 where plain[path] == nil:
          stamps.insert(bytes, stamp)
          plain[path] = (stamp, false)
        case 1:
          let isKnown = plain[path]?.stamp == stamp
          #expect(stamps.see(bytes, stamp) == isKnown)
          if isKnown { plain[path]?.isSeen = true }
        case 2:
          if let known = plain[path] {
            let isExpected = stamps.see(bytes, known.stamp)
            #expect(isExpected)
            plain[path]?.isSeen = true
          }
        default:
          if let known = plain[path] {
            stamps.unsee(bytes, known.stamp)
            plain[path]?.isSeen = false
          }
        }
      }
    }
    #expect(stamps.count == plain.count)
    #expect(stamps.unseenCount == plain.values.count { !$0.isSeen })
    for (path, known) in plain {
      withBytes(path) {
        #expect(stamps.expects($0))
        #expect(stamps.isUnseen($0, known.stamp) == !known.isSeen)
      }
    }
    stamps.unseeAll()
    #expect(stamps.unseenCount == plain.count)
    #expect(plain.allSatisfy { path, known in withBytes(path) { stamps.isUnseen($0, known.stamp) } })
  }

  @Test func `a stamp is another one when any of it is`() {
    let stamp = BundleStamp(kind: .file, size: 1, modified: 2, changed: 3, inode: 4)
    let others = [
      BundleStamp(kind: .directory, size: 1, modified: 2, changed: 3, inode: 4),
      BundleStamp(kind: .file, size: 2, modified: 2, changed: 3, inode: 4),
      BundleStamp(kind: .file, size: 1, modified: 3, changed: 3, inode: 4),
      BundleStamp(kind: .file, size: 1, modified: 2, changed: 4, inode: 4),
      BundleStamp(kind: .file, size: 1, modified: 2, changed: 3, inode: 5),
    ]
    var stamps = KnownStamps()
    withBytes("/in/a") { path in
      stamps.insert(path, stamp)
      for other in others {
        let isTheSame = stamps.see(path, other)
        #expect(!isTheSame)
      }
      let isTheSame = stamps.see(path, stamp)
      #expect(isTheSame)
    }
  }

  private func withBytes<R>(_ path: String, _ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    Array(path.utf8).withUnsafeBufferPointer(body)
  }
}
