/// What queries cost a process that answers many, kind by kind, programs in turns.
struct WarmSearch {
  struct Program {
    var name: String
    /// One that takes minutes takes part in the last round alone.
    var isSlow = false
    var search: (Query.Kind) throws -> Answered
  }

  struct Result {
    var name: String
    /// Seconds that all queries of a kind take.
    var seconds: [Query.Kind: Double] = [:]
    var hits: [Query.Kind: Int] = [:]

    func total(_ kinds: [Query.Kind]) -> Double { kinds.reduce(0) { $0 + (seconds[$1] ?? 0) } }
  }

  static func measure(_ programs: [Program], _ kinds: [Query.Kind], rounds: Int) throws -> [Result] {
    var results = programs.map { Result(name: $0.name) }
    for kind in kinds {
      var times = programs.map { _ in [Double]() }
      // The first round brings the index into memory.
      for round in 0...rounds {
        for (place, program) in programs.enumerated() where !program.isSlow || round == rounds {
          let answered = try program.search(kind)
          if round > 0 { times[place].append(answered.seconds) }
          results[place].hits[kind] = answered.hits
        }
      }
      for place in programs.indices { results[place].seconds[kind] = Figures.median(times[place]) }
    }
    return results
  }

  /// Milliseconds a query by kind.
  /// - Parameter first: What the first result is of, which the others are held against.
  static func table(
    _ results: [Result], _ kinds: [Query.Kind], _ set: QuerySet, first: String = "newsq"
  ) -> Table {
    var table = Table(["milliseconds a query"] + results.map(\.name))
    for kind in kinds {
      let count = Double(set.queries[kind]?.count ?? 0)
      table.add([kind.rawValue] + results.map { Figures.decimal(($0.seconds[kind] ?? .nan) / count * 1000, 3) })
    }
    table.add(["all, seconds"] + results.map { Figures.decimal($0.total(kinds), 2) })
    table.add(["\(first) / it"] + results.map { Figures.ratio(results[0].total(kinds) / $0.total(kinds)) })
    table.add(["hits"] + results.map { Figures.count($0.hits.values.reduce(0, +)) })
    return table
  }
}
