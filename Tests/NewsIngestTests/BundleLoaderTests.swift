import Glibc
import NewsFiles
import NewsIndex
import NewsIngest
import NewsModel
import NewsReaders
import Testing

@Suite struct BundleLoaderTests {
  let place = Workplace()
  let loader = BundleLoader()

  @Test func `a file is loaded with its bytes, its name and the hash of its content`() throws {
    place.write("news/a.txt", "The ferry to Stonehaven is late.")
    let candidate = try place.candidate("news/a.txt")
    guard case .loaded(let bundle) = loader.load(candidate), case .file(let name, let stream) = bundle.content else {
      Issue.record("not loaded")
      return
    }
    let bytes = try stream.all(limit: 100, subject: name)
    #expect(name == "a.txt")
    #expect(String(decoding: bytes, as: UTF8.self) == "The ferry to Stonehaven is late.")
    #expect(bundle.hash == ContentHash(of: bytes))
    #expect(bundle.stamp == candidate.stamp)
  }

  @Test func `a large file is read from the disk as its bytes are asked for, and has the hash of all of them`() throws {
    let text = String(repeating: "The ferry to Stonehaven is late. ", count: 200_000)
    place.write("a.txt", text)
    guard case .loaded(let bundle) = loader.load(try place.candidate("a.txt")),
      case .file(_, let stream) = bundle.content
    else {
      Issue.record("not loaded")
      return
    }
    #expect(bundle.hash == ContentHash(of: Array(text.utf8)))
    #expect(try stream.head().count < text.utf8.count)
    #expect(try stream.all(limit: 1 << 30, subject: "a.txt") == Array(text.utf8))
    #expect(bundle.isUnchanged)
  }

  @Test func `a large file that is cut off while it is read is not of one piece`() throws {
    let file = place.write("a.txt", String(repeating: "The ferry to Stonehaven is late. ", count: 200_000))
    guard case .loaded(let bundle) = loader.load(try place.candidate("a.txt")),
      case .file(_, let stream) = bundle.content
    else {
      Issue.record("not loaded")
      return
    }
    truncate(file, 100_000)
    let failure = #expect(throws: Failure.self) { try stream.all(limit: 1 << 30, subject: "a.txt") }
    #expect(failure?.cause == "changed while it was being read")
    #expect(!bundle.isUnchanged)
  }

  @Test func `the hash of nothing is XXH3's own`() {
    #expect(ContentHash(of: [UInt8]()) == ContentHash(high: 0x99aa_06d3_0147_98d8, low: 0x6001_c324_468d_497f))
  }

  @Test func `a directory is loaded with its parts, of which only those that matter have bytes`() throws {
    place.write("flood/article.txt", "The river rose.")
    place.write("flood/meta.json", "{}")
    place.write("flood/river.jpg", "not read")
    guard case .loaded(let bundle) = loader.load(try place.candidate("flood")),
      case .directory(let name, let parts) = bundle.content
    else {
      Issue.record("not loaded")
      return
    }
    #expect(name == "flood")
    #expect(parts.map(\.name) == ["article.txt", "meta.json", "river.jpg"])
    #expect(parts.map { $0.bytes?.count } == [15, 2, nil])
  }

  @Test func `the hash of a directory changes with names and bytes, and not with their order`() {
    let a = Part(name: "a", bytes: [1, 2])
    let b = Part(name: "b", bytes: [3])
    #expect(ContentHash(of: [a, b]) == ContentHash(of: [b, a]))
    #expect(
      ContentHash(of: [a, b]) != ContentHash(of: [Part(name: "a", bytes: [1]), Part(name: "b", bytes: [2, 3])]))
    #expect(ContentHash(of: [a, b]) != ContentHash(of: [a, Part(name: "c", bytes: [3])]))
  }

  @Test func `a file that changed since it was seen is not settled`() throws {
    let file = place.write("a.txt", "first")
    let candidate = try place.candidate("a.txt")
    Workplace.put("second, and longer", at: RawPath(file))
    guard case .unsettled = loader.load(candidate, expecting: candidate.stamp) else {
      Issue.record("taken though it changed")
      return
    }
  }

  @Test func `a file that another was renamed over is not what was seen`() throws {
    place.write("a.txt", "12345")
    let candidate = try place.candidate("a.txt")
    place.deliver("a.txt", "54321")
    guard case .unsettled = loader.load(candidate, expecting: candidate.stamp) else {
      Issue.record("taken though it was replaced")
      return
    }
  }

  @Test func `new permissions do not make it another file`() throws {
    let file = place.write("a.txt")
    let candidate = try place.candidate("a.txt")
    chmod(file, 0o600)
    guard case .loaded = loader.load(candidate, expecting: candidate.stamp) else {
      Issue.record("not taken")
      return
    }
  }

  @Test func `a pipe put in a file's place does not hold up the loader`() throws {
    let file = place.write("a.txt")
    let candidate = try place.candidate("a.txt")
    unlink(file)
    mkfifo(file, 0o644)
    guard case .failed(let failure) = loader.load(candidate) else {
      Issue.record("not refused")
      return
    }
    #expect(failure.code == .notRegular)
  }

  @Test func `a link put in a file's place is not followed`() throws {
    let file = place.write("a.txt")
    let candidate = try place.candidate("a.txt")
    Workplace.put("secret", at: RawPath(place.path + "/secret"))
    unlink(file)
    symlink(place.path + "/secret", file)
    guard case .failed(let failure) = loader.load(candidate) else {
      Issue.record("followed")
      return
    }
    #expect(failure.code == .notRegular)
  }

  @Test func `a file that went away is told apart from one that fails`() throws {
    let file = place.write("a.txt")
    let candidate = try place.candidate("a.txt")
    unlink(file)
    guard case .vanished = loader.load(candidate) else {
      Issue.record("not vanished")
      return
    }
  }

  @Test func `more bytes than one bundle may have are refused with the figures`() throws {
    place.write("a.txt", String(repeating: "long ", count: 700_000))
    var limits = ReadingLimits()
    limits.bundleBytes = 2 << 20
    guard case .failed(let failure) = BundleLoader(limits: limits).load(try place.candidate("a.txt")) else {
      Issue.record("not refused")
      return
    }
    #expect(
      failure
        == Failure(
          .tooLarge, subject: place.inbox + "/a.txt", cause: "has 3 MB, more than the 2 MB that one bundle may have",
          remedy: "split it, or raise limits.bundle_size"))
  }

  @Test(.enabled(if: geteuid() != 0, "root may read everything"))
  func `a file that may not be read fails with what to do`() throws {
    chmod(place.write("a.txt"), 0)
    guard case .failed(let failure) = loader.load(try place.candidate("a.txt")) else {
      Issue.record("not refused")
      return
    }
    #expect(failure.code == .notPermitted)
  }
}
