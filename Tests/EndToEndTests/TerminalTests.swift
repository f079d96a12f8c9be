import Foundation
import Testing

/// What reaches a terminal, and a pipe.
@Suite(.ownThreads) struct TerminalTests {
  /// A terminal's end of a command's standard output.
  private func onTerminal(_ place: Place, _ command: String, adding: [String: String] = [:]) throws -> Outcome {
    try place.run(["script", "-qec", command, "/dev/null"], adding: adding.merging(["newsq": Program.newsq]) { $1 })
  }

  @Test func `colours are for terminals, and NO_COLOR turns them off`() throws {
    let place = try Place()
    try place.write("one.txt", Place.article("One", "a dunnock"))
    try place.once()
    let search = "\"$newsq\" dunnock"
    #expect(try onTerminal(place, search).text.contains("\u{1B}[1;33mdunnock\u{1B}[0m"))
    #expect(try !onTerminal(place, search, adding: ["NO_COLOR": "1"]).output.contains(0x1B))
    #expect(try !onTerminal(place, search, adding: ["TERM": "dumb"]).output.contains(0x1B))
    #expect(try !onTerminal(place, search + " --color never").output.contains(0x1B))
    #expect(try !place.newsq("dunnock").output.contains(0x1B))
    #expect(try place.newsq("--color", "always", "dunnock").text.contains("\u{1B}[1;33mdunnock\u{1B}[0m"))
    try place.configure("[search]\ncolor = \"never\"\n")
    #expect(try !onTerminal(place, search).output.contains(0x1B))
  }

  @Test func `no control character of an article reaches a terminal`() throws {
    let place = try Place()
    let nasty = "\u{1B}[31mred\u{1B}]0;title\u{7}\u{9B}2J\u{8}\u{7F}\u{202E}"
    let record: [String: Any] = [
      "id": "nasty\(nasty)", "title": "Siskin \(nasty) news",
      "body": "A siskin \(nasty) was seen.\r\nIt \(nasty) sang.",
      "source": "Post \(nasty)", "authors": ["Ann \(nasty)"], "url": "https://example.org/\(nasty)",
    ]
    try place.write("nasty.json", JSONSerialization.data(withJSONObject: record))
    try place.write("broken \u{1B}[31m.json", "{")
    try place.once()
    let id = try #require(try place.newsq("search", "--format", "jsonl", "siskin").records().first?["id"] as? Int)
    for command in [
      "siskin", "show \(id)", "show --format json \(id)", "failed", "failed --format json", "why \(id)", "status",
      "--format csv siskin", "--format trec siskin", "--format jsonl siskin", "--format json siskin",
      "--explain siskin",
      "extract \(place.inbox)",
    ] {
      let shown = try onTerminal(place, "\"$newsq\" \(command)", adding: ["NO_COLOR": "1"])
      // What reorders a line harms no program, and is data to it.
      let isForPeople = ["siskin", "show \(id)", "failed", "why \(id)", "status"].contains(command)
      let controls = shown.text.unicodeScalars.filter {
        ($0.value < 0x20 && $0 != "\n" && $0 != "\r" && $0 != "\t") || (0x7F..<0xA0).contains($0.value)
          || ($0.value == 0x202E && isForPeople)
      }
      #expect(shown.output.count > 0 && controls.isEmpty, "\(command): \(controls)")
    }
  }

  @Test func `a reader that goes away early ends newsq without a word`() throws {
    let place = try Place()
    let lines = (0..<3_000).map {
      #"{"id": "p\#($0)", "title": "Plover \#($0)", "body": "The plover was seen again."}"#
    }
    try place.write("plovers.jsonl", lines.joined(separator: "\n"))
    try place.once()
    for command in ["--format jsonl -n 3000 plover", "-n 3000 plover", "extract \"$NEWSQ_INBOX\""] {
      let outcome = try place.shell("\"$newsq\" \(command) | head -1; echo \"${PIPESTATUS[0]}\"")
      #expect(outcome.errors == "", "\(command)")
      #expect(outcome.lines.count == 2, "\(command)")
      #expect(["0", "141"].contains(outcome.lines.last), "\(command): \(outcome.lines)")
    }
  }

  @Test func `output that cannot be written is an error`() throws {
    let place = try Place()
    try place.write("one.txt", Place.article("One", "a dunnock"))
    try place.once()
    let outcome = try place.shell("\"$newsq\" dunnock >/dev/full")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("standard output"), "\(outcome.errors)")
  }
}
