import NewsModel
import NewsSettings
import Testing

@Suite struct `Programs that read what newsq does not` {
  func programs(_ text: String) throws -> [ExternalReader] {
    let place = try Workplace()
    try place.write(text, to: place.userFile)
    return try place.load().programs
  }

  @Test func `a reader has a command, and defaults for the rest`() throws {
    let readers = try programs("[readers.pdf]\ncommand = \"pdftotext -q - -\"")
    #expect(readers == [ExternalReader(name: "pdf", command: ["pdftotext", "-q", "-", "-"])])
    #expect(readers.first?.suffixes == ["pdf", ""])
    #expect(readers.first?.takesRest == true)
    #expect(readers.first?.timeout == 30)
    #expect(readers.first?.memory == 1_024)
    #expect(readers.first?.output == 64)
  }

  @Test func `everything can be set, beside the number of readers`() throws {
    let place = try Workplace()
    try place.write(
      """
      [readers]
      count = 3
      [readers.office]
      command = ["/usr/bin/office", "a b"]
      suffixes = [".DOCX", "odt", "*"]
      timeout = 5
      memory = 2048
      output = 8
      """, to: place.userFile)
    let settings = try place.load()
    #expect(settings.readers == 3)
    let reader = try #require(settings.programs.first)
    #expect(reader.command == ["/usr/bin/office", "a b"])
    #expect(reader.suffixes == ["docx", "odt", ""])
    #expect(reader.takesRest)
    #expect((reader.timeout, reader.memory, reader.output) == (5, 2_048, 8))
    #expect(settings.shown("readers.office.command") == ["/usr/bin/office a b", place.userFile])
    #expect(settings.shown("readers.office.suffixes")[0] == "docx odt *")
    #expect(settings.shown("readers.office.timeout")[0] == "5.0")
  }

  @Test(arguments: [
    (#"command = "a 'b c' \"d e\" f\\ g""#, ["a", "b c", "d e", "f g"]),
    (#"command = "a $HOME | b > c""#, ["a", "$HOME", "|", "b", ">", "c"]),
    (#"command = "a '' \"x\\\"y\"""#, ["a", "", "x\"y"]),
    (#"command = ["a", "b c"]"#, ["a", "b c"]),
  ])
  func `a command line is cut as a shell cuts it, and nothing else is done to it`(line: String, words: [String]) throws
  {
    #expect(try programs("[readers.odd]\n\(line)").first?.command == words)
  }

  @Test func `a program's path starts at the file's directory`() throws {
    let place = try Workplace()
    try place.write("[readers.odd]\ncommand = \"bin/odd -x\"\n[readers.own]\ncommand = \"~/own\"", to: place.systemFile)
    #expect(
      try place.load().programs.map(\.command) == [[place.path + "/etc/bin/odd", "-x"], [place.path + "/home/own"]])
  }

  @Test func `of two readers of one name that of the stronger file counts, as a whole`() throws {
    let place = try Workplace()
    try place.write("[readers.odd]\ncommand = \"mine\"", to: place.userFile)
    try place.write(
      "[readers.odd]\ncommand = \"its\"\ntimeout = 5\n[readers.pdf]\ncommand = \"pdf\"", to: place.systemFile)
    let programs = try place.load().programs
    #expect(programs.map(\.command) == [["mine"], ["pdf"]])
    #expect(programs.first?.timeout == 30)
  }

  @Test(arguments: [
    ("[readers.odd]\ntimeout = 5", "$:1: readers.odd has no command (set command = \"PROGRAM ARGUMENTS\")"),
    (
      "[readers.odd]\ncommand = \"a\"\ntimout = 5",
      "$:3: no setting 'readers.odd.timout' (did you mean timeout?)"
    ),
    (
      "[readers.odd]\ncommand = \"a\"\ncolour = 5",
      "$:3: no setting 'readers.odd.colour' (a reader has command, suffixes, timeout, memory, output)"
    ),
    (
      "[readers.odd]\ncommand = \"a 'b\"",
      "$:2: readers.odd.command must be a command line in quotes, or an array of the program and its arguments (correct it)"
    ),
    (
      "[readers.odd]\ncommand = [\"a\", 5]",
      "$:2: readers.odd.command must be a command line in quotes, or an array of the program and its arguments (correct it)"
    ),
    (
      "[readers.odd]\ncommand = \"a\"\nsuffixes = \"odd\"",
      "$:3: readers.odd.suffixes must be an array of endings of names, as [\"pdf\"] (correct it)"
    ),
    (
      "[readers.odd]\ncommand = \"a\"\ntimeout = 0",
      "$:3: readers.odd.timeout must be a number of seconds from 0.1 to 3600 (correct it)"
    ),
    (
      "[readers.odd]\ncommand = \"a\"\nmemory = 8",
      "$:3: readers.odd.memory must be a whole number of megabytes from 16 to 65536 (correct it)"
    ),
    (
      "[readers.odd]\ncommand = \"a\"\noutput = 1.5",
      "$:3: readers.odd.output must be a whole number of megabytes from 1 to 1024 (correct it)"
    ),
    (
      "[readers.'o d']\ncommand = \"a\"",
      "$: a reader's name is made of letters, digits, - and _, not \"o d\" (rename it)"
    ),
    (
      "readers = 4",
      "$:1: 'readers' is a section (write [readers] on a line of its own, and its settings below it)"
    ),
  ])
  func `what is refused`(text: String, message: String) throws {
    let place = try Workplace()
    try place.write(text, to: place.systemFile)
    #expect(place.failure() == "$/etc/newsq.toml" + message.dropFirst())
  }
}
