/// What is asked for, as `NAME=VALUE`.
struct Options {
  /// How many articles the parts with other programs have that are quick enough.
  var articles = 20_000
  /// How many the large archive has.
  var large = 200_000
  /// How many those programs get that are slow.
  var slow = 2000
  /// How often programs take turns.
  var rounds = 3
  /// How many queries of each kind.
  var queries = 50
  var parts = Part.allCases
  var python = "python3"
  /// The command that asks for the same.
  private(set) var command = "make bench"

  static let most = 1_000_000

  enum Part: String, CaseIterable { case index, bulk, slow, merge, cold, warm, growth, fresh, idle }

  init(_ arguments: some Collection<String>) throws {
    for argument in arguments {
      let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { throw Problem("\(argument): is not NAME=VALUE") }
      try set(parts[0], parts[1])
      command += " \(argument)"
    }
    if !arguments.contains(where: { $0.hasPrefix("LARGE=") }) { large = min(Options.most, articles * 10) }
    slow = min(slow, articles)
    // There is nothing to hold against it.
    if large <= articles { parts.removeAll { $0 == .bulk || $0 == .growth } }
  }

  /// Whether every part is asked for.
  private(set) var isWhole = true

  private mutating func set(_ name: String, _ value: String) throws {
    switch name {
    case "ARTICLES": articles = try number(value, 1000...Options.most)
    case "LARGE": large = try number(value, 1000...Options.most)
    case "SLOW": slow = try number(value, 100...Options.most)
    case "ROUNDS": rounds = try number(value, 1...100)
    case "QUERIES": queries = try number(value, 1...1000)
    case "PYTHON": python = value
    case "ONLY":
      isWhole = false
      parts = try value.split(separator: ",").map { part in
        guard let known = Part(rawValue: String(part)) else {
          let names = Part.allCases.map(\.rawValue).joined(separator: ", ")
          throw Problem("ONLY: \(part) is no part (they are \(names))")
        }
        return known
      }
    default: throw Problem("\(name): is no option (use ARTICLES, LARGE, SLOW, ROUNDS, QUERIES, ONLY, PYTHON)")
    }
  }

  private func number(_ value: String, _ allowed: ClosedRange<Int>) throws -> Int {
    guard let number = Int(value), allowed.contains(number) else {
      throw Problem("\(value): is no number from \(allowed.lowerBound) to \(allowed.upperBound)")
    }
    return number
  }
}
