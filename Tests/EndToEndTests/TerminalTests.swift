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

  @Test func `a full page on a terminal tells how to get on, in a pipe it does not`() throws {
    let place = try Place()
    let lines = (0..<25).map { #"{"id": "p\#($0)", "title": "Plover \#($0)", "body": "The plover was seen again."}"# }
    try place.write("plovers.jsonl", lines.joined(separator: "\n"))
    try place.once()
    func last(_ arguments: String) throws -> String? {
      try onTerminal(place, "\"$newsq\" \(arguments)", adding: ["NO_COLOR": "1"]).text.split(
        whereSeparator: \.isNewline
      )
      .last.map(String.init)
    }
    #expect(try last("plover") == "newsq: results 1-10; more: --offset 10")
    #expect(try last("plover --offset 10") == "newsq: results 11-20; more: --offset 20")
    #expect(try last("plover --offset 20")?.contains("plover was seen") == true)
    #expect(try last("plover -n 25")?.contains("plover was seen") == true)
    #expect(try last("plover -n 24") == "newsq: results 1-24; more: --offset 24")
    #expect(try last("plover --format jsonl")?.hasPrefix("{") == true)
    let id = try #require(try place.newsq("search", "--format", "jsonl", "plover").records().first?["id"] as? Int)
    #expect(try last("similar \(id) -n 3") == "newsq: results 1-3; more: --offset 3")
    #expect(try last("plover --facet source -n 0")?.contains("more") == false)
    #expect(try place.newsq("plover").errors == "")
    #expect(try place.newsq("plover").lines.count { $0.hasPrefix("Plover ") } == 10)
  }

  @Test(arguments: ["20", "37", "80"])
  func `no line of an answer is wider than the terminal`(width: String) throws {
    let place = try Place()
    let record: [String: Any] = [
      "title": "A dunnock, 港口收费将于春季上涨 and a very-long-hyphenated-compound-word",
      "body": "A dunnock sang. 停靠港口的船只每吨须缴纳九克朗，港务局周三表示。费用须在通过船闸时缴清。Then the dunnock left the harbour.",
      "source": "The Very Long Gazette of Harrowmere", "date": "2025-02-12",
    ]
    try place.write("a.json", JSONSerialization.data(withJSONObject: record))
    try place.once()
    for command in ["dunnock", "dunnock --facet source", "trend dunnock --by day", "dunnock 港口 xylophone"] {
      let shown = try onTerminal(
        place, "\"$newsq\" \(command) 2>/dev/null", adding: ["NO_COLOR": "1", "COLUMNS": width])
      let lines = shown.text.split(whereSeparator: \.isNewline).filter { !$0.contains("/") }
      #expect(lines.count > 0)
      for line in lines {
        let columns = line.unicodeScalars.reduce(0) { $0 + ((0x2E80...0xFFE6).contains($1.value) ? 2 : 1) }
        #expect(columns <= Int(width)!, "\(command): \(line)")
      }
    }
  }

  @Test func `words are highlighted in the headline, too`() throws {
    let place = try Place()
    try place.write("one.txt", Place.article("A dunnock, and Dunnocks", "a dunnock"))
    try place.once()
    #expect(
      try place.newsq("--color", "always", "dunnock").text.hasPrefix(
        "\u{1B}[1mA \u{1B}[0m\u{1B}[1;33mdunnock\u{1B}[0m\u{1B}[1m, and \u{1B}[0m\u{1B}[1;33mDunnocks\u{1B}[0m\n"))
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
