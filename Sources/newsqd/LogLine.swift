import Logging

/// One event as one line: `warning not indexed subject=a.json cause="not JSON at line 3"`.
struct LogLine {
  var level: Logger.Level
  var message: String
  var values: [(key: String, value: String)]

  /// For people: the level in front.
  var withLevel: String { "\(level.rawValue) \(text)\n" }

  /// For journald: the level as sd-daemon(3) has it.
  var withPriority: String { "<\(priority)>\(text)\n" }

  private var text: String {
    values.reduce(Self.visible(message)) { line, pair in
      "\(line) \(Self.visible(pair.key))=\(Self.quoted(pair.value))"
    }
  }

  private var priority: Int {
    switch level {
    case .trace, .debug: 7
    case .info: 6
    case .notice: 5
    case .warning: 4
    case .error: 3
    case .critical: 2
    }
  }

  /// What it is about comes first and the remedy last; the rest by the alphabet.
  static func order(_ a: String, _ b: String) -> Bool {
    func rank(_ key: String) -> Int { ["subject": 0, "path": 1, "remedy": 3][key] ?? 2 }
    return (rank(a), a) < (rank(b), b)
  }

  private static func quoted(_ value: String) -> String {
    let plain = visible(value)
    let needsQuotes = plain.isEmpty || plain.unicodeScalars.contains { $0 == " " || $0 == "\"" || $0 == "=" }
    if !needsQuotes { return plain }
    return "\"" + plain.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\\\"") + "\""
  }

  /// The text with characters that would drive a terminal or break the line written as `\u{..}`.
  static func visible(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator, .surrogate:
        out.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars)
      case .format where isBidirectionalControl(scalar):
        out.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars)
      default: out.append(scalar)
      }
    }
    return String(out)
  }

  /// Those that can make a line read as what it is not (Unicode Standard Annex 9).
  private static func isBidirectionalControl(_ scalar: Unicode.Scalar) -> Bool {
    (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
  }
}
