import Glibc
import NewsFiles
import NewsIndex
import NewsIngest
import NewsModel
import NewsReaders
import Testing

@Suite(.timeLimit(.minutes(20))) struct DirectoryTreeTests {
  let place = Workplace()

  private func snapshot() {
    place.write("old/index.json", #"{"url": "https://merrow.example/harbour"}"#)
    place.write("old/headers.json", "{}")
    place.write("old/archive.org.txt", "")
    place.write("old/readability/article.json", "{}")
    place.write("old/readability/content.html", "<p>No ship leaves after nine.</p>")
    place.write("old/media/quay.jpg", "123")
  }

  private func load(_ name: String) throws -> [Part] {
    guard case .loaded(let bundle) = BundleLoader().load(try place.candidate(name)),
      case .directory(_, let parts) = bundle.content
    else {
      throw Failure(.notFound, subject: name, cause: "not loaded", remedy: "")
    }
    return parts
  }

  @Test func `what stands in a bundle's folders belongs to it`() throws {
    snapshot()
    #expect(try place.scan().candidates.map(\.name) == ["old"])
    let parts = try load("old")
    #expect(
      parts.map(\.name) == [
        "archive.org.txt", "headers.json", "index.json", "media/quay.jpg", "readability/article.json",
        "readability/content.html",
      ])
    #expect(parts.map { $0.bytes != nil } == [false, false, true, false, true, true])
    #expect(try place.candidate("old").stamp.size == 41 + 2 + 2 + 33 + 3)
  }

  @Test func `folders of pages are no bundle, and the pages are found`() throws {
    place.write("pages/index.md")
    place.write("pages/2025/harbour.md")
    #expect(try place.scan().candidates.map(\.name).sorted() == ["pages/2025/harbour.md", "pages/index.md"])
  }

  @Test func `a change deep in a bundle is another stamp and another hash`() throws {
    snapshot()
    let file = place.inbox + "/old/readability/content.html"
    place.age(file, by: 100)
    let before = try place.candidate("old")
    guard case .loaded(let first) = BundleLoader().load(before) else { throw Errno(ENOENT) }
    place.write("old/readability/content.html", "<p>No ship leaves after ten.</p>!")
    let after = try place.candidate("old")
    #expect(before.stamp != after.stamp)
    guard case .loaded(let second) = BundleLoader().load(after) else { throw Errno(ENOENT) }
    #expect(first.hash != second.hash)
    unlink(file)
    #expect(try place.candidate("old").stamp.size < after.stamp.size)
  }

  @Test func `no link in a bundle is followed, and unfinished names in it are not looked at`() throws {
    place.write("story/text.md", "# Harbour\n\nShut.")
    place.write("story/info.json", "{}")
    place.write("story/assets/a.png.part", "")
    mkdir(place.path + "/outside", 0o755)
    Workplace.put("secret", at: RawPath(place.path + "/outside/quay.png"))
    symlink(place.path + "/outside", place.inbox + "/story/images")
    symlink(place.path + "/outside/quay.png", place.inbox + "/story/quay.png")
    #expect(try load("story").map(\.name) == ["info.json", "text.md"])
  }

  @Test func `a folder that a link has taken the place of makes the bundle unsettled`() throws {
    snapshot()
    let candidate = try place.candidate("old")
    rename(place.inbox + "/old/readability", place.path + "/elsewhere")
    symlink(place.path + "/elsewhere", place.inbox + "/old/readability")
    guard case .unsettled = BundleLoader().load(candidate, expecting: candidate.stamp) else {
      Issue.record("taken though it changed")
      return
    }
    #expect(try load("old").map(\.name) == ["archive.org.txt", "headers.json", "index.json", "media/quay.jpg"])
  }

  @Test func `a change in a bundle's folder is seen by its event`() async throws {
    snapshot()
    try await RunningInbox.follow(place) { inbox in
      _ = try await inbox.observer.first("indexed", path: place.inbox + "/old")
      inbox.observer.forget()
      place.write("old/readability/content.html", "<p>No ship leaves after ten.</p>")
      _ = try await inbox.observer.first("indexed", path: place.inbox + "/old")
    }
    #expect(Array(try place.journal().paths) == [place.inbox + "/old"])
  }

  @Test func `a bundle with folders that is put together in place is one bundle`() async throws {
    try await RunningInbox.follow(place) { inbox in
      place.write("old/mercury/content.html", "<p>No ship leaves after nine.</p>")
      place.write("old/readability/content.html", "<p>No ship leaves after nine.</p>")
      place.write("old/index.json", #"{"url": "https://merrow.example/harbour"}"#)
      _ = try await inbox.observer.first("indexed", path: place.inbox + "/old")
    }
    #expect(Array(try place.journal().paths) == [place.inbox + "/old"])
  }
}
