import Glibc
import NewsModel
import NewsSettings
import Testing

@Suite struct AliasFiles {
  @Test func `the usual file need not be there, and one that is named must`() throws {
    let place = try Workplace()
    #expect(try place.load().searchAliases == "/etc/newsq/aliases")
    try place.write("[search]\naliases = \"names\"", to: place.userFile)
    let settings = try place.load()
    let folder = String(place.userFile.dropLast("newsq.toml".count))
    #expect(settings.searchAliases == folder + "names")
    let failure = #expect(throws: Failure.self) { try settings.aliasText() }
    #expect(failure?.code == .badConfiguration)
    #expect(failure?.subject == folder + "names")
    #expect(failure?.cause == "cannot be opened: no such file or directory")
    try place.write("Kyiv = Kiev\n", to: folder + "names")
    #expect(try settings.aliasText() == "Kyiv = Kiev\n")
    unlink(folder + "names")
  }
}
