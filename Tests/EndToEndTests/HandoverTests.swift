import Foundation
import Testing

/// newsq leaves the verbs that read bundles to the newsqd beside it.
@Suite(.ownThreads) struct HandoverTests {
  /// The libraries of the readers and of the daemon.
  private static let heavy = ["libxml2", "libcld2", "libsystemd"]

  @Test func `newsq loads no library of the readers`() throws {
    let place = try Place()
    let own = try place.shell(#"LD_TRACE_LOADED_OBJECTS=1 "$newsq""#).text
    let companions = try place.shell(#"LD_TRACE_LOADED_OBJECTS=1 "$newsqd""#).text
    #expect(own.contains("libsqlite3"))
    #expect(Self.heavy.filter { own.contains($0) } == [])
    #expect(Self.heavy.filter { !companions.contains($0) } == [])
  }

  @Test func `a newsq without its newsqd says so, and does the rest`() throws {
    let place = try Place()
    let article = try place.write("ferry.txt", Place.article("The ferry is late", "the ferry"))
    try place.once()
    let alone = place.path + "/newsq"
    // By a process of its own: a program that one of our own threads' children still holds open cannot be started.
    try #require(try place.run(["cp", Program.newsq, alone]).status == 0)
    for words in [["extract", article], ["index", article], ["reindex"]] {
      let outcome = try place.run([alone] + words)
      #expect(outcome.status == 2)
      #expect(
        outcome.errors == """
          newsq: \(place.path)/newsqd: is missing: newsq leaves the reading of files to it \
          (install newsq and newsqd of one version into one folder)\n
          """)
    }
    #expect(try place.run([alone, "ferry", "--count"]).text == "1\n")
    #expect(try place.run([alone, "status"]).status == 0)
    #expect(try place.run([alone, "index"]).errors.hasPrefix("newsq: missing expected argument"))
    #expect(try place.run([alone, "extract", "--help"]).text.hasPrefix("OVERVIEW: Print what bundles yield"))

    try place.write(place.path + "/newsqd", "no program")
    let refused = try place.run([alone, "reindex"])
    #expect(refused.status == 2)
    #expect(refused.errors.contains("newsqd: cannot be started: permission denied ("))
  }

  @Test func `newsq finds its newsqd through a link`() throws {
    let place = try Place()
    let article = try place.write("ferry.txt", Place.article("The ferry is late", "the ferry"))
    let link = place.path + "/find-news"
    symlink(Program.newsq, link)
    let outcome = try place.run([link, "extract", article])
    #expect(outcome.status == 0)
    #expect(try outcome.records().first?["title"] as? String == "The ferry is late")
  }

  @Test func `newsqd called newsq answers as newsq`() throws {
    let place = try Place()
    for words in ["extract --help", "help reindex", "index", "reindex --fall", "index --version"] {
      let own = try place.run([Program.newsq] + words.split(separator: " ").map(String.init))
      let handed = try place.shell(#"exec -a /usr/bin/newsq "$newsqd" \#(words)"#)
      #expect(handed.status == own.status, "\(words)")
      #expect(handed.text == own.text, "\(words)")
      #expect(handed.errors == own.errors, "\(words)")
    }
  }
}
