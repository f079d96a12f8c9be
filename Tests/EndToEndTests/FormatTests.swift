import Foundation
import Testing

/// Databases of every format there was (Tests/Fixtures/formats), and files that are no index at all: each opens, or is
/// refused with a sentence, and stays as it is.
@Suite(.ownThreads) struct FormatTests {
  static let fixtures: [Int] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return files.compactMap { $0.hasSuffix(".db.gz") ? Int($0.dropLast(6)) : nil }.sorted()
  }()

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../Fixtures/formats").standardizedFileURL.path

  private func place() throws -> Place {
    let place = try Place()
    try place.deliver("bell.txt", Place.article("Bells", "a carillon"))
    return place
  }

  /// The format that this newsq writes.
  private func current(_ place: Place) throws -> Int {
    try place.once()
    return try #require(Int(try place.run(["sqlite3", place.database, "PRAGMA user_version"]).lines.first ?? ""))
  }

  @Test func `there is a fixture of every format before this one`() throws {
    let current = try current(place())
    #expect(Self.fixtures.starts(with: Array(1..<current)))
  }

  @Test(arguments: fixtures)
  func `a database of a released format opens, or is refused with a sentence and stays as it is`(format: Int) throws {
    let place = try place()
    let current = try current(place)
    let old = "\(place.path)/old.db"
    let unpacked = try place.shell("gzip -dc '\(Self.folder)/\(format).db.gz' > '\(old)'")
    try #require(unpacked.status == 0, "\(unpacked.errors)")
    if format == current {
      try opens(old, place)
    } else {
      let sentence = "its format is \(format), this newsq writes \(current) (move it away and index again)"
      try isRefused(old, sentence, place)
    }
  }

  @Test func `the README describes each table of this format, column by column`() throws {
    let place = try place()
    let current = try current(place)
    let readme = try String(contentsOfFile: "\(Self.folder)/../../../README.md", encoding: .utf8)
    #expect(readme.contains("format: \(current)."))
    let columns = try place.run([
      "sqlite3", place.database,
      """
      SELECT t.name, group_concat(c.name, ' ') FROM sqlite_schema AS t, pragma_table_info(t.name) AS c
        WHERE t.type IN ('table', 'view') AND t.name NOT LIKE 'search%' AND t.name NOT LIKE 'sqlite%' GROUP BY t.name
      """,
    ]).lines
    try #require(columns.count > 10)
    for line in columns {
      let (table, names) = (line.prefix { $0 != "|" }, line.drop { $0 != "|" }.dropFirst())
      let section = try #require(readme.components(separatedBy: "\n### `\(table)`\n").dropFirst().first, "\(table)")
      let rows = section.components(separatedBy: "\n#")[0].split(separator: "\n").filter { $0.hasPrefix("| `") }
      let described = rows.flatMap { row in
        row.split(separator: "|", omittingEmptySubsequences: false)[1].matches(of: /`([a-z_]+)`/).map(\.1)
      }
      #expect(described.joined(separator: " ") == names, "\(table)")
    }
  }

  @Test func `a database of a newer format is refused with a sentence and stays as it is`() throws {
    let place = try place()
    let current = try current(place)
    try #require(place.run(["sqlite3", place.database, "PRAGMA user_version = 99"]).status == 0)
    let sentence = "its format is 99, this newsq writes \(current) (use the newer newsq that wrote it)"
    try isRefused(place.database, sentence, place)
  }

  @Test(arguments: ["delete", "wal"])
  func `another program's database is refused with a sentence and stays as it is`(journal: String) throws {
    let place = try place()
    let other = "\(place.path)/other.db"
    let script =
      "PRAGMA journal_mode = \(journal); CREATE TABLE recipe (name TEXT); INSERT INTO recipe VALUES ('bread')"
    try #require(place.run(["sqlite3", other, script]).status == 0)
    try isRefused(other, "this is a database of another program (name the right file with --db)", place)
  }

  @Test func `a file that is no database is refused with a sentence and stays as it is`() throws {
    let place = try place()
    let text = try place.write(
      "\(place.path)/letter.txt", String(repeating: "Dear editor, the tower is still closed.\n", count: 40))
    let sentence = "this is no SQLite database (name the right file with --db, or move this one away and index again)"
    try isRefused(text, sentence, place)
  }

  @Test func `an empty file is an index that is still empty, and is filled`() throws {
    let place = try place()
    let file = try place.write("\(place.path)/empty.db", "")
    let sentence = "the index is still empty (start newsqd, or index a folder with newsq index DIR)"
    for arguments in [["carillon"], ["status"], ["doctor"], ["backup", "\(place.path)/copy.db"]] {
      let outcome = try place.run([Program.newsq] + arguments, adding: ["NEWSQ_DB": file])
      #expect(outcome.status == 3, "\(arguments)")
      #expect(outcome.errors == "newsq: \(file): \(sentence)\n", "\(arguments)")
    }
    #expect(try place.newsqd("--once", adding: ["NEWSQ_DB": file]).end().status == 0)
    #expect(try place.newsq("carillon", adding: ["NEWSQ_DB": file]).lines.first == "Bells")
  }

  // MARK: What each comes down to

  private func opens(_ file: String, _ place: Place) throws {
    let here = ["NEWSQ_DB": file]
    let found = try place.newsq("--format", "jsonl", "starling soot", adding: here)
    #expect(found.status == 0, "\(found.errors)")
    #expect(try found.records().first?["key"] as? String == "tag:panorama.example.org,2024:chapel-ceiling")
    #expect(try place.newsq("doctor", adding: here).text.contains("sound"))
    #expect(try place.newsq("status", adding: here).status == 0)
    #expect(try place.newsq("backup", "\(place.path)/copy.db", adding: here).status == 0)
    #expect(try place.newsq("starling", adding: ["NEWSQ_DB": "\(place.path)/copy.db"]).status == 0)
    #expect(try place.newsqd("--once", adding: here).end().status == 0)
    #expect(try place.newsq("carillon", adding: here).status == 0)
  }

  /// All verbs and newsqd say the sentence and end with 3; a new index beside the file is made as ever.
  private func isRefused(_ file: String, _ sentence: String, _ place: Place) throws {
    let before = try #require(FileManager.default.contents(atPath: file))
    let copy = "\(place.path)/copy.db"
    for arguments in [
      ["ferry"], ["status"], ["doctor"], ["backup", copy], ["failed"], ["show", "1"], ["index", place.inbox],
      ["reindex"],
    ] {
      let outcome = try place.run([Program.newsq] + arguments, adding: ["NEWSQ_DB": file])
      #expect(outcome.status == 3, "\(arguments): \(outcome.errors)")
      #expect(outcome.errors.contains("newsq: \(file): \(sentence)\n"), "\(arguments): \(outcome.errors)")
      // These two tell of newsqd and of the machine all the same.
      if !["status", "doctor"].contains(arguments[0]) { #expect(outcome.text == "", "\(arguments)") }
    }
    let daemon = try place.newsqd("--once", adding: ["NEWSQ_DB": file]).end()
    #expect(daemon.status == 3, "\(daemon.errors)")
    #expect(daemon.errors.contains("\(file): \(sentence)"), "\(daemon.errors)")
    #expect(FileManager.default.contents(atPath: file) == before)
    #expect(!FileManager.default.fileExists(atPath: copy))

    let beside = ["NEWSQ_DB": "\(place.path)/beside.db"]
    let rebuilt = try place.newsqd("--once", adding: beside).end()
    #expect(rebuilt.status == 0, "\(rebuilt.errors)")
    #expect(try place.newsq("carillon", adding: beside).lines.first == "Bells")
  }
}
