import Glibc
import NewsFiles
import NewsIngest
import NewsModel
import Testing

/// A look through an inbox leaves out what is known; what it finds must be as if it did not.
@Suite struct PassingOverTests {
  let place = Workplace()

  /// Everything in the inbox as the journal would have it.
  private func known() throws -> KnownBundles {
    var known = KnownBundles()
    for candidate in try place.scan().candidates {
      known[candidate.path] = KnownBundle(stamp: candidate.stamp, state: .indexed)
    }
    return known
  }

  private func scan(_ known: KnownBundles) throws -> Scan {
    try InboxScanner(root: place.root, isKnown: known.isKnown).scan()
  }

  @Test func `what is known as it is is counted, and what has changed or come is found`() throws {
    for name in ["a.txt", "b.txt", "d/c.txt"] { place.write(name) }
    let known = try known()
    #expect(try scan(known).passedOver == 3)
    #expect(try scan(known).candidates.isEmpty)
    place.write("b.txt", "Another text of another length.")
    place.write("d/new.txt")
    let changed = try scan(known)
    #expect(changed.passedOver == 2)
    #expect(changed.candidates.map(\.name).sorted() == ["b.txt", "d/new.txt"])
    let difference = Reconciliation(of: changed, with: known)
    #expect(difference.arrived.map(\.name).sorted() == ["b.txt", "d/new.txt"])
    #expect(!difference.isIncomplete)
  }

  @Test func `where something has gone, the look is not enough to say what`() throws {
    for name in ["a.txt", "b.txt"] { place.write(name) }
    let known = try known()
    rename(place.inbox + "/b.txt", place.path + "/b.txt")
    #expect(Reconciliation(of: try scan(known), with: known).isIncomplete)
    #expect(Reconciliation(of: try place.scan(), with: known).departed == [place.inbox + "/b.txt"])
  }

  @Test func `what stands in the inbox itself is handed on as it is found, and is no other than without that`() throws {
    for name in ["a.txt", "b.txt", "c%FF.txt", "d/e.txt"] { place.write(name) }
    let known = try known()
    place.write("b.txt", "Another text of another length.")
    place.write("n.txt")
    // Of two names that read alike the real one is taken, which may have been handed on, or passed over.
    for name in [[0x63, 0xFF], [0x67, 0xFF]] as [[UInt8]] {
      Workplace.put("odd", at: place.root.appending(name + Array(".txt".utf8)))
    }
    place.write("g%FF.txt")
    var handedOn: [Candidate] = []
    let scan = try InboxScanner(root: place.root, isKnown: known.isKnown, handingOn: { handedOn.append($0) }).scan()
    #expect(handedOn.map(\.name).sorted() == ["b.txt", "g%FF.txt", "n.txt"])
    #expect(scan.handedOn == 3)
    #expect(scan.passedOver == 3)
    #expect(scan.candidates.isEmpty)
    let whole = try place.scan().candidates
    #expect(handedOn.allSatisfy(whole.contains))
    #expect(!Reconciliation(of: scan, with: known, seen: 1).isIncomplete)
    rename(place.inbox + "/a.txt", place.path + "/a.txt")
    let later = try InboxScanner(root: place.root, isKnown: known.isKnown, handingOn: { _ in }).scan()
    #expect(Reconciliation(of: later, with: known, seen: 1).isIncomplete)
  }

  @Test func `known files become a bundle with what makes them one`() throws {
    for name in ["flood/river.txt", "flood/indexes.txt"] { place.write(name) }
    let known = try known()
    place.write("flood/Article.txt")
    #expect(try scan(known).candidates.map(\.name) == ["flood"])
  }

  @Test func `names that are not UTF-8 are found beside those that are known`() throws {
    place.write("a.txt")
    let raw = place.root.appending([0x63, 0x61, 0x66, 0xE9])
    Workplace.put("A quiet day.", at: raw)
    let known = try known()
    place.write("b.txt")
    let scan = try scan(known)
    #expect(Reconciliation(of: scan, with: known).arrived.map(\.name) == ["b.txt"])
  }
}
