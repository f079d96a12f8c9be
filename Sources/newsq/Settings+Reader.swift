import Glibc
import NewsIndex
import NewsModel
import NewsSettings
import NewsText

extension Settings {
  /// The index, for searches: with the user's list of names that mean the same, which is read at every search, so that a
  /// change of it works at once. The time that the search may take begins now.
  func searchReader() throws(Failure) -> IndexReader {
    TimeLimit.begin(searchTime)
    let reader = try IndexReader(path: database)
    reader.effort.threads = min(sysconf(Int32(_SC_NPROCESSORS_ONLN)), Self.mostThreads)
    if let text = try aliasText() { reader.aliases = try Aliases(parsing: text, path: searchAliases) }
    return reader
  }

  /// Threads that may share a long search.
  private static var mostThreads: Int { 8 }
}
