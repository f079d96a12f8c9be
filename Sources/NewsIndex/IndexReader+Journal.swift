package import NewsModel

/// Something that could not be read, as the journal has it.
package struct RecordedFailure: Sendable, Hashable {
  /// The bundle's path.
  package var path: String
  package var failure: Failure
  /// When it was noticed, ISO 8601 in UTC.
  package var since: String
}

extension IndexReader {
  /// What is known of all bundles.
  package func journal() throws(Failure) -> Journal {
    try read { db throws(Failure) in try Journal(db.handle) }
  }

  /// What is known of one bundle, and what of it could not be read.
  package func journalEntry(path: String) throws(Failure) -> (entry: JournalEntry, failures: [RecordedFailure])? {
    try read { db throws(Failure) in
      let row = try RawStatement(db.handle, "SELECT \(JournalEntry.columns) FROM bundle WHERE path = ?1")
      row.bind(path, at: 1)
      guard try row.step() else { return nil }
      return (JournalEntry(row), try Self.failures(db, path: path))
    }
  }

  /// Everything that could not be read, newest first.
  package func failures() throws(Failure) -> [RecordedFailure] {
    try read { db throws(Failure) in try Self.failures(db, path: nil) }
  }

  private static func failures(_ db: ReadConnection, path: String?) throws(Failure) -> [RecordedFailure] {
    let row = try RawStatement(
      db.handle,
      """
      SELECT bundle.path, failure.code, failure.subject, failure.cause, failure.remedy, failure.since
      FROM failure JOIN bundle ON bundle.id = failure.bundle WHERE ?1 IS NULL OR bundle.path = ?1
      ORDER BY failure.since DESC, bundle.path
      """)
    row.bind(path, at: 1)
    var found: [RecordedFailure] = []
    while try row.step() {
      let code = row.text(1).flatMap(Failure.Code.init) ?? .ioError
      let failure = Failure(code, subject: row.text(2) ?? "", cause: row.text(3) ?? "", remedy: row.text(4) ?? "")
      found.append(RecordedFailure(path: row.text(0) ?? "", failure: failure, since: row.text(5) ?? ""))
    }
    return found
  }
}
