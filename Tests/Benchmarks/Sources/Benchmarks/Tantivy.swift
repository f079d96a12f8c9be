/// tantivy by its Python binding, where a Python has it.
struct Tantivy {
  private let python: String
  private let script = Workplace.project + "/Tests/Benchmarks/Peers/tantivy_peer.py"
  let version: String

  init?(python: String) {
    let output = Workplace.folder + "/tantivy-version"
    guard let program = Files.program(python),
      let cost = try? Child.run([program, "-c", "import tantivy; print(tantivy.__version__)"], output: output),
      cost.status == 0
    else { return nil }
    self.python = program
    version = (Files.text(output) ?? "").split(separator: ",").first.map(String.init) ?? "tantivy"
  }

  /// The seconds are without Python's start.
  func load(_ archive: Archive) throws -> Child.Cost {
    let output = Workplace.folder + "/answers"
    var cost = try Child.run([python, script, "load", archive.corpus.path, archive.tantivy], output: output)
    cost.seconds = try Answered(printedTo: output).seconds
    return cost
  }

  func search(_ archive: Archive, _ set: QuerySet, _ kind: Query.Kind) throws -> Answered {
    let output = Workplace.folder + "/answers"
    try Child.run([python, script, "search", archive.tantivy, set.forOthers(kind)], output: output)
    return try Answered(printedTo: output)
  }
}
