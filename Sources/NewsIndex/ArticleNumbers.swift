import CSQLite
import NewsModel

/// The numbers of all articles, told by more than one tree of the file: where one of them is damaged the other still has them.
struct ArticleNumbers {
  /// In their order.
  private(set) var all: [Int64] = []
  /// What could not be read on the way.
  private(set) var failures: [Failure] = []

  init(_ db: OpaquePointer) {
    var found = Set<Int64>()
    for (table, column) in [("article", "id"), ("search_docsize", "id")] {
      do throws(Failure) {
        let row = try RawStatement(db, "SELECT \(column) FROM \(table)")
        while try row.step() { found.insert(row.integer(0)) }
      } catch {
        failures.append(error)
      }
    }
    all = found.sorted()
  }
}
