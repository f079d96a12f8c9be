import Glibc

/// `Benchmarks [NAME=VALUE...]`: measures, prints the report, and keeps that of a whole run. `make bench` starts it at the
/// top of newsq's sources. What begins with a small letter are its own steps, each in a process of its own.
@main
enum Benchmarks {
  static func main() {
    do {
      let arguments = Array(CommandLine.arguments.dropFirst())
      if let step = arguments.first, step.first?.isLowercase == true {
        try run(step: step, Array(arguments.dropFirst()))
      } else {
        try measure(Options(arguments))
      }
    } catch {
      say((error as? Problem)?.cause ?? "\(error)")
      exit(2)
    }
  }

  private static func measure(_ options: Options) throws {
    try Files.makeFolder(Workplace.project + "/.build")
    try Files.makeFolder(Workplace.folder)
    // What a run that was cut off has left goes; the texts serve again.
    for name in Files.names(in: Workplace.folder) where name != "build" && !name.hasPrefix("texts-") {
      Files.remove("\(Workplace.folder)/\(name)")
    }
    let laboratory = try Laboratory(options)
    try laboratory.run()
    print(laboratory.report.markdown)
    guard options.isWhole else { return }
    try Files.write(Array(laboratory.report.markdown.utf8), to: Workplace.project + "/Tests/Benchmarks/RESULTS.md")
    try laboratory.report.show(in: Workplace.project + "/README.md")
  }

  private static func run(step: String, _ arguments: [String]) throws {
    let numbers = arguments.compactMap { Int($0) }
    switch (step, arguments.count, numbers.count) {
    case ("write", 3, 2): try CorpusFolder.write(numbers[0]..<numbers[1], to: arguments[0])
    case ("warm", 1, 0): CorpusFolder.warm(arguments[0])
    case ("queries", 2, 2): QuerySet.make(articles: numbers[0], each: numbers[1])
    case ("fts5-load", 2...3, _): try PlainFTS5.load(arguments[0], into: arguments[1], hashSize: numbers.first)
    case ("fts5-search", 2, 0): try PlainFTS5.search(arguments[0], arguments[1])
    default: throw Problem("\(step): is no step with such arguments")
    }
  }
}
