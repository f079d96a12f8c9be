internal import NewsModel
internal import NewsTOML

/// Reads the tables `[readers.NAME]`: programs of the user's.
enum ReaderSettings {
  /// What can be set of each, and what it must be.
  static let keys = [
    (name: "command", expectation: "a command line in quotes, or an array of the program and its arguments"),
    (name: "suffixes", expectation: "an array of endings of names, as [\"pdf\"]"),
    (name: "timeout", expectation: "a number of seconds from 0.1 to 3600"),
    (name: "memory", expectation: "a whole number of megabytes from 16 to 65536"),
    (name: "output", expectation: "a whole number of megabytes from 1 to 1024"),
  ]

  /// The readers in the section `[readers]`, by name.
  static func readers(
    of section: TOMLTable, path: String, lines: SettingLines, paths: SettingPaths
  ) throws(Failure) -> [ExternalReader] {
    var found: [ExternalReader] = []
    for member in section.members {
      guard let table = member.value.tableValue else { continue }
      let name = member.key
      let place = Place(name: name, path: path, lines: lines)
      guard name.utf8.count <= 32, !name.isEmpty, name.utf8.allSatisfy(isNameByte) else {
        throw place.failure(
          nil, "a reader's name is made of letters, digits, - and _, not \"\(name.prefix(40))\"", "rename it")
      }
      found.append(try reader(of: table, place, paths))
    }
    return found
  }

  /// A program's settings as `newsq config` shows them.
  static func shown(_ reader: ExternalReader, origin: String) -> [Setting] {
    let suffixes = reader.suffixes.map { $0.isEmpty ? "*" : $0 }.joined(separator: " ")
    let values: [(String, SettingValue)] = [
      ("command", .text(reader.command.joined(separator: " "))), ("suffixes", .text(suffixes)),
      ("timeout", .number(reader.timeout)), ("memory", .integer(reader.memory)), ("output", .integer(reader.output)),
    ]
    return values.map { Setting(name: "readers.\(reader.name).\($0.0)", value: $0.1, origin: origin) }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (97...122).contains(byte | 0x20) || (48...57).contains(byte) || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "_")
  }

  private static func reader(
    of table: TOMLTable, _ place: Place, _ paths: SettingPaths
  ) throws(Failure) -> ExternalReader {
    for key in table.members.map(\.key) where !keys.contains(where: { $0.name == key }) {
      let meant = nearest(to: key, among: keys.map(\.name))
      throw place.failure(
        key, "no setting 'readers.\(place.name).\(key)'",
        meant.map { "did you mean \($0)?" } ?? "a reader has \(keys.map(\.name).joined(separator: ", "))")
    }
    guard let written = table["command"] else {
      throw place.failure(nil, "readers.\(place.name) has no command", "set command = \"PROGRAM ARGUMENTS\"")
    }
    var reader = ExternalReader(name: place.name, command: try command(written, place, paths))
    if let written = table["suffixes"] {
      guard let suffixes = strings(written), !suffixes.isEmpty else { throw place.wrong("suffixes") }
      reader = ExternalReader(name: place.name, command: reader.command, suffixes: suffixes.map(suffix))
    }
    if let written = table["timeout"] {
      guard let timeout = written.doubleValue, (0.1...3_600).contains(timeout) else {
        throw place.wrong("timeout")
      }
      reader.timeout = timeout
    }
    if let written = table["memory"] {
      guard let memory = written.integerValue, (16...65_536).contains(memory) else { throw place.wrong("memory") }
      reader.memory = Int(memory)
    }
    if let written = table["output"] {
      guard let output = written.integerValue, (1...1_024).contains(output) else { throw place.wrong("output") }
      reader.output = Int(output)
    }
    return reader
  }

  /// The command's words; a program that is named with its path is made absolute as every path of the file.
  private static func command(
    _ written: TOMLValue, _ place: Place, _ paths: SettingPaths
  ) throws(Failure) -> [String] {
    guard var words = strings(written) ?? written.stringValue.flatMap(CommandWords.words), let program = words.first,
      !program.isEmpty
    else { throw place.wrong("command") }
    if program.contains("/") { words[0] = paths.absolute(program, from: SettingPaths.directory(of: place.path)) }
    return words
  }

  private static func strings(_ written: TOMLValue) -> [String]? {
    guard let array = written.arrayValue else { return nil }
    let strings = array.compactMap(\.stringValue)
    return strings.count == array.count ? strings : nil
  }

  /// `.PDF` and `*.pdf` mean `pdf`.
  private static func suffix(_ written: String) -> String {
    String(written.lowercased().drop { $0 == "*" || $0 == "." })
  }

  /// Where in which file a reader stands.
  private struct Place {
    let name: String
    let path: String
    let lines: SettingLines

    func failure(_ key: String?, _ cause: String, _ remedy: String) -> Failure {
      let subject = key.map { lines.place(of: $0, in: "readers.\(name)", path) }
      return Failure(
        .badConfiguration, subject: subject ?? lines.place(of: "readers.\(name)", in: nil, path), cause: cause,
        remedy: remedy)
    }

    func wrong(_ key: String) -> Failure {
      let expectation = keys.first { $0.name == key }?.expectation ?? ""
      return failure(key, "readers.\(name).\(key) must be \(expectation)", "correct it")
    }
  }
}
