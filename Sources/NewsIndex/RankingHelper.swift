import Glibc
import NewsModel
import NewsText

/// A part of a long search, ranked by a thread of its own over a connection of its own.
///
/// Unchecked: what it holds belongs to its thread from `start` until `finish` has waited for its end.
final class RankingHelper: @unchecked Sendable {
  private let path: String
  private let request: SearchRequest
  private let aliases: Aliases
  private let numbers: Range<Int64>
  private let wanted: Int
  /// What the index's own records were in the state that the search began in.
  private let state: [UInt8]
  private var thread: pthread_t?
  private var found: (top: [TopHits.Match], ranked: Int)?

  init(
    _ reader: IndexReader, _ request: SearchRequest, _ numbers: Range<Int64>, wanted: Int, state: [UInt8]
  ) {
    path = reader.path
    aliases = reader.aliases
    self.request = request
    self.numbers = numbers
    self.wanted = wanted
    self.state = state
  }

  func start() {
    var thread = pthread_t()
    let this = Unmanaged.passUnretained(self).toOpaque()
    let error = pthread_create(
      &thread, nil,
      { this in
        Unmanaged<RankingHelper>.fromOpaque(this!).takeUnretainedValue().work()
        return nil
      }, this)
    self.thread = error == 0 ? thread : nil
  }

  /// The best of its part; nil where it could not be ranked here: there was no thread, or the index has changed meanwhile.
  func finish() -> (top: [TopHits.Match], ranked: Int)? {
    if let thread { pthread_join(thread, nil) }
    thread = nil
    return found
  }

  private func work() {
    guard let reader = try? IndexReader(path: path) else { return }
    reader.aliases = aliases
    found = try? reader.read { db throws(Failure) in
      let search = try Search(request, db, tokenizer: reader.tokenizer, aliases: reader.aliasTable)
      guard try search.state() == state else { return nil }
      let ranking = search.ranking(keep: wanted)
      try search.rank(numbers, ranking)
      return (ranking.top.sorted, search.ranked)
    }
  }
}
