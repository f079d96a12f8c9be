import CSQLite
import NewsModel

/// `newsq_score(search, ?)`: the auxiliary function of FTS5 through which a `Ranking` sees the matches.
///
/// It exists on newsq's own connections; the file does without it.
enum RankingFunction {
  static let name = "newsq_score"

  static func register(on connection: OpaquePointer) throws(Failure) {
    let fts5 = try FTS5(connection)
    let status = fts5.api.pointee.xCreateFunction(fts5.api, name, nil, score, nil)
    guard status == SQLITE_OK else { throw Failure.database(connection) }
  }

  /// Binds the ranking that a statement's calls go to. It must outlive the statement's run.
  static func bind(_ ranking: Ranking, to statement: RawStatement, at index: Int32) {
    sqlite3_bind_pointer(statement.handle, index, Unmanaged.passUnretained(ranking).toOpaque(), pointerType, nil)
  }

  private static let score:
    @convention(c) (
      UnsafePointer<Fts5ExtensionApi>?, OpaquePointer?, OpaquePointer?, Int32,
      UnsafeMutablePointer<OpaquePointer?>?
    ) -> Void = { api, context, result, count, values in
      guard let api, count == 1, let pointer = sqlite3_value_pointer(values?[0], pointerType) else {
        sqlite3_result_error(result, "newsq_score() is for newsq's own searches", -1)
        return
      }
      let ranking = Unmanaged<Ranking>.fromOpaque(pointer).takeUnretainedValue()
      // NULL is for articles that FTS5's expression finds and the query does not.
      if let score = ranking.score(api, context) { sqlite3_result_double(result, score) }
    }

  private static var pointerType: UnsafePointer<CChar> {
    let name: StaticString = "newsq_ranking"
    return UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self)
  }
}
