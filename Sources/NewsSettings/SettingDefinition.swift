/// What there is to set: the one table that the reading, `newsq config` and the test of config/newsq.toml go by.
package struct SettingDefinition: Sendable {
  /// What a value must be.
  package enum Kind: Sendable {
    /// A file or directory; `~` stands for the home directory, and the default's `$data` for the user's data directory.
    case path
    /// The same, or nothing.
    case optionalPath
    case choice([String])
    /// Numbers with or without a fraction.
    case seconds(ClosedRange<Double>)
    case days(ClosedRange<Double>)
    case count(ClosedRange<Int>)
  }

  /// As written in the file, with its section: `search.limit`.
  package let name: String
  package let kind: Kind
  /// As in the file.
  package let initial: SettingValue
  /// One sentence.
  package let description: String

  /// Every setting, in the order that they are shown in.
  package static let all: [SettingDefinition] =
    [
      SettingDefinition(
        name: "database", kind: .path, initial: .text("$data/newsq/index.db"),
        description: "The SQLite file that holds the articles and their index."),
      SettingDefinition(
        name: "inbox", kind: .path, initial: .text("$data/newsq/inbox"),
        description: "The directory that newsqd watches for articles."),
      SettingDefinition(
        name: "removed", kind: .choice(["keep", "forget"]), initial: .text("keep"),
        description: "What becomes of the articles of a bundle that its owner removed: they are kept, or forgotten."),
      SettingDefinition(
        name: "settle", kind: .seconds(0...3_600), initial: .number(1),
        description: "Seconds that a file must stay unchanged before it is read, unless it was renamed in."),
      SettingDefinition(
        name: "poll", kind: .seconds(0.1...86_400), initial: .number(30),
        description: "Seconds between two looks through the whole inbox, for what no event told of."),
      SettingDefinition(
        name: "watch", kind: .choice(["auto", "poll"]), initial: .text("auto"),
        description: "How the inbox is watched: by events and polling, or by polling alone."),
      SettingDefinition(
        name: "log_level", kind: .choice(["debug", "info", "notice", "warning", "error"]), initial: .text("info"),
        description: "The least important messages that newsqd logs."),
      SettingDefinition(
        name: "metrics_file", kind: .optionalPath, initial: .text(""),
        description: "The file that newsqd tells Prometheus its metrics in; empty: none."),
      SettingDefinition(
        name: "confine", kind: .choice(["auto", "require", "off"]), initial: .text("auto"),
        description: "Whether bundles are read by processes without files and network."),
      SettingDefinition(
        name: "readers.count", kind: .count(0...256), initial: .integer(0),
        description: "How many bundles are read at the same time; 0 goes by the number of cores."),
      SettingDefinition(
        name: "search.limit", kind: .count(1...100_000), initial: .integer(10),
        description: "How many results newsq shows."),
      SettingDefinition(
        name: "search.color", kind: .choice(["auto", "always", "never"]), initial: .text("auto"),
        description: "Whether results are colored: on a terminal, always, or never."),
      SettingDefinition(
        name: "search.match", kind: .choice(["all", "any"]), initial: .text("all"),
        description: "Whether a result must hold all words of a query, or any of them."),
      SettingDefinition(
        name: "search.half_life", kind: .days(0.1...36_500), initial: .number(14),
        description: "Days after which an article counts half in the order \"blend\"."),
      SettingDefinition(
        name: "search.time", kind: .seconds(0.1...86_400), initial: .number(30),
        description: "Seconds that a search may take."),
      SettingDefinition(
        name: "search.aliases", kind: .path, initial: .text("/etc/newsq/aliases"),
        description: "The user's own list of names that mean the same, one set a line: Kyiv = Kiev."),
    ] + limits

  /// The sections of the file.
  static let sections = ["readers", "search", "limits"]

  /// What the value must be, for messages: `one of keep, forget`.
  package var expectation: String {
    switch kind {
    case .path: "the path of a file or directory, in quotes"
    case .optionalPath: "the path of a file in quotes, or \"\" for none"
    case .choice(let values): "one of " + values.map { "\"\($0)\"" }.joined(separator: ", ")
    case .seconds(let range):
      "a number of seconds from \(SettingValue.number(range.lowerBound).text) to \(SettingValue.number(range.upperBound).text)"
    case .days(let range):
      "a number of days from \(SettingValue.number(range.lowerBound).text) to \(SettingValue.number(range.upperBound).text)"
    case .count(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    }
  }

  /// Whether a value may stand for the setting.
  func allows(_ value: SettingValue) -> Bool {
    switch (kind, value) {
    case (.path, .text(let path)): !path.isEmpty
    case (.optionalPath, .text): true
    case (.choice(let values), .text(let text)): values.contains(text)
    case (.seconds(let range), .number(let number)), (.days(let range), .number(let number)): range.contains(number)
    case (.seconds(let range), .integer(let number)), (.days(let range), .integer(let number)):
      range.contains(Double(number))
    case (.count(let range), .integer(let number)): range.contains(number)
    default: false
    }
  }
}

/// A setting's value.
package enum SettingValue: Sendable, Hashable {
  case text(String)
  case number(Double)
  case integer(Int)

  /// As `newsq config` shows it: text without quotes, a number with its fraction.
  package var text: String {
    switch self {
    case .text(let text): text
    case .number(let number): "\(number)"
    case .integer(let number): "\(number)"
    }
  }

  /// As it is written in the file.
  package var literal: String {
    if case .text(let text) = self { "\"\(text)\"" } else { text }
  }
}
