/// The queries of a run that fit an archive's size, by kind, each kind in a file of its own for the programs.
struct QuerySet {
  let queries: [Query.Kind: [Query]]
  var all: [Query] { kinds.flatMap { queries[$0] ?? [] } }
  var kinds: [Query.Kind] { Query.Kind.allCases.filter { queries[$0] != nil } }
  private let folder: String

  init(articles: Int, each: Int) throws {
    folder = "\(Workplace.folder)/queries-\(articles)"
    try Files.makeFolder(folder)
    let list = folder + "/all.txt"
    // Thousands of texts are looked at for it: another process keeps them out of this one's memory.
    guard try Child.ofOwn(["queries", "\(articles)", "\(each)"], output: list).wait().status == 0 else {
      throw Problem("the queries could not be made")
    }
    queries = Dictionary(grouping: try Query.read(list), by: \.kind)
    for (kind, queries) in queries {
      let lines = queries.enumerated().map { "\($0)\t\($1.newsq)\n" }
      try Files.write(Array(lines.joined().utf8), to: forNewsq(kind))
      try Files.write(Array(queries.map { $0.line + "\n" }.joined().utf8), to: forOthers(kind))
    }
    try Files.write(Array("0\tzqzqnowhere\n".utf8), to: nothing)
  }

  func forNewsq(_ kind: Query.Kind) -> String { "\(folder)/newsq-\(kind)" }
  func forOthers(_ kind: Query.Kind) -> String { "\(folder)/others-\(kind)" }
  /// One query that nothing answers: what a process costs by itself.
  var nothing: String { folder + "/nothing" }

  /// What makes them, in its own process: lines on standard output.
  static func make(articles: Int, each: Int) {
    var maker = QueryMaker(articles: articles)
    for kind in Query.Kind.allCases {
      for query in maker.queries(kind, each) { print(query.line) }
    }
  }
}
