import NewsModel
import Testing

@testable import NewsIngest

@Suite struct BundlesInHandTests {
  private let stamp = BundleStamp(kind: .file, size: 7, modified: 1, changed: 2, inode: 3)

  @Test func `a bundle is in hand with its stamp until it is taken out`() {
    var inHand = BundlesInHand()
    var other = stamp
    other.changed = 9
    inHand["/in/a"] = InHand(stamp)
    inHand["/in/b"] = InHand()
    #expect(inHand.count == 2)
    #expect(inHand["/in/a"]?.isAs(stamp) == true)
    #expect(inHand["/in/a"]?.isAs(other) == false)
    #expect(inHand["/in/b"]?.isAs(stamp) == false, "it is on its way out")
    #expect(inHand["/in/c"] == nil)
    inHand["/in/a"]?.isOutdated = true
    inHand["/in/c"]?.isOutdated = true
    #expect(inHand["/in/a"]?.isAs(stamp) == true)
    #expect(inHand.remove("/in/a")?.isOutdated == true)
    #expect(inHand.remove("/in/b")?.isOutdated == false)
    #expect(inHand.remove("/in/c") == nil)
    #expect(inHand.isEmpty)
  }

  @Test func `what is said of a bundle in hand changes neither its stamp nor what else is said`() {
    for before in [nil, .indexed, .failed, .gone] as [KnownBundle.State?] {
      for hasArrived in [false, true] {
        var bundle = InHand(stamp, before: before, hasArrived: hasArrived)
        for isOutdated in [true, false] {
          bundle.isOutdated = isOutdated
          #expect(bundle.isOutdated == isOutdated)
          #expect(bundle.before == before)
          #expect(bundle.hasArrived == hasArrived)
          #expect(bundle.isAs(stamp))
        }
      }
    }
  }
}
