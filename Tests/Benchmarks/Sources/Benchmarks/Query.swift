/// What somebody looks for, free of any program's way to write it.
struct Query {
  enum Kind: String, CaseIterable {
    case rare, middle, frequent, two
    case twoFrequent = "two frequent"
    case three, phrase, name
    case anyOf = "any of three"
    /// The newest with a frequent word; the newest of a month with it.
    case newest
    case newestOfMonth = "newest of a month"

    var isByTime: Bool { self == .newest || self == .newestOfMonth }
  }

  var kind: Kind
  var words: [String]
  /// The days it is limited to, the last one not included.
  var days: Range<Day>?

  /// In newsq's language.
  var newsq: String {
    written + (days.map { " date:\($0.lowerBound.text)..\(Day($0.upperBound.number - 1).text)" } ?? "")
  }

  /// The words as most programs take them; each has its own way to write days.
  var written: String {
    switch kind {
    case .phrase: "\"\(words.joined(separator: " "))\""
    case .anyOf: words.joined(separator: " OR ")
    default: words.joined(separator: " ")
    }
  }

  /// In FTS5's language.
  var fts5: String {
    switch kind {
    case .phrase: "\"\(words.joined(separator: " "))\""
    case .anyOf: words.map { "\"\($0)\"" }.joined(separator: " OR ")
    default: words.map { "\"\($0)\"" }.joined(separator: " AND ")
    }
  }

  /// A line for other programs: kind, words, first day and the day after the last one, parted by tabs.
  var line: String {
    "\(kind.rawValue)\t\(words.joined(separator: " "))\t\(days?.lowerBound.number ?? 0)\t\(days?.upperBound.number ?? 0)"
  }

  init(_ kind: Kind, _ words: [String], days: Range<Day>? = nil) {
    (self.kind, self.words, self.days) = (kind, words, days)
  }

  init?(line: Substring) {
    let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
    guard parts.count == 4, let kind = Kind(rawValue: String(parts[0])), let first = Int(parts[2]),
      let end = Int(parts[3])
    else { return nil }
    self.init(
      kind, parts[1].split(separator: " ").map(String.init), days: first == end ? nil : Day(first)..<Day(end))
  }

  static func read(_ path: String) throws -> [Query] {
    guard let text = Files.text(path) else { throw Problem("\(path): cannot be read") }
    return text.split(separator: "\n").compactMap(Query.init(line:))
  }
}
