import NewsIngest
import NewsModel
import Testing

@Suite struct ReconciliationTests {
  private func stamp(_ modified: Int64, changed: Int64 = 0) -> BundleStamp {
    BundleStamp(kind: .file, size: 1, modified: modified, changed: changed, inode: 1)
  }

  private func scan(_ entries: [String: BundleStamp], blind: [String] = []) -> Scan {
    var scan = Scan()
    scan.candidates = entries.sorted { $0.key < $1.key }.map {
      Candidate(path: "/in/" + $0.key, name: $0.key, stamp: $0.value)
    }
    scan.blind = blind
    return scan
  }

  private func known(_ entries: [String: KnownBundle]) -> KnownBundles {
    var known = KnownBundles()
    for (name, bundle) in entries { known["/in/" + name] = bundle }
    return known
  }

  @Test func `new and changed bundles are taken, unchanged ones are not`() {
    let difference = Reconciliation(
      of: scan(["new": stamp(1), "changed": stamp(2), "same": stamp(1)]),
      with: known([
        "changed": KnownBundle(stamp: stamp(1), state: .indexed), "same": KnownBundle(stamp: stamp(1), state: .indexed),
      ]))
    #expect(difference.arrived.map(\.name) == ["changed", "new"])
    #expect(difference.departed.isEmpty)
  }

  @Test func `a bundle that failed is tried again when its stamp changes, be it by chmod alone`() {
    let failed = known(["a": KnownBundle(stamp: stamp(1), state: .failed)])
    #expect(Reconciliation(of: scan(["a": stamp(1)]), with: failed).arrived.isEmpty)
    #expect(Reconciliation(of: scan(["a": stamp(1, changed: 5)]), with: failed).arrived.map(\.name) == ["a"])
  }

  @Test func `a bundle that is not there any more has departed, once`() {
    let difference = Reconciliation(
      of: scan(["a": stamp(1)]),
      with: known([
        "a": KnownBundle(stamp: stamp(1), state: .indexed), "b": KnownBundle(stamp: stamp(1), state: .indexed),
        "c": KnownBundle(stamp: stamp(1), state: .gone),
      ]))
    #expect(difference.departed == ["/in/b"])
  }

  @Test func `a bundle that comes back is taken again`() {
    let gone = known(["a": KnownBundle(stamp: stamp(1), state: .gone)])
    #expect(Reconciliation(of: scan(["a": stamp(1)]), with: gone).arrived.map(\.name) == ["a"])
  }

  @Test func `an empty inbox that should not be empty has vanished, and nothing departs`() {
    let difference = Reconciliation(of: Scan(), with: known(["a": KnownBundle(stamp: stamp(1), state: .indexed)]))
    #expect(difference.isVanished)
    #expect(difference.departed.isEmpty)
    #expect(!Reconciliation(of: Scan(), with: KnownBundles()).isVanished)
  }

  @Test func `what stands below a directory that could not be read has not departed`() {
    let difference = Reconciliation(
      of: scan(["shut": stamp(1)], blind: ["/in/shut"]),
      with: known([
        "shut/a": KnownBundle(stamp: stamp(1), state: .indexed),
        "shutter": KnownBundle(stamp: stamp(1), state: .indexed),
      ]))
    #expect(difference.departed == ["/in/shutter"])
  }

  @Test func `one directory is compared with what is known below it alone`() {
    let entry = KnownBundle(stamp: stamp(1), state: .indexed)
    let all = known(["d/a": entry, "d/e/b": entry, "dd/c": entry, "d": entry])
    let difference = Reconciliation(of: scan(["d/a": stamp(1)]), of: "/in/d", with: all)
    #expect(difference.departed.sorted() == ["/in/d", "/in/d/e/b"])
  }

  @Test func `known bundles are counted by what became of them`() {
    var all = known([
      "a": KnownBundle(stamp: stamp(1), state: .indexed), "b": KnownBundle(stamp: stamp(1), state: .failed),
    ])
    all["/in/a"]?.state = .gone
    #expect(all.count == 2)
    #expect(all.liveCount == 1)
    #expect(all.failedCount == 1)
    all["/in/b"] = nil
    #expect(all.liveCount == 0)
    #expect(all.paths(below: "/in") == ["/in/a"])
  }
}
