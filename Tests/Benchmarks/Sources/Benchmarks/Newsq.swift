/// The programs that are measured: those of `make build`.
struct Newsq {
  let daemon: String
  let command: String
  private let configuration: String

  init() throws {
    daemon = Workplace.project + "/.build/release/newsqd"
    command = Workplace.project + "/.build/release/newsq"
    configuration = Workplace.folder + "/newsq.toml"
    guard Files.exists(daemon), Files.exists(command) else { throw Problem("newsq is not built (run make build)") }
    // The settings of this machine are nobody else's.
    try Files.write([], to: configuration)
  }

  /// Brings an index in step with the texts.
  func load(_ archive: Archive) throws -> Child.Cost { try Child.run(daemonArguments(archive) + ["--once"]) }

  func daemonArguments(_ archive: Archive) -> [String] {
    [daemon, "--config", configuration, "--db", archive.newsq, "--inbox", archive.corpus.path]
  }

  /// One search as a person types it.
  func arguments(_ archive: Archive, _ query: Query) -> [String] {
    search(archive) + (query.kind.isByTime ? ["--sort", "newest"] : []) + [query.newsq]
  }

  /// Whether a word is found.
  func finds(_ word: String, _ archive: Archive) throws -> Bool {
    try Child.run(search(archive) + ["--format", "trec", "-n", "1", word], expected: 0...1).status == 0
  }

  /// Answers a file of queries of one kind by one process.
  /// - Parameter isAlone: On one core only.
  /// - Returns: Seconds without the process's start, and the number of hits.
  func batch(_ archive: Archive, _ set: QuerySet, _ kind: Query.Kind, isAlone: Bool = false) throws -> Answered {
    let output = Workplace.folder + "/answers"
    let alone = isAlone ? ["taskset", "-c", "0"] : []
    let batch = alone + search(archive) + ["--format", "trec", "--batch"]
    let order = kind.isByTime ? ["--sort", "newest"] : []
    let start = try Child.run(batch + [set.nothing] + order, expected: 0...1).seconds
    let seconds = try Child.run(batch + [set.forNewsq(kind)] + order, output: output, expected: 0...1).seconds
    let hits = Files.read(output)?.reduce(0) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) } ?? 0
    return Answered(seconds: max(0, seconds - start), hits: hits)
  }

  private func search(_ archive: Archive) -> [String] {
    [command, "search", "--config", configuration, "--db", archive.newsq]
  }
}
