internal import NewsModel

extension SettingDefinition {
  /// What one bundle may cost; sizes are in megabytes (of 2^20 bytes).
  package static let limits: [SettingDefinition] = [
    SettingDefinition(
      name: "limits.bundle_size", kind: .count(1...1_048_576), initial: .integer(1_024),
      description: "Megabytes that one bundle may have in the inbox."),
    SettingDefinition(
      name: "limits.file_size", kind: .count(1...2_047), initial: .integer(32),
      description: "Megabytes that a file or member may have in a format that is read as a whole."),
    SettingDefinition(
      name: "limits.archive_size", kind: .count(1...1_048_576), initial: .integer(256),
      description: "Megabytes that may come out of the archives of one bundle."),
    SettingDefinition(
      name: "limits.archive_ratio", kind: .count(2...100_000), initial: .integer(100),
      description: "How many times its own size an archive may unpack to."),
    SettingDefinition(
      name: "limits.archive_depth", kind: .count(1...16), initial: .integer(3),
      description: "How many archives may be in each other."),
    SettingDefinition(
      name: "limits.archive_entries", kind: .count(1...10_000_000), initial: .integer(10_000),
      description: "How many entries the archives of one bundle may have."),
    SettingDefinition(
      name: "limits.article_text", kind: .count(1...1_024), initial: .integer(8),
      description: "Megabytes of text that are taken of one article."),
    SettingDefinition(
      name: "limits.bundle_text", kind: .count(1...1_048_576), initial: .integer(64),
      description: "Megabytes of text that are taken of one bundle."),
    SettingDefinition(
      name: "limits.nesting", kind: .count(16...10_000), initial: .integer(1_000),
      description: "How many elements of HTML or XML may be in each other."),
    SettingDefinition(
      name: "limits.time", kind: .seconds(0.1...86_400), initial: .number(30),
      description: "Seconds that the reading of one bundle may take."),
    SettingDefinition(
      name: "limits.free_space", kind: .count(0...1_048_576), initial: .integer(64),
      description: "Megabytes that are left free on the database's disk: newsqd waits there until there is room."),
  ]
}

extension ReadingLimits {
  /// Puts the limits together from the settings' numbers.
  init(count: (String) -> Int, seconds: (String) -> Double) {
    self.init()
    func megabytes(_ name: String) -> Int { count("limits.\(name)") << 20 }
    bundleBytes = megabytes("bundle_size")
    fileBytes = megabytes("file_size")
    archiveBytes = megabytes("archive_size")
    archiveRatio = count("limits.archive_ratio")
    archiveDepth = count("limits.archive_depth")
    archiveEntries = count("limits.archive_entries")
    articleBytes = megabytes("article_text")
    bundleText = megabytes("bundle_text")
    nesting = count("limits.nesting")
    time = .seconds(seconds("limits.time"))
  }
}
