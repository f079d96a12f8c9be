package import NewsModel

/// What the index knows of the bundles it has seen, by path.
package struct Journal: Sendable {
  private let entries: [String: JournalEntry]

  init(_ entries: [String: JournalEntry]) {
    self.entries = entries
  }

  package var count: Int { entries.count }
  package var paths: some Collection<String> { entries.keys }

  package subscript(path: String) -> JournalEntry? { entries[path] }
}

/// One bundle in the journal.
package struct JournalEntry: Sendable, Hashable {
  package enum State: String, Sendable, Hashable {
    case indexed
    /// It could not be read as a whole; articles it held before are still there.
    case failed
    /// Its owner has removed it; its articles are kept.
    case gone
  }

  package var path: String
  /// The path relative to the inbox or to the directory that was named.
  package var name: String
  package var stamp: BundleStamp
  package var hash: ContentHash?
  package var reader: String?
  package var readerVersion: Int?
  package var state: State
  /// When it was last read, ISO 8601 in UTC.
  package var taken: String
}
