import NewsModel

/// Articles in the order of their numbers, read as far as they are asked for: those of a word, or of a combination of words.
///
/// A plain value over memory that its `PlanPostings` owns: millions of steps go through these.
struct ArticleStream {
  enum Source {
    case word(UnsafeMutablePointer<WordPostings>)
    case beginning(UnsafeMutablePointer<PrefixPostings>)
    /// Articles that any of several streams has.
    case any(UnsafeMutableBufferPointer<ArticleStream>)
    /// Articles that all of several streams have, those with the fewest first.
    case all(UnsafeMutableBufferPointer<ArticleStream>)
  }

  /// The article that the stream stands at; `.max` behind the last one.
  private(set) var number = Int64.max
  /// From here to the current article there is none.
  private var clearFrom = Int64.min
  private let source: Source

  init(_ source: Source) throws(Failure) {
    self.source = source
    if case .all(let parts) = source { try meet(parts, from: .min) } else { look() }
  }

  /// Goes to the first article from this one on; never back.
  mutating func seek(_ wanted: Int64) throws(Failure) {
    guard number < wanted else { return }
    clearFrom = wanted
    switch source {
    case .word(let postings): try postings.pointee.seek(wanted)
    case .beginning(let postings): postings.pointee.seek(wanted)
    case .any(let parts): return try seekAny(of: parts, wanted)
    case .all(let parts): return try meet(parts, from: wanted)
    }
    look()
  }

  // MARK: Sets of articles

  /// Adds its articles of the set's frame, to whose first article all its words were brought.
  ///
  /// - Parameter memory: for sets within sets, as many as `depth` says.
  func insert(into articles: ArticleBits, _ memory: UnsafeMutablePointer<UInt64>) {
    switch source {
    case .word(let postings): postings.pointee.insert(into: articles)
    case .beginning(let postings): postings.pointee.insert(into: articles)
    case .any(let parts): for part in parts { part.insert(into: articles, memory) }
    case .all(let parts):
      let common = ArticleBits(articles.frame, in: memory)
      let behind = memory + ArticleBits.words
      parts[0].insert(into: common, behind)
      for part in parts.dropFirst() where !common.isEmpty {
        let other = ArticleBits(articles.frame, in: behind)
        part.insert(into: other, behind + ArticleBits.words)
        common.formIntersection(other)
      }
      articles.formUnion(common)
    }
  }

  /// How many sets it needs beside the one that it adds to.
  var depth: Int {
    switch source {
    case .word, .beginning: 0
    case .any(let parts): parts.map(\.depth).max() ?? 0
    case .all(let parts): 2 + (parts.map(\.depth).max() ?? 0)
    }
  }

  /// Where one of the parts has the article that is wanted, the others are left behind it.
  private mutating func seekAny(
    of parts: UnsafeMutableBufferPointer<ArticleStream>, _ wanted: Int64
  ) throws(Failure) {
    var least = Int64.max
    for index in 0..<parts.count {
      if parts[index].number < wanted { try parts[index].seek(wanted) }
      least = min(least, parts[index].number)
      if least == wanted { break }
    }
    number = least
  }

  /// Whether articles from this one on were passed.
  func hasPassed(_ wanted: Int64) -> Bool { clearFrom > wanted }

  /// Goes back so far that no article from this one on will be missed; where the stream has not passed it, nothing is done.
  mutating func rewind(to wanted: Int64) throws(Failure) {
    if clearFrom <= wanted { return }
    clearFrom = wanted
    switch source {
    case .word(let postings): try postings.pointee.rewind(to: wanted)
    case .beginning(let postings): postings.pointee.rewind(to: wanted)
    case .any(let parts): for index in 0..<parts.count { try parts[index].rewind(to: wanted) }
    case .all(let parts):
      for index in 0..<parts.count { try parts[index].rewind(to: wanted) }
      // Where they meet is looked for when they are sought.
      number = .min
    }
    look()
  }

  /// About how many bytes must be read for all of it, beside others: who has fewest leads the others.
  func weight() throws(Failure) -> Int {
    switch source {
    case .word(let postings): return try postings.pointee.listBytes()
    case .beginning(let postings): return postings.pointee.listBytes
    case .any(let parts):
      var sum = 0
      for part in parts { sum += try part.weight() }
      return sum
    case .all(let parts): return try parts[0].weight()
    }
  }

  /// Numbers that part the work for all of it into so many pieces of about the same length; none where there is little.
  func parting(into pieces: Int) throws(Failure) -> [Int64] {
    switch source {
    case .word(let postings): return try postings.pointee.parting(into: pieces)
    case .beginning: return []
    case .any(let parts):
      var heaviest: (weight: Int, part: Int)?
      for index in 0..<parts.count {
        let weight = try parts[index].weight()
        if weight > heaviest?.weight ?? 0 { heaviest = (weight, index) }
      }
      return try heaviest.map { heaviest throws(Failure) in try parts[heaviest.part].parting(into: pieces) } ?? []
    case .all(let parts): return try parts[0].parting(into: pieces)
    }
  }

  /// Takes over where the source stands.
  @inline(__always)
  private mutating func look() {
    switch source {
    case .word(let postings): number = postings.pointee.number
    case .beginning(let postings): number = postings.pointee.number
    case .any(let parts):
      var least = Int64.max
      for index in 0..<parts.count { least = min(least, parts[index].number) }
      number = least
    case .all: break
    }
  }

  private mutating func meet(
    _ parts: UnsafeMutableBufferPointer<ArticleStream>, from start: Int64
  ) throws(Failure) {
    var wanted = start
    var index = 0
    while index < parts.count, wanted != .max {
      if parts[index].number < wanted { try parts[index].seek(wanted) }
      let reached = parts[index].number
      // The first sets the pace; who is ahead of it sets it back.
      index = index == 0 || reached == wanted ? index + 1 : 0
      wanted = reached
    }
    number = wanted
  }
}
