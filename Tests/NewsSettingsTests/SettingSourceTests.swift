import NewsModel
import NewsSettings
import Testing

@Suite struct `Where settings come from` {
  @Test func `without any file everything is built in`() throws {
    let place = try Workplace()
    let settings = try place.load()
    #expect(settings.database == place.path + "/home/.local/share/newsq/index.db")
    #expect(settings.inbox == place.path + "/home/.local/share/newsq/inbox")
    #expect(settings.removed == .keep)
    #expect(settings.settle == 1)
    #expect(settings.poll == 30)
    #expect(settings.watch == .auto)
    #expect(settings.readers == 0)
    #expect(settings.logLevel == .info)
    #expect(settings.searchLimit == 10)
    #expect(settings.searchColor == .auto)
    #expect(settings.searchMatch == .all)
    #expect(settings.files == [])
    #expect(settings.list.map(\.name) == SettingDefinition.all.map(\.name))
    #expect(settings.list.allSatisfy { $0.origin == "built-in" })
    #expect(settings.shown("settle") == ["1.0", "built-in"])
  }

  @Test func `what is built in are the limits of those who read without settings`() throws {
    #expect(try Workplace().load().limits == ReadingLimits())
  }

  @Test func `each setting can be set`() throws {
    let place = try Workplace()
    try place.write(
      """
      database = "/d.db"
      inbox = "/in"
      removed = "forget"
      settle = 0.25
      poll = 60
      watch = "poll"
      readers.count = 3
      log_level = "warning"
      metrics_file = "/m.prom"
      confine = "require"
      [search]
      limit = 25
      color = "never"
      match = "any"
      half_life = 7
      time = 2.5
      aliases = "/names"
      [limits]
      bundle_size = 11
      file_size = 12
      archive_size = 13
      archive_ratio = 14
      archive_depth = 15
      archive_entries = 16
      article_text = 17
      bundle_text = 19
      free_space = 21
      nesting = 18
      time = 1.5
      """, to: place.userFile)
    let settings = try place.load()
    #expect(settings.database == "/d.db")
    #expect(settings.inbox == "/in")
    #expect(settings.removed == .forget)
    #expect(settings.settle == 0.25)
    #expect(settings.poll == 60)
    #expect(settings.watch == .poll)
    #expect(settings.readers == 3)
    #expect(settings.logLevel == .warning)
    #expect(settings.metricsFile == "/m.prom")
    #expect(settings.confine == .require)
    #expect(settings.searchLimit == 25)
    #expect(settings.searchColor == .never)
    #expect(settings.searchMatch == .any)
    #expect(settings.searchHalfLife == 7)
    #expect(settings.searchTime == 2.5)
    #expect(settings.searchAliases == "/names")
    let limits = settings.limits
    #expect([limits.bundleBytes, limits.fileBytes, limits.archiveBytes] == [11 << 20, 12 << 20, 13 << 20])
    #expect([limits.archiveRatio, limits.archiveDepth, limits.archiveEntries] == [14, 15, 16])
    #expect([limits.articleBytes, limits.bundleText, limits.nesting] == [17 << 20, 19 << 20, 18])
    #expect(settings.freeSpace == 21 << 20)
    #expect(limits.time == .milliseconds(1_500))
    #expect(settings.list.allSatisfy { $0.origin == place.userFile })
  }

  @Test func `flags beat the environment, that the user's file, that the system's, that what is built in`() throws {
    let place = try Workplace()
    #expect(try place.load().shown("database")[1] == "built-in")
    try place.write("database = '/system.db'\npoll = 7.5", to: place.systemFile)
    #expect(try place.load().shown("database") == ["/system.db", place.systemFile])
    try place.write("database = '/user.db'\nsettle = 1", to: place.userFile)
    #expect(try place.load().shown("database") == ["/user.db", place.userFile])
    place.environment["NEWSQ_DB"] = "/environment.db"
    #expect(try place.load().shown("database") == ["/environment.db", "environment NEWSQ_DB"])
    let settings = try place.load(SettingsOverrides(database: "/flag.db"))
    #expect(settings.shown("database") == ["/flag.db", "--db"])
    #expect(settings.shown("poll") == ["7.5", place.systemFile])
    #expect(settings.shown("settle") == ["1", place.userFile])
    #expect(settings.settle == 1)
    #expect(settings.files == [place.userFile, place.systemFile])
  }

