import Foundation
import Testing

/// The user's own list of names that mean the same.
@Suite(.ownThreads) struct AliasTests {
  @Test func `a list works at once, and a bad line of it is named`() throws {
    let place = try Place(configuration: "[search]\naliases = \"names\"\n")
    let names = place.path + "/home/.config/newsq/names"
    try Data("The storm reached Oldport at night.\n".utf8).write(to: URL(fileURLWithPath: place.inbox + "/a.txt"))
    try Data().write(to: URL(fileURLWithPath: names))
    try place.once()
    #expect(try place.newsq("Newhaven").status == 1)
    try Data("Newhaven = Oldport\n".utf8).write(to: URL(fileURLWithPath: names))
    #expect(try place.newsq("newhaven").status == 0)
    #expect(try place.newsq("newhaven", "--facet", "year").status == 0)
    #expect(try place.newsq("trend", "newhaven").status == 0)
    try Data("# towns\nNewhaven\n".utf8).write(to: URL(fileURLWithPath: names))
    let refused = try place.newsq("newhaven")
    #expect(refused.status == 78)
    #expect(
      refused.errors
        == "newsq: \(names):2: there is only one name (write names that mean the same with = between them, or # before a remark)\n"
    )
    unlink(names)
    #expect(try place.newsq("newhaven").status == 78)
  }
}
