internal import Glibc
package import NewsModel

extension Settings {
  /// Where the administrator's settings stand.
  package static let systemFile = "/etc/newsq/newsq.toml"

  /// Puts the settings together. Stronger first: the command line, the environment (`NEWSQ_DB`, `NEWSQ_INBOX`), the user's
  /// file (`$XDG_CONFIG_HOME/newsq/newsq.toml`, else under `~/.config`), the system's file, what is built in. `--config` or
  /// `NEWSQ_CONFIG` names a file that is read in place of both.
  ///
  /// Paths are made absolute: those of a file from the file's directory, others from `directory`.
  ///
  /// - Parameter directory: the working directory; nil asks the system.
  /// - Throws: `badConfiguration` for a file that cannot be read or is not TOML, and for unknown keys and wrong values.
  package static func load(
    overrides: SettingsOverrides = SettingsOverrides(), environment: [String: String],
    systemFile: String = Settings.systemFile, directory: String? = nil
  ) throws(Failure) -> Settings {
    let paths = SettingPaths(environment: environment, directory: directory ?? workingDirectory())
    var found: [String: Setting] = [:]
    func add(_ name: String, _ value: SettingValue, origin: String) {
      if found[name] == nil { found[name] = Setting(name: name, value: value, origin: origin) }
    }
    for (name, flag, path) in [("database", "--db", overrides.database), ("inbox", "--inbox", overrides.inbox)] {
      if let path { add(name, .text(try given(path, by: flag, paths)), origin: flag) }
    }
    for (name, variable) in [("database", "NEWSQ_DB"), ("inbox", "NEWSQ_INBOX")] {
      if let path = environment[variable], !path.isEmpty {
        add(name, .text(paths.absolute(path)), origin: "environment \(variable)")
      }
    }
    var files: [String] = []
    var programs: [ExternalReader] = []
    var programSettings: [Setting] = []
    for file in try candidates(overrides, paths, environment, systemFile: systemFile) {
      guard let text = try SettingsFile.text(at: file.path, isRequired: file.isRequired) else { continue }
      files.append(file.path)
      let contents = try SettingsFile.contents(of: text, path: file.path, paths)
      for (definition, value) in contents.values {
        add(definition.name, paths.resolved(value, of: definition, in: file.path), origin: file.path)
      }
      for program in contents.programs where !programs.contains(where: { $0.name == program.name }) {
        programs.append(program)
        programSettings += ReaderSettings.shown(program, origin: file.path)
      }
    }
    for definition in SettingDefinition.all {
      add(definition.name, paths.resolved(definition.initial, of: definition, in: nil), origin: "built-in")
    }
    return Settings(
      list: SettingDefinition.all.compactMap { found[$0.name] } + programSettings, programs: programs, files: files)
  }

  /// The configuration files to look at, strongest first.
  private static func candidates(
    _ overrides: SettingsOverrides, _ paths: SettingPaths, _ environment: [String: String], systemFile: String
  ) throws(Failure) -> [(path: String, isRequired: Bool)] {
    if let path = overrides.config { return [(try given(path, by: "--config", paths), true)] }
    if let path = environment["NEWSQ_CONFIG"], !path.isEmpty { return [(paths.absolute(path), true)] }
    let user = paths.configuration.map { ($0 + "/newsq/newsq.toml", false) }
    return (user.map { [$0] } ?? []) + [(systemFile, false)]
  }

  private static func given(_ path: String, by flag: String, _ paths: SettingPaths) throws(Failure) -> String {
    if path.isEmpty {
      throw Failure(
        .badConfiguration, subject: flag, cause: "the path is empty", remedy: "name a path, or leave it out")
    }
    return paths.absolute(path)
  }

  /// Every value of the list has been checked against its definition.
  private init(list: [Setting], programs: [ExternalReader], files: [String]) {
    var values: [String: SettingValue] = [:]
    for setting in list { values[setting.name] = setting.value }
    func text(_ name: String) -> String { values[name]?.text ?? "" }
    func number(_ name: String) -> Double {
      switch values[name] {
      case .number(let number): number
      case .integer(let number): Double(number)
      default: 0
      }
    }
    func count(_ name: String) -> Int {
      if case .integer(let number) = values[name] { number } else { 0 }
    }
    database = text("database")
    inbox = text("inbox")
    removed = Removed(rawValue: text("removed")) ?? .keep
    settle = number("settle")
    poll = number("poll")
    watch = Watch(rawValue: text("watch")) ?? .auto
    readers = count("readers.count")
    logLevel = LogLevel(rawValue: text("log_level")) ?? .info
    metricsFile = text("metrics_file")
    confine = Confine(rawValue: text("confine")) ?? .auto
    searchLimit = count("search.limit")
    searchColor = Color(rawValue: text("search.color")) ?? .auto
    searchMatch = Match(rawValue: text("search.match")) ?? .all
    searchHalfLife = number("search.half_life")
    searchTime = number("search.time")
    searchAliases = text("search.aliases")
    self.programs = programs
    limits = ReadingLimits(count: count, seconds: number)
    freeSpace = Int64(count("limits.free_space")) << 20
    self.list = list
    self.files = files
  }

  private static func workingDirectory() -> String {
    guard let path = getcwd(nil, 0) else { return "/" }
    defer { free(path) }
    return String(cString: path)
  }
}
