import NewsCommand
import NewsIndex
import NewsModel
import NewsSettings

extension GlobalOptions {
  /// The index, for questions.
  func reader() throws(Failure) -> IndexReader {
    try IndexReader(path: settings().database)
  }
}