  @Test func `the inbox too is set by environment and flag`() throws {
    let place = try Workplace()
    place.environment["NEWSQ_INBOX"] = "in"
    #expect(try place.load().shown("inbox") == [place.path + "/work/in", "environment NEWSQ_INBOX"])
    #expect(try place.load(SettingsOverrides(inbox: "/x")).shown("inbox") == ["/x", "--inbox"])
  }

  @Test func `a named configuration file is read in place of both`() throws {
    let place = try Workplace()
    try place.write("poll = 1\nsettle = 5", to: place.systemFile)
    try place.write("poll = 2", to: place.userFile)
    let other = place.path + "/etc/other.toml"
    try place.write("poll = 3", to: other)
    let settings = try place.load(SettingsOverrides(config: "../etc/other.toml"))
    #expect(settings.poll == 3)
    #expect(settings.settle == 1)
    #expect(settings.files == [place.path + "/work/../etc/other.toml"])
    place.environment["NEWSQ_CONFIG"] = other
    #expect(try place.load().shown("poll") == ["3", other])
    #expect(try place.load(SettingsOverrides(config: place.userFile)).poll == 2)
  }

  @Test func `an empty variable counts as unset`() throws {
    let place = try Workplace()
    place.environment["NEWSQ_DB"] = ""
    place.environment["NEWSQ_CONFIG"] = ""
    #expect(try place.load().shown("database")[1] == "built-in")
  }

  @Test func `relative paths go from the file's directory, or from the working directory`() throws {
    let place = try Workplace()
    try place.write("database = 'data/a.db'\ninbox = '~/in'", to: place.systemFile)
    #expect(try place.load().database == place.path + "/etc/data/a.db")
    #expect(try place.load().inbox == place.path + "/home/in")
    #expect(try place.load(SettingsOverrides(database: "./a.db")).database == place.path + "/work/a.db")
    #expect(try place.load(SettingsOverrides(database: "~/a.db")).database == place.path + "/home/a.db")
    #expect(try place.load(SettingsOverrides(inbox: ".")).inbox == place.path + "/work")
    place.environment["NEWSQ_DB"] = "b.db"
    #expect(try place.load().database == place.path + "/work/b.db")
  }

  @Test func `no metrics file is none in any directory`() throws {
    let place = try Workplace()
    try place.write("", to: place.userFile)
    #expect(try place.load().metricsFile == "")
    try place.write("metrics_file = \"\"\n", to: place.userFile)
    #expect(try place.load().metricsFile == "")
  }

  @Test func `the XDG directories are followed, relative ones ignored`() throws {
    let place = try Workplace()
    place.environment["XDG_DATA_HOME"] = "/data/"
    #expect(try place.load().database == "/data/newsq/index.db")
    place.environment["XDG_DATA_HOME"] = "data"
    #expect(try place.load().database == place.path + "/home/.local/share/newsq/index.db")
    try place.write("poll = 2", to: place.userFile)
    place.environment["XDG_CONFIG_HOME"] = place.path + "/home/.config"
    place.environment["HOME"] = "/nowhere"
    #expect(try place.load().poll == 2)
  }

  @Test func `who has no home uses the system's directory`() throws {
    let place = try Workplace()
    place.environment = [:]
    #expect(try place.load().database == "/var/lib/newsq/index.db")
    #expect(try place.load().inbox == "/var/lib/newsq/inbox")
  }
}
