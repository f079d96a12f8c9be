import Glibc
import NewsModel
import NewsSettings
import Testing

@Suite struct `What a configuration is refused for` {
  @Test(arguments: [
    ("\n# a comment\ndatabse = '/x'", "$:3: no setting 'databse' (did you mean database?)"),
    ("poll = 5\r\ndatabse = '/x'\r\n", "$:2: no setting 'databse' (did you mean database?)"),
    ("colour = 'auto'", "$:1: no setting 'colour' (newsq config lists all settings)"),
    ("limit = 5", "$:1: no setting 'limit' (did you mean search.limit?)"),
    ("[search]\n limits = 5", "$:2: no setting 'search.limits' (did you mean search.limit?)"),
    ("[search]\npoll = 5", "$:2: no setting 'search.poll' (did you mean poll?)"),
    ("search.colour = 'auto'", "$:1: no setting 'search.colour' (did you mean search.color?)"),
    ("poll = 3\n[serch]\nlimit = 5", "$:2: no setting 'serch' (did you mean search?)"),
    (
      "search = 5",
      "$:1: 'search' is a section (write [search] on a line of its own, and its settings below it)"
    ),
    (
      "[[search]]\nlimit = 5",
      "$:1: 'search' is a section (write [search] on a line of its own, and its settings below it)"
    ),
    (
      "settle = 'long'",
      "$:1: settle must be a number of seconds from 0.0 to 3600.0, not \"long\" (correct it, or leave it out for the default)"
    ),
    (
      "poll = 0",
      "$:1: poll must be a number of seconds from 0.1 to 86400.0, not 0 (correct it, or leave it out for the default)"
    ),
    (
      "poll = nan",
      "$:1: poll must be a number of seconds from 0.1 to 86400.0, not nan (correct it, or leave it out for the default)"
    ),
    (
      "settle = -1.5",
      "$:1: settle must be a number of seconds from 0.0 to 3600.0, not -1.5 (correct it, or leave it out for the default)"
    ),
    (
      "readers.count = 2.5",
      "$:1: readers.count must be a whole number from 0 to 256, not 2.5 (correct it, or leave it out for the default)"
    ),
    (
      "[readers]\ncount = true",
      "$:2: readers.count must be a whole number from 0 to 256 (correct it, or leave it out for the default)"
    ),
    (
      "\"removed\" = 'Keep'",
      "$:1: removed must be one of \"keep\", \"forget\", not \"Keep\" (correct it, or leave it out for the default)"
    ),
    (
      "[search]\n\nlimit = 0",
      "$:3: search.limit must be a whole number from 1 to 100000, not 0 (correct it, or leave it out for the default)"
    ),
    (
      "database = ''",
      "$:1: database must be the path of a file or directory, in quotes, not \"\" (correct it, or leave it out for the default)"
    ),
    (
      "inbox = 2025-01-01",
      "$:1: inbox must be the path of a file or directory, in quotes (correct it, or leave it out for the default)"
    ),
  ])
  func `keys and values`(text: String, message: String) throws {
    let place = try Workplace()
    try place.write(text, to: place.systemFile)
    let expected = "$/etc/newsq.toml" + message.dropFirst()
    #expect(place.failure() == expected)
  }

  @Test func `a weaker file is checked too`() throws {
    let place = try Workplace()
    try place.write("poll = 5", to: place.userFile)
    try place.write("pol = 5", to: place.systemFile)
    #expect(place.failure() == "$/etc/newsq.toml:1: no setting 'pol' (did you mean poll?)")
  }

  @Test func `what is not TOML is shown with line and column`() throws {
    let place = try Workplace()
    try place.write("poll = 5\nsettle 3\n", to: place.systemFile)
    let failure = try #require(place.failure())
    #expect(failure.hasPrefix("$/etc/newsq.toml:2: not TOML at column 8: "), "\(failure)")
    #expect(failure.hasSuffix(" (correct that line)"), "\(failure)")
  }

  @Test func `a named file that is not there`() throws {
    let place = try Workplace()
    let message = "$/work/none.toml: cannot be opened: no such file or directory (name a file that is there)"
    #expect(place.failure(SettingsOverrides(config: "none.toml")) == message)
    place.environment["NEWSQ_CONFIG"] = "none.toml"
    #expect(place.failure() == message)
  }

  @Test func `a directory in place of a file`() throws {
    let place = try Workplace()
    #expect(
      place.failure(SettingsOverrides(config: "/tmp"))
        == "/tmp: cannot be read: is a directory (name a regular file)")
  }

  @Test func `a file that the user may not read`() throws {
    // A file that refers to itself cannot be opened by anyone, root included.
    let place = try Workplace()
    symlink("newsq.toml", place.systemFile)
    #expect(
      place.failure()
        == "$/etc/newsq.toml: cannot be opened: too many levels of symbolic links "
        + "(let this user read it, or name another with --config)")
  }

  @Test func `a file that is not text, or far too large`() throws {
    let place = try Workplace()
    for bytes: [UInt8] in [[0x70, 0xFF], Array("poll = 5\0settle = 3".utf8)] {
      try place.write(bytes, to: place.systemFile)
      #expect(place.failure() == "$/etc/newsq.toml: not text in UTF-8 (save it as UTF-8)")
    }
    try place.write([UInt8](repeating: 0x23, count: 1_048_577), to: place.systemFile)
    #expect(place.failure() == "$/etc/newsq.toml: larger than 1 MiB (name a configuration file of newsq)")
  }

  @Test func `empty paths on the command line`() throws {
    let place = try Workplace()
    #expect(place.failure(SettingsOverrides(database: "")) == "--db: the path is empty (name a path, or leave it out)")
    #expect(place.failure(SettingsOverrides(inbox: "")) == "--inbox: the path is empty (name a path, or leave it out)")
    #expect(
      place.failure(SettingsOverrides(config: "")) == "--config: the path is empty (name a path, or leave it out)")
  }
}
