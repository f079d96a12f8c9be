import Glibc
import NewsFiles
import NewsIngest
import NewsModel
import NewsReaders
import Testing

@Suite struct InboxScannerTests {
  let place = Workplace()

  private func names() throws -> [String] {
    try place.scan().candidates.map(\.name).sorted()
  }

  @Test func `files are found at every depth, with names relative to the inbox`() throws {
    place.write("a.txt")
    place.write("2031/05/b.txt")
    #expect(try names() == ["2031/05/b.txt", "a.txt"])
    #expect(try place.candidate("2031/05/b.txt").path == place.inbox + "/2031/05/b.txt")
  }

  @Test func `names that are not finished are not looked at, nor are directories of such names`() throws {
    for name in ["a.txt", ".a.txt", "b.part", "c.tmp", "d.crdownload", ".new/e.txt", "f.tmp/g.txt"] {
      place.write(name)
    }
    #expect(try names() == ["a.txt"])
  }

  @Test func `a directory with an article in it is one bundle, and nothing in it is another`() throws {
    place.write("flood/article.txt", "12345")
    place.write("flood/river.jpg", "123")
    place.write("flood/more/notes.txt", "1234567")
    let bundle = try place.candidate("flood")
    #expect(try names() == ["flood"])
    #expect(bundle.stamp.kind == .directory)
    #expect(bundle.stamp.size == 15)
  }

  @Test func `the inbox itself is never a bundle`() throws {
    place.write("article.txt")
    #expect(try names() == ["article.txt"])
  }

  @Test func `a symbolic link is named as a failure and not followed`() throws {
    mkdir(place.path + "/elsewhere", 0o755)
    Workplace.put("secret", at: RawPath(place.path + "/elsewhere/s.txt"))
    symlink(place.path + "/elsewhere", place.inbox + "/link")
    let link = try place.candidate("link")
    #expect(try names() == ["link"])
    #expect(link.defect?.code == .notRegular)
    #expect(
      link.defect?.description
        == "\(place.inbox)/link: is a symbolic link, which is not followed "
        + "(deliver the file itself, or index what it points at by name)")
  }

  @Test func `a named pipe is a failure and is never opened`() throws {
    mkfifo(place.inbox + "/pipe", 0o644)
    let pipe = try place.candidate("pipe")
    #expect(pipe.stamp.kind == .other)
    #expect(
      pipe.defect?.description
        == "\(place.inbox)/pipe: is a named pipe, which is not opened "
        + "(remove it from the inbox, or deliver a file in its place)")
  }

  @Test func `a socket is a failure`() throws {
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array((place.inbox + "/sock").utf8)) }
    let bound = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    try #require(bound == 0)
    #expect(try place.candidate("sock").defect?.cause == "is a socket, which is not opened")
  }

  @Test func `a name that is not UTF-8 is shown escaped and opened by its bytes`() throws {
    let raw = place.root.appending(Array("caf".utf8) + [0xE9])
    Workplace.put("Coffee prices rose.", at: raw)
    let candidate = try place.candidate("caf%E9")
    #expect(candidate.raw == raw)
    guard case .loaded(let bundle) = BundleLoader().load(candidate), case .file(let name, let stream) = bundle.content
    else {
      Issue.record("not loaded")
      return
    }
    let bytes = try stream.all(limit: 100, subject: name)
    #expect(String(decoding: bytes, as: UTF8.self) == "Coffee prices rose.")
  }

  @Test func `of two names that read alike the real one is taken`() throws {
    let odd = place.root.appending([0x61, 0xFF])
    Workplace.put("odd", at: odd)
    #expect(try place.scan().candidates.map(\.rawPath) == [odd])
    place.write("a%FF", "real")
    #expect(try place.scan().candidates.map(\.rawPath) == [nil])
  }

  @Test func `files below a directory whose name is not UTF-8 are found`() throws {
    let directory = place.root.appending([0xFE])
    _ = directory.withCString { mkdir($0, 0o755) }
    Workplace.put("x", at: directory.appending(Array("100%.txt".utf8)))
    let candidate = try place.candidate("%FE/100%.txt")
    #expect(candidate.raw == directory.appending(Array("100%.txt".utf8)))
    #expect(RawPath.existing(candidate.path) == candidate.raw)
  }

  @Test func `an inbox that is not there is an error`() {
    #expect(throws: Failure(.notFound, subject: "/no/inbox", cause: "does not exist", remedy: "check the name")) {
      try InboxScanner(root: RawPath("/no/inbox")).scan()
    }
  }

  @Test func `a look at one path gives a file, a tree, or nothing`() throws {
    place.write("a.txt")
    place.write("d/b.txt")
    place.write("d/e/c.txt")
    let scanner = InboxScanner(root: place.root)
    #expect(try scanner.look(at: place.root.appending("a.txt".utf8))?.candidates.map(\.name) == ["a.txt"])
    let below = try scanner.look(at: place.root.appending("d".utf8))
    #expect(below?.candidates.map(\.name).sorted() == ["d/b.txt", "d/e/c.txt"])
    #expect(try scanner.look(at: place.root.appending("z".utf8)) == nil)
  }

  @Test func `a directory is announced before it is read`() throws {
    place.write("d/b.txt")
    var announced: [String] = []
    let scanner = InboxScanner(
      root: place.root,
      willRead: { directory in
        announced.append(directory.text)
        // What comes between the announcement and the reading is seen.
        if directory.name.text == "d" { place.write("d/late.txt") }
      })
    let found = try scanner.scan().candidates.map(\.name).sorted()
    #expect(announced == [place.inbox, place.inbox + "/d"])
    #expect(found == ["d/b.txt", "d/late.txt"])
  }

  @Test func `nesting without end is cut off and told`() throws {
    let deep = (1...140).map { _ in "d" }.joined(separator: "/")
    place.write(deep + "/a.txt")
    let scan = try place.scan()
    #expect(scan.candidates.map(\.defect?.cause) == ["has too long a path for the system"])
    #expect(scan.blind.count == 1)
  }

  @Test(.enabled(if: geteuid() != 0, "root may read everything"))
  func `a directory that may not be read is a failure, and what is below it is not gone`() throws {
    place.write("shut/a.txt")
    chmod(place.inbox + "/shut", 0)
    let scan = try place.scan()
    #expect(scan.candidates.map(\.defect?.code) == [.notPermitted])
    #expect(scan.blind == [place.inbox + "/shut"])
  }
}
