import Glibc
import NewsFiles
import NewsIngest
import NewsModel
import Testing

@Suite struct IndexPathsTests {
  let place = Workplace()

  @Test func `a path in the inbox is named from the inbox`() {
    let file = place.write("2031/a.txt")
    let paths = IndexPaths(named: [file, place.inbox + "/2031", place.inbox], inbox: place.inbox)
    #expect(paths.candidates.map(\.name) == ["2031/a.txt"])
    #expect(paths.failures.isEmpty)
  }

  @Test func `elsewhere a file has its own name and what is in a directory is named from there`() {
    let file = place.write("2031/a.txt")
    #expect(IndexPaths(named: [file]).candidates.map(\.name) == ["a.txt"])
    #expect(IndexPaths(named: [place.inbox]).candidates.map(\.name) == ["2031/a.txt"])
    #expect(IndexPaths(named: [file], inbox: "/no/inbox").candidates.map(\.name) == ["a.txt"])
  }

  @Test func `a name that is no text may be given as the journal writes it`() {
    let raw = RawPath(place.inbox).appending(Array("caf".utf8) + [0xE9])
    Workplace.put("A quiet day in Harrowmere.", at: raw)
    let paths = IndexPaths(named: [place.inbox + "/caf%E9"])
    #expect(paths.candidates.map(\.raw) == [raw])
    #expect(paths.failures.isEmpty)
  }

  @Test func `a directory that is a bundle is taken as one`() {
    place.write("flood/article.txt")
    let paths = IndexPaths(named: [place.inbox + "/flood/"])
    #expect(paths.candidates.map(\.name) == ["flood"])
    #expect(paths.candidates.map(\.path) == [place.inbox + "/flood"])
  }

  @Test func `a link that is named is followed`() {
    let file = place.write("a.txt")
    symlink(file, place.path + "/link")
    #expect(IndexPaths(named: [place.path + "/link"]).candidates.map(\.path) == [file])
  }

  @Test func `what is not there is a failure, and the rest is taken`() {
    let file = place.write("a.txt")
    let paths = IndexPaths(named: ["/not/there", file])
    #expect(paths.candidates.count == 1)
    #expect(
      paths.failures == [
        Failure(.notFound, subject: "/not/there", cause: "does not exist", remedy: "check the name")
      ])
  }
}
