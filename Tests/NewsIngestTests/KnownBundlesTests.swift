import NewsIndex
import NewsIngest
import NewsModel
import Testing

@Suite struct KnownBundlesTests {
  private func bundle(_ generator: inout SystemRandomNumberGenerator) -> KnownBundle {
    let states: [KnownBundle.State] = [.indexed, .failed, .gone]
    let isRead = Bool.random(using: &generator)
    return KnownBundle(
      stamp: BundleStamp(
        kind: .file, size: .random(in: 0...9), modified: .random(in: 0...9), changed: 5, inode: .random(in: 1...9)),
      hash: isRead ? ContentHash(high: .random(in: 0...9), low: 1) : nil, reader: isRead ? "text" : nil,
      readerVersion: isRead ? .random(in: 1...3) : nil, state: states.randomElement(using: &generator)!)
  }

  @Test func `what was put in, changed and taken out by chance is known as in a dictionary`() {
    var generator = SystemRandomNumberGenerator()
    var known = KnownBundles()
    var plain: [String: KnownBundle] = [:]
    for step in 0..<20_000 {
      let folder = ["", "/d", "/d/e", "/é"].randomElement(using: &generator)!
      // Long names, so that what is left of those taken out is packed.
      let path = "/in\(folder)/\(Int.random(in: 0...900))-\(String(repeating: "n", count: 90))"
      let value = Int.random(in: 0...2) == 0 ? nil : bundle(&generator)
      known[path] = value
      plain[path] = value
      if step % 4_000 == 0 { expectSame(known, plain) }
    }
    expectSame(known, plain)
    for path in plain.keys { known[path] = nil }
    expectSame(known, [:])
  }

  private func expectSame(_ known: KnownBundles, _ plain: [String: KnownBundle]) {
    #expect(Dictionary(uniqueKeysWithValues: known.all.map { ($0.path, $0.bundle) }) == plain)
    #expect(known.count == plain.count)
    #expect(plain.allSatisfy { known[$0.key] == $0.value })
    #expect(known.liveCount == plain.values.count { $0.state != .gone })
    #expect(known.failedCount == plain.values.count { $0.state == .failed })
    for folder in ["/in", "/in/d", "/in/d/e", "/in/x", "/"] {
      #expect(Set(known.paths(below: folder)) == Set(plain.keys.filter { $0.hasPrefix(folder + "/") }))
    }
  }

  @Test func `a bundle is known with its own stamp alone, and not once it is gone`() {
    var known = KnownBundles()
    let stamp = BundleStamp(kind: .file, size: 1, modified: 2, changed: 3, inode: 4)
    known["/in/a"] = KnownBundle(stamp: stamp, state: .indexed)
    known["/in/b"] = KnownBundle(stamp: stamp, state: .gone)
    func isKnown(_ path: String, _ stamp: BundleStamp) -> Bool {
      Array(path.utf8).withUnsafeBufferPointer { known.isKnown($0, as: stamp) }
    }
    var other = stamp
    other.changed = 9
    #expect(isKnown("/in/a", stamp))
    #expect(!isKnown("/in/a", other))
    #expect(!isKnown("/in/b", stamp))
    #expect(!isKnown("/in/c", stamp))
  }
}
