/// What one search costs as a whole process, as people and scripts start it, programs in turns.
struct ColdSearch {
  struct Command {
    var arguments: [String]
    var environment: [String: String] = [:]
  }

  struct Program {
    var name: String
    var search: (Query) -> Command
  }

  struct Result {
    var name: String
    /// For each kind of query the median of all its runs.
    var seconds: [Query.Kind: Double]
    /// The median of them all.
    var median: Double
    var peak: Int
  }

  static func measure(_ programs: [Program], _ queries: [Query], rounds: Int) throws -> [Result] {
    var times = programs.map { _ in [Query.Kind: [Double]]() }
    var peaks = programs.map { _ in 0 }
    // The first round brings programs and indexes into memory.
    for round in 0...rounds {
      for query in queries {
        for (place, program) in programs.enumerated() {
          let command = program.search(query)
          let cost = try Child.run(command.arguments, environment: command.environment, expected: 0...1)
          if round > 0 { times[place][query.kind, default: []].append(cost.seconds) }
          peaks[place] = max(peaks[place], cost.peak)
        }
      }
    }
    return programs.indices.map { place in
      Result(
        name: programs[place].name, seconds: times[place].mapValues(Figures.median),
        median: Figures.median(times[place].values.flatMap { $0 }), peak: peaks[place])
    }
  }

  /// Milliseconds by kind; the first program is newsq.
  static func table(_ results: [Result]) -> Table {
    let kinds = Query.Kind.allCases.filter { results[0].seconds[$0] != nil }
    var table = Table(["milliseconds"] + results.map(\.name))
    for kind in kinds {
      table.add([kind.rawValue] + results.map { Figures.decimal(($0.seconds[kind] ?? .nan) * 1000, 1) })
    }
    table.add(["median of all"] + results.map { Figures.decimal($0.median * 1000, 1) })
    table.add(["newsq / it"] + results.map { Figures.ratio(results[0].median / $0.median) })
    table.add(["memory"] + results.map { Figures.megabytes(Double($0.peak)) })
    return table
  }
}
