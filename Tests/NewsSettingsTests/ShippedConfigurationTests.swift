import Glibc
import NewsModel
import NewsSettings
import Testing

@Suite struct `The configuration that is shipped` {
  /// The repository's config/newsq.toml.
  static let path = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined() + "/config/newsq.toml"

  static func text() throws -> String {
    let file = try #require(fopen(path, "r"), "no \(path)")
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 100_000)
    let count = fread(&bytes, 1, bytes.count, file)
    return String(decoding: bytes[..<count], as: UTF8.self)
  }

  @Test func `serves the system's daemon`() throws {
    let settings = try Settings.load(environment: [:], systemFile: Self.path, directory: "/")
    #expect(settings.database == "/var/lib/newsq/index.db")
    #expect(settings.inbox == "/var/lib/newsq/inbox")
    let others = settings.list.filter { !["database", "inbox"].contains($0.name) }
    #expect(others.allSatisfy { $0.origin == "built-in" })
  }

  @Test(arguments: SettingDefinition.all.map(\.name))
  func `documents every setting with its default`(name: String) throws {
    let definition = try #require(SettingDefinition.all.first { $0.name == name })
    var section = ""
    var comment: [Substring] = []
    for line in try Self.text().split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("["), line.hasSuffix("]") { section = line.dropFirst().dropLast() + "." }
      if line.isEmpty { comment = [] }
      if line.hasPrefix("# ") { comment.append(line.dropFirst(2)) }
      let isCommented = line.hasPrefix("#") && !line.hasPrefix("# ")
      let parts = (isCommented ? line.dropFirst() : line).split(separator: " = ")
      guard parts.count == 2, section + parts[0] == name else { continue }
      #expect(comment.first.map(String.init) == definition.description)
      if case .path = definition.kind {
        let initial = definition.initial.text.split(separator: "$data", omittingEmptySubsequences: false).joined(
          separator: "~/.local/share")
        #expect(comment.contains { $0.contains("\"\(initial)\"") })
      } else {
        #expect(String(parts[1]) == definition.initial.literal)
        #expect(isCommented)
      }
      if case .choice(let values) = definition.kind {
        for value in values { #expect(comment.contains { $0.contains("\"\(value)\"") }, "\(value)") }
      }
      return
    }
    Issue.record("\(name) is not in config/newsq.toml")
  }

  @Test func `is valid with every default uncommented`() throws {
    let lines = try Self.text().split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.hasPrefix("#") && !line.hasPrefix("# ") && line.contains(" = ") ? line.dropFirst() : line
    }
    let place = try Workplace()
    try place.write(lines.joined(separator: "\n"), to: place.systemFile)
    let settings = try place.load()
    #expect(settings.list.allSatisfy { $0.origin == place.systemFile })
    for definition in SettingDefinition.all where !["database", "inbox"].contains(definition.name) {
      #expect(settings.shown(definition.name).first == definition.initial.text)
    }
  }
}
