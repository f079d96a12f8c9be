package import NewsModel
package import NewsText

/// Questions to the index. Reads only; any number of readers work beside the one writer.
package final class IndexReader {
  package let path: String
  let connection: ReadConnection
  let tokenizer = Tokenizer()
  private(set) var aliasTable = AliasTable()
  /// How searches go about their work.
  package var effort = SearchEffort()

  /// The user's names that mean the same.
  package var aliases = Aliases() {
    didSet { aliasTable = AliasTable(aliases, tokenizer: tokenizer) }
  }

  /// - Throws: `noIndex` where there is none yet, `wrongVersion` where the file is not this newsq's.
  package init(path: String) throws(Failure) {
    self.path = path
    connection = try IndexFile.openForReading(path)
  }

  /// To be called where several readers search at the same time: each does all of its searches by itself then.
  package func searchBesideOthers() {
    effort.threads = 1
  }

  /// Runs a question within one state of the database.
  func read<R>(_ question: (ReadConnection) throws(Failure) -> R) throws(Failure) -> R {
    try connection.inOneState { () throws(Failure) in try question(connection) }
  }
}
