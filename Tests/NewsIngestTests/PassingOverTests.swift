import Glibc
import NewsFiles
import NewsIndex
import NewsIngest
import NewsModel
import Testing

/// A look through an inbox leaves out what is known; what it finds must be as if it did not.
@Suite struct PassingOverTests {
  let place = Workplace()

  /// Everything in the inbox as the journal would have it.
  private func known() throws -> KnownBundles {
    try place.known(place.scan().candidates.map { ($0.name, $0.stamp, .indexed) })
  }

  private func scan(_ known: KnownBundles) throws -> Scan {
    try known.beginLook(isAtRest: true)
    return try InboxScanner(root: place.root, passingOver: known).scan()
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
  }

  @Test func `what has gone is known by not having been seen`() throws {
    for name in ["a.txt", "b.txt", "shut/c.txt"] { place.write(name) }
    let known = try known()
    #expect(try scan(known).blind.isEmpty)
    #expect(try known.unseenPaths() == [])
    rename(place.inbox + "/b.txt", place.path + "/b.txt")
    let later = try scan(known)
    #expect(try known.unseenPaths() == [place.inbox + "/b.txt"])
    #expect(!later.isBlind(to: place.inbox + "/b.txt"))
  }

  @Test func `below a directory that could not be read nothing has gone`() {
    var scan = Scan()
    scan.blind = ["/in/shut"]
    #expect(scan.isBlind(to: "/in/shut/a"))
    #expect(!scan.isBlind(to: "/in/shutter"))
  }

  @Test func `what is found is handed on at once, and is no other than without that`() throws {
    for name in ["a.txt", "b.txt", "c%FF.txt", "d/e.txt"] { place.write(name) }
    let known = try known()
    place.write("b.txt", "Another text of another length.")
    place.write("n.txt")
    place.write("flood/article.txt")
    // Of two names that read alike the real one is taken, which may have been handed on, or passed over.
    for name in [[0x63, 0xFF], [0x67, 0xFF]] as [[UInt8]] {
      Workplace.put("odd", at: place.root.appending(name + Array(".txt".utf8)))
    }
    place.write("g%FF.txt")
    var handedOn: [Candidate] = []
    try known.beginLook(isAtRest: true)
    let scan = try InboxScanner(root: place.root, passingOver: known) {
      handedOn.append($0)
      return true
    }.scan()
    #expect(handedOn.map(\.name).sorted() == ["b.txt", "flood", "g%FF.txt", "n.txt"])
    #expect(scan.handedOn == 4)
    #expect(scan.passedOver == 3)
    #expect(scan.candidates.isEmpty)
    #expect(!scan.isCut)
    let whole = try place.scan().candidates
    #expect(handedOn.allSatisfy(whole.contains))
  }

  @Test func `who wants no more gets no more`() throws {
    for name in ["a.txt", "b.txt", "d/c.txt", "d/e.txt", "f/g.txt"] { place.write(name) }
    for most in 1...5 {
      var handedOn = 0
      let scan = try InboxScanner(root: place.root) { _ in
        handedOn += 1
        return handedOn < most
      }.scan()
      #expect(handedOn == most)
      #expect(scan.isCut)
    }
  }

  @Test func `a bundle of several files is passed over as a whole, and files that are none one by one`() throws {
    for name in ["flood/article.txt", "flood/river.txt", "site/index.html", "site/about.html", "site/team.html"] {
      place.write(name)
    }
    let known = try known()
    let scan = try scan(known)
    #expect(scan.candidates.isEmpty)
    #expect(scan.passedOver == 4)
    #expect(try known.unseenPaths() == [])
  }

  @Test func `known files become a bundle with what makes them one, and have gone then`() throws {
    for name in ["flood/river.txt", "flood/indexes.txt"] { place.write(name) }
    let known = try known()
    place.write("flood/Article.txt")
    #expect(try scan(known).candidates.map(\.name) == ["flood"])
    #expect(
      try known.unseenPaths().sorted() == ["indexes.txt", "river.txt"].map { place.inbox + "/flood/" + $0 })
  }

  @Test func `names that are not UTF-8 are found beside those that are known, and are known by what they read like`()
    throws
  {
    place.write("a.txt")
    let raw = place.root.appending([0x63, 0x61, 0x66, 0xE9])
    Workplace.put("A quiet day.", at: raw)
    let known = try known()
    place.write("b.txt")
    let scan = try scan(known)
    #expect(scan.candidates.map(\.name).sorted() == ["b.txt", "caf%E9"])
    for candidate in scan.candidates {
      let old = try known.bundle(seenAt: candidate.path)
      #expect(old?.isPresent(as: candidate.stamp) == (candidate.name == "b.txt" ? nil : true))
    }
    #expect(try known.unseenPaths() == [])
  }
}
