import Glibc

/// How long programs take to index the same texts, in turns.
struct Loading {
  /// A program that takes part.
  struct Program {
    var name: String
    var load: () throws -> Child.Cost
    var size: () -> Int
    var remove: () -> Void
  }

  struct Result {
    var name: String
    var seconds: Double
    var peak: Int
    var size: Int
  }

  /// - Returns: The medians of each program. The indexes of the last round stay.
  static func measure(_ programs: [Program], rounds: Int) throws -> [Result] {
    var costs = programs.map { _ in [Child.Cost]() }
    for round in 1...rounds {
      for (place, program) in programs.enumerated() {
        program.remove()
        // Nobody waits for what others have written.
        sync()
        let cost = try program.load()
        say("\(program.name), round \(round): \(Figures.seconds(cost.seconds))")
        costs[place].append(cost)
      }
    }
    return zip(programs, costs).map { program, costs in
      Result(
        name: program.name, seconds: Figures.median(costs.map(\.seconds)), peak: costs.map(\.peak).max() ?? 0,
        size: program.size())
    }
  }

  /// The first one is newsq.
  static func table(_ results: [Result], over corpus: CorpusFolder) -> Table {
    var table = Table("program", "time", "text a second", "newsq / it", "memory", "size / text")
    for result in results {
      table.add(
        result.name, Figures.seconds(result.seconds),
        Figures.decimal(Double(corpus.size) / result.seconds / 1e6, 1) + " MB",
        Figures.ratio(results[0].seconds / result.seconds), Figures.megabytes(Double(result.peak)),
        Figures.ratio(Double(result.size) / Double(corpus.size)))
    }
    return table
  }
}
