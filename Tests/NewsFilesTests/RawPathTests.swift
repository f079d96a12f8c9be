import NewsFiles
import Testing

@Suite struct RawPathTests {
  @Test func `a path in UTF-8 reads as it stands, percent signs and all`() {
    #expect(RawPath("/inbox/Šumava 100%C3.txt").text == "/inbox/Šumava 100%C3.txt")
    #expect(RawPath.unescaped("/inbox/Šumava 100%.txt") == nil)
  }

  @Test func `bytes that are not UTF-8 are escaped and found again`() {
    let raw = RawPath(bytes: Array("/in%FFbox/50% caf".utf8) + [0xE9, 0xC3] + Array("é.txt".utf8))
    #expect(raw.text == "/in%FFbox/50%25 caf%E9%C3é.txt")
    #expect(RawPath.unescaped(raw.text) == nil || RawPath.unescaped(raw.text)?.text == raw.text)
    let simple = RawPath(bytes: Array("/inbox/caf".utf8) + [0xE9])
    #expect(RawPath.unescaped(simple.text) == simple)
  }

  @Test(arguments: [
    ("/a/b/c", "/a/b", "c"), ("/a", "/", "a"),
  ])
  func `a path has a parent and a name`(path: String, parent: String, name: String) {
    #expect(RawPath(path).parent.text == parent)
    #expect(RawPath(path).name.text == name)
  }

  @Test func `a sibling with a longer name is not inside`() {
    #expect(RawPath("/inbox/a").isInside(RawPath("/inbox")))
    #expect(RawPath("/inbox").isInside(RawPath("/inbox")))
    #expect(!RawPath("/inbox2/a").isInside(RawPath("/inbox")))
    #expect(RawPath("/inbox").isInside(RawPath("/")))
  }

  @Test func `a path that does not exist yet is made canonical as far as it does`() {
    #expect(RawPath("/usr/./bin/../not/there/").canonical.text == "/usr/not/there")
  }
}
