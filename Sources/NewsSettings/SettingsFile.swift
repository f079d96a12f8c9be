internal import Glibc
internal import NewsModel
internal import TOMLKit

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
    // The TOML library takes a C string: what follows a NUL would be lost in silence.
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
    do {
      root = try TOMLTable(string: text)
    } catch let error as TOMLParseError {
      let start = error.source.begin
      throw Failure(
        .badConfiguration, subject: "\(path):\(start.line)",
        cause: "not TOML at column \(start.column): \(error.description)", remedy: "correct that line")
    } catch {
      throw Failure(.badConfiguration, subject: path, cause: "not TOML: \(error)", remedy: "correct it")
    }
    let lines = SettingLines(text)
    var found = try values(of: root, section: nil, path: path, lines: lines)
    for section in SettingDefinition.sections {
      guard let value = root[section] else { continue }
      guard let table = value.table else {
        throw Failure(
          .badConfiguration, subject: lines.place(of: section, in: nil, path), cause: "'\(section)' is a section",
          remedy: "write [\(section)] on a line of its own, and its settings below it")
      }
      found += try values(of: table, section: section, path: path, lines: lines)
    }
    let programs = try root["readers"]?.table.map { section throws(Failure) in
      try ReaderSettings.readers(of: section, path: path, lines: lines, paths: paths)
    }
    return (found, programs ?? [])
  }

  private static func values(
    of table: TOMLTable, section: String?, path: String, lines: SettingLines
  ) throws(Failure) -> [(SettingDefinition, SettingValue)] {
    var found: [(SettingDefinition, SettingValue)] = []
    for key in table.keys.sorted() where section != nil || !SettingDefinition.sections.contains(key) {
      // A program of the user's, which has settings of its own.
      if section == "readers", table[key]?.table != nil { continue }
      let name = section.map { "\($0).\(key)" } ?? key
      let subject = lines.place(of: key, in: section, path)
      guard let definition = SettingDefinition.all.first(where: { $0.name == name }) else {
        throw Failure(.badConfiguration, subject: subject, cause: "no setting '\(name)'", remedy: remedy(for: name))
      }
      let value = table[key].flatMap(value)
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

  private static func value(_ node: any TOMLValueConvertible) -> SettingValue? {
    switch node.type {
    case .string: node.string.map { .text($0) }
    case .int: node.int.map { .integer($0) }
    case .double: node.double.map { .number($0) }
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
