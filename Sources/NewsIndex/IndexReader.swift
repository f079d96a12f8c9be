import GRDB
package import NewsModel
package import NewsText

/// Questions to the index. Reads only; any number of readers work beside the one writer.
package final class IndexReader {
  package let path: String
  let queue: DatabaseQueue
  let tokenizer = Tokenizer()
  private(set) var aliasTable = AliasTable()

  /// The user's names that mean the same.
  package var aliases = Aliases() {
    didSet { aliasTable = AliasTable(aliases, tokenizer: tokenizer) }
  }

  /// - Throws: `noIndex` where there is none yet, `wrongVersion` where the file is not this newsq's.
  package init(path: String) throws(Failure) {
    self.path = path
    let queue = try IndexFile.openForReading(path)
    self.queue = queue
    try IndexFile.translating(path) {
      try queue.inDatabase { db in try RankingFunction.register(on: db.connection()) }
    }
  }

  /// Runs a question within one state of the database.
  func read<R>(_ question: (Database) throws -> R) throws(Failure) -> R {
    try IndexFile.translating(path) {
      try queue.inDatabase { db in
        var answer: R?
        try db.inTransaction(.deferred) {
          answer = try question(db)
          return .commit
        }
        guard let answer else { throw Failure.closed(path) }
        return answer
      }
    }
  }
}
