/// Turns paths as written into absolute ones.
struct SettingPaths {
  /// `HOME`, where it is an absolute path.
  let home: String?
  /// Where the user's settings stand, after the XDG base directory specification: a relative path in the variable is
  /// ignored.
  let configuration: String?
  /// Where the user's data stand. Who has no home is a service of the system.
  let data: String
  let directory: String

  init(environment: [String: String], directory: String) {
    func absolute(_ variable: String) -> String? {
      guard let path = environment[variable], path.hasPrefix("/") else { return nil }
      return Self.withoutLastSlash(path)
    }
    let home = absolute("HOME")
    func below(_ path: String) -> String? { home.map { ($0 == "/" ? "" : $0) + path } }
    self.home = home
    self.directory = directory
    configuration = absolute("XDG_CONFIG_HOME") ?? below("/.config")
    data = absolute("XDG_DATA_HOME") ?? below("/.local/share") ?? "/var/lib"
  }

  /// A path made absolute: `~` is the home directory, relative paths go from `base`, or from the working directory.
  func absolute(_ path: String, from base: String? = nil) -> String {
    if let home, path == "~" || path.hasPrefix("~/") { return home + path.dropFirst() }
    if path.hasPrefix("/") { return path }
    var rest = Substring(path)
    while rest.hasPrefix("./") { rest = rest.dropFirst(2) }
    let start = Self.withoutLastSlash(base ?? directory)
    if rest == "." || rest.isEmpty { return start }
    return start == "/" ? "/" + rest : "\(start)/\(rest)"
  }

  /// A value of the file (nil: built in) with its path made absolute, where it is one.
  func resolved(_ value: SettingValue, of definition: SettingDefinition, in file: String?) -> SettingValue {
    guard case .text(let path) = value else { return value }
    switch definition.kind {
    case .path: break
    case .optionalPath where !path.isEmpty: break
    default: return value
    }
    guard let file else {
      return .text(path.hasPrefix("$data") ? data + path.dropFirst("$data".count) : path)
    }
    return .text(absolute(path, from: Self.directory(of: file)))
  }

  /// The directory that a file stands in.
  static func directory(of file: String) -> String {
    let slash = file.lastIndex(of: "/") ?? file.startIndex
    return slash == file.startIndex ? "/" : String(file[..<slash])
  }

  private static func withoutLastSlash(_ path: String) -> String {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }
}
