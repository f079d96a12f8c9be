import Glibc
import NewsFiles
import NewsIndex
import NewsIngest
import NewsModel
import Testing

/// What is known of an inbox, from a journal in a database.
@Suite struct KnownBundlesTests {
  let place = Workplace()

  private func stamp(_ modified: Int64, inode: UInt64 = 1, changed: Int64 = 0) -> BundleStamp {
    BundleStamp(kind: .file, size: 1, modified: modified, changed: changed, inode: inode)
  }

  private func see(_ known: KnownBundles, _ name: String, _ stamp: BundleStamp) -> Bool {
    Array((place.inbox + "/" + name).utf8).withUnsafeBufferPointer { known.see($0, as: stamp) }
  }

  @Test func `a bundle is known with its own stamp alone, and not once it is gone`() throws {
    let known = try place.known([
      ("a", stamp(1), .indexed), ("failed", stamp(1), .failed), ("gone", stamp(1), .gone),
    ])
    try known.beginLook(isAtRest: true)
    #expect(see(known, "a", stamp(1)))
    #expect(see(known, "failed", stamp(1)))
    #expect(!see(known, "a", stamp(1, changed: 9)))
    #expect(!see(known, "gone", stamp(1)))
    #expect(!see(known, "other", stamp(1)))
    #expect(known.presentCount == 2)
    #expect(known.failedCount == 1)
    #expect(try known.bundle(at: place.inbox + "/gone")?.state == .gone)
    #expect(try known.bundle(at: place.inbox + "/failed")?.isPresent(as: stamp(1)) == true)
    #expect(try known.bundle(at: place.inbox + "/failed")?.isPresent(as: stamp(1, changed: 5)) == false)
  }

  @Test func `what was not seen as it is, nor changed, is told, of as many bundles as there may be`() throws {
    let names = (0..<9_000).map { "d\($0 % 7)/\($0)" }
    let known = try place.known(names.map { ($0, stamp(1), .indexed) } + [("gone", stamp(1), .gone)])
    try known.beginLook(isAtRest: true)
    for name in names.dropFirst(3) { #expect(see(known, name, stamp(1))) }
    #expect(try known.bundle(seenAt: place.inbox + "/" + names[2])?.stamp == stamp(1))
    #expect(try known.bundle(seenAt: place.inbox + "/new") == nil)
    #expect(try known.unseenPaths().sorted() == names.prefix(2).map { place.inbox + "/" + $0 })
    try known.beginLook(isAtRest: true)
    #expect(try known.unseenPaths().count == 9_000)
  }

  @Test func `what arrives and what is written while a look goes on has not departed`() throws {
    let known = try place.known([("a", stamp(1), .indexed), ("b", stamp(1), .indexed)])
    try known.beginLook(isAtRest: true)
    let writer = try IndexWriter(path: place.database)
    try writer.note([
      (place.inbox + "/a", stamp(2), .indexed), (place.inbox + "/new", stamp(1), .indexed),
      (place.inbox + "/other", stamp(1), .indexed),
    ])
    known.arrived(place.inbox + "/new", as: stamp(1))
    #expect(see(known, "new", stamp(1)))
    #expect(try known.unseenPaths() == [place.inbox + "/b"])
    // The next look knows all that was written.
    try known.beginLook(isAtRest: true)
    #expect(known.presentCount == 4)
    #expect(see(known, "other", stamp(1)))
    #expect(see(known, "a", stamp(2)))
    #expect(!see(known, "a", stamp(1)))
    writer.close()
  }

  @Test func `bundles outside of the inbox are not expected in it`() throws {
    _ = try place.known([("a", stamp(1), .indexed)])
    let writer = try IndexWriter(path: place.database)
    try writer.note([(place.inbox + "er/b", stamp(1), .indexed), (place.path + "/c", stamp(1), .failed)])
    writer.close()
    let known = KnownBundles(try JournalReader(path: place.database), below: place.root)
    try known.beginLook(isAtRest: true)
    #expect(known.presentCount == 1)
    #expect(known.failedCount == 0)
    #expect(try known.unseenPaths() == [place.inbox + "/a"])
  }

  @Test func `the bundles below a directory are those in it at any depth, and no others`() throws {
    let known = try place.known([
      ("d", stamp(1), .indexed), ("d/a", stamp(1), .indexed), ("d/e/b", stamp(1), .failed),
      ("dd/c", stamp(1), .indexed),
      ("d/gone", stamp(1), .gone), ("d.txt", stamp(1), .indexed),
    ])
    #expect(try known.presentPaths(below: place.inbox + "/d").sorted() == ["/d/a", "/d/e/b"].map { place.inbox + $0 })
  }

  @Test func `a bundle was renamed where its file stands at another path, with the same content`() throws {
    let known = try place.known([
      ("old", stamp(1, inode: 7), .indexed), ("new", stamp(1, inode: 7), .indexed),
      ("copy", stamp(1, inode: 8), .indexed),
      ("alone", stamp(1, inode: 9), .indexed),
    ])
    let bundle = try #require(try known.bundle(at: place.inbox + "/old"))
    #expect(try known.isRenamed(bundle, besides: [place.inbox + "/old"]))
    #expect(try !known.isRenamed(bundle, besides: [place.inbox + "/old", place.inbox + "/new"]))
    let alone = try #require(try known.bundle(at: place.inbox + "/alone"))
    #expect(try !known.isRenamed(alone, besides: [place.inbox + "/alone"]))
  }

  @Test func `bundles are counted by what becomes of them`() throws {
    let known = try place.known([("a", stamp(1), .indexed)])
    try known.beginLook(isAtRest: true)
    known.count(.failed, after: nil)
    known.count(.failed, after: .indexed)
    #expect(known.presentCount == 2)
    #expect(known.failedCount == 2)
    known.count(.indexed, after: .failed)
    known.count(.gone, after: .failed)
    #expect(known.presentCount == 1)
    #expect(known.failedCount == 0)
    known.count(.indexed, after: .gone)
    #expect(known.presentCount == 2)
  }
}

extension Workplace {
  /// What is known of the inbox where its journal has these bundles, by their names.
  func known(_ bundles: [(name: String, stamp: BundleStamp, state: KnownBundle.State)]) throws(Failure) -> KnownBundles
  {
    let writer = try IndexWriter(path: database)
    try writer.note(bundles.map { (inbox + "/" + $0.name, $0.stamp, $0.state) })
    writer.close()
    return KnownBundles(try JournalReader(path: database), below: root)
  }
}

extension IndexWriter {
  /// Has the journal tell of bundles without articles, all with the same content.
  func note(_ bundles: [(path: String, stamp: BundleStamp, state: KnownBundle.State)]) throws(Failure) {
    let builder = BatchBuilder()
    for (path, stamp, state) in bundles {
      let bundle = Bundle(path: path, name: path, stamp: stamp)
      if state == .failed {
        builder.failed(bundle, hash: nil, Failure(.empty, subject: path, cause: "is empty", remedy: "fill it"))
      } else {
        builder.read(
          bundle, hash: ContentHash(high: 1, low: 2), reader: "text", readerVersion: 1, articles: [], failures: [])
      }
    }
    _ = try apply(builder.take())
    for (path, _, _) in bundles.filter({ $0.state == .gone }) { builder.gone(path: path, forget: false) }
    if builder.count > 0 { _ = try apply(builder.take()) }
  }
}
