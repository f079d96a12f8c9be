internal import Glibc
internal import NewsModel
internal import NewsTOML

/// Reads one configuration file.
enum SettingsFile {
  /// More than anyone writes by hand.
  private static let largest = 1 << 20

  /// The file's text, or nil where there is no such file and none is required.
  ///
  /// - Parameter choice: what names another file, for messages.
  static func text(at path: String, isRequired: Bool, choice: String = "--config") throws(Failure) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      let isMissing = errno == ENOENT || errno == ENOTDIR
      if isMissing && !isRequired { return nil }
      throw Failure(
        .badConfiguration, subject: path, cause: "cannot be opened: \(message(errno))",
        remedy: isMissing ? "name a file that is there" : "let this user read it, or name another with \(choice)")
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 16_384)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else {
        throw Failure(
          .badConfiguration, subject: path, cause: "cannot be read: \(message(errno))", remedy: "name a regular file")
      }
      if count == 0 { break }
      bytes += buffer[..<count]
      if bytes.count > largest {
        throw Failure(
          .badConfiguration, subject: path, cause: "larger than 1 MiB", remedy: "name a configuration file of newsq")
      }
    }
    // A NUL, which no TOML may hold, most often tells of UTF-16.
    guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
      throw Failure(.badConfiguration, subject: path, cause: "not text in UTF-8", remedy: "save it as UTF-8")
    }
    return text
  }

  /// What the text sets, in no order, and the programs it names.
  static func contents(
    of text: String, path: String, _ paths: SettingPaths
  ) throws(Failure) -> (values: [(SettingDefinition, SettingValue)], programs: [ExternalReader]) {
    let root: TOMLTable
    do throws(TOMLError) {
      root = try TOMLTable.parse(text)
    } catch {
      throw Failure(
        .badConfiguration, subject: "\(path):\(error.line)",
        cause: "not TOML at column \(error.column): \(error.description)", remedy: "correct that line")
    }
    let lines = SettingLines(text)
    var found = try values(of: root, section: nil, path: path, lines: lines)
    for section in SettingDefinition.sections {
      guard let value = root[section] else { continue }
      guard let table = value.tableValue else {
        throw Failure(
          .badConfiguration, subject: lines.place(of: section, in: nil, path), cause: "'\(section)' is a section",
          remedy: "write [\(section)] on a line of its own, and its settings below it")
      }
      found += try values(of: table, section: section, path: path, lines: lines)
    }
    let programs = try root["readers"]?.tableValue.map { section throws(Failure) in
      try ReaderSettings.readers(of: section, path: path, lines: lines, paths: paths)
    }
    return (found, programs ?? [])
  }

  private static func values(
    of table: TOMLTable, section: String?, path: String, lines: SettingLines
  ) throws(Failure) -> [(SettingDefinition, SettingValue)] {
    var found: [(SettingDefinition, SettingValue)] = []
    for member in table.members where section != nil || !SettingDefinition.sections.contains(member.key) {
      let key = member.key
      // A program of the user's, which has settings of its own.
      if section == "readers", member.value.tableValue != nil { continue }
      let name = section.map { "\($0).\(key)" } ?? key
      let subject = lines.place(of: key, in: section, path)
      guard let definition = SettingDefinition.all.first(where: { $0.name == name }) else {
        throw Failure(.badConfiguration, subject: subject, cause: "no setting '\(name)'", remedy: remedy(for: name))
      }
      let value = value(member.value)
      guard let value, definition.allows(value) else {
        let written = value.map { ", not \($0.literal)" } ?? ""
        throw Failure(
          .badConfiguration, subject: subject, cause: "\(name) must be \(definition.expectation)\(written)",
          remedy: "correct it, or leave it out for the default")
      }
      found.append((definition, value))
    }
    return found
  }

  private static func value(_ written: TOMLValue) -> SettingValue? {
    switch written {
    case .string(let text): .text(text)
    case .integer(let number): .integer(Int(number))
    case .number(let number): .number(number)
    default: nil
    }
  }

  /// The nearest setting's name, also where only the section is wrong.
  private static func remedy(for name: String) -> String {
    let names = SettingDefinition.all.map(\.name)
    let key = name.split(separator: ".").last.map(String.init) ?? name
    let meant =
      names.first { ($0.split(separator: ".").last.map(String.init) ?? $0) == key }
      ?? nearest(to: name, among: names + SettingDefinition.sections)
    return meant.map { "did you mean \($0)?" } ?? "newsq config lists all settings"
  }

  private static func message(_ code: Int32) -> String {
    String(cString: strerror(code)).lowercased()
  }
}
