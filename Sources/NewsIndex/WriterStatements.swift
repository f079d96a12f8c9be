import CSQLite
import NewsModel

/// The statements a batch is written with, prepared once a connection.
final class WriterStatements {
  let connection: OpaquePointer
  let findBundle: RawStatement
  let insertBundle: RawStatement
  let updateBundle: RawStatement
  let touchBundle: RawStatement
  let failBundle: RawStatement
  let goneBundle: RawStatement
  let sameBundle: RawStatement
  let setSame: RawStatement
  let renameArticles: RawStatement
  let firstCopy: RawStatement
  let handOver: [RawStatement]
  let forgotten: RawStatement
  let forget: RawStatement
  let deleteBundle: RawStatement
  let releaseCopies: RawStatement
  let deleteFailures: RawStatement
  let insertFailure: RawStatement
  let articlesOfBundle: RawStatement
  let storedArticle: RawStatement
  let textOfArticle: RawStatement
  let lastNumber: RawStatement
  let insertArticle: RawStatement
  let textNumber: RawStatement
  let deleteArticle: RawStatement
  let insertText: RawStatement
  let deleteText: RawStatement
  let deleteSegmented: RawStatement
  let insertSegmented: RawStatement
  let insertSearch: RawStatement
  let deleteSearch: RawStatement
  let insertSiteLine: RawStatement
  let readBlock: RawStatement
  let replaceBlock: RawStatement
  let insertSeparator: RawStatement
  let rowBehind: RawStatement
  let deleteBlocks: RawStatement
  let deleteSeparators: RawStatement
  let insertSize: RawStatement
  let merge: RawStatement
  let readLengths: RawStatement
  let writeLengths: RawStatement
  let findWord: RawStatement
  let insertWord: RawStatement
  let dropWord: RawStatement
  let lastBlock: RawStatement
  let readCounts: RawStatement
  let writeCounts: RawStatement
  let insertForm: RawStatement
  let dropForm: RawStatement
  let languages: RawStatement
  let insertLanguage: RawStatement
  let countLanguage: RawStatement

  /// Segments on one level of the index from which on FTS5 merges them, a little with each batch, and newsq has it do so.
  static let mergedSegments = 16
  static let mostSegments = 48

  /// Settings of the full-text index, which it keeps in the file. Postings are gathered in memory up to 64 MB
  /// before they are written: a batch becomes one segment.
  static func configure(_ connection: WriteConnection) throws(Failure) {
    let settings = try RawStatement(connection.handle, "SELECT k, v FROM search_config")
    var now: [String: Int64] = [:]
    while try settings.step() { if let name = settings.text(0) { now[name] = settings.integer(1) } }
    settings.reset()
    for (name, value) in [
      ("hashsize", 64 << 20), ("automerge", mergedSegments), ("usermerge", mergedSegments),
      // All at once only where there are so many that every search would suffer.
      ("crisismerge", 4 * mergedSegments),
    ]
    where now[name] != Int64(value) {
      try connection.execute("INSERT INTO search (search, rank) VALUES ('\(name)', \(value))")
    }
  }

  /// How many rows the last statement has changed.
  var changes: Int { Int(sqlite3_changes64(connection)) }

  init(_ connection: OpaquePointer) throws(Failure) {
    self.connection = connection
    func prepare(_ sql: String) throws(Failure) -> RawStatement { try RawStatement(connection, sql) }
    findBundle = try prepare("SELECT id, hash, same_as, name FROM bundle WHERE path = ?1")
    sameBundle = try prepare(
      """
      SELECT id FROM bundle WHERE hash = ?1 AND id <> ?2 AND reader = ?3 AND reader_version = ?4 AND state = 'indexed'
        AND same_as IS NULL LIMIT 1
      """)
    setSame = try prepare("UPDATE bundle SET same_as = ?2 WHERE id = ?1")
    renameArticles = try prepare("UPDATE article SET name = ?2 WHERE bundle = ?1")
    firstCopy = try prepare("SELECT id FROM bundle WHERE same_as = ?1 AND state = 'indexed' ORDER BY id LIMIT 1")
    handOver = [
      try prepare(
        "UPDATE article SET bundle = ?2, name = (SELECT name FROM bundle WHERE id = ?2) WHERE bundle = ?1"),
      try prepare("UPDATE bundle SET same_as = ?2 WHERE same_as = ?1 AND id <> ?2"),
      try prepare("UPDATE bundle SET same_as = NULL WHERE id = ?2 AND same_as = ?1"),
    ]
    forgotten = try prepare("SELECT mark FROM forgotten")
    forget = try prepare("INSERT OR IGNORE INTO forgotten (mark) VALUES (?1)")
    let columns = "path, name, state, kind, size, modified, changed, inode, hash, reader, reader_version, taken"
    insertBundle = try prepare(
      "INSERT INTO bundle (\(columns)) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)")
    updateBundle = try prepare(
      """
      UPDATE bundle SET name = ?2, state = ?3, kind = ?4, size = ?5, modified = ?6, changed = ?7, inode = ?8, hash = ?9,
        reader = ?10, reader_version = ?11, taken = ?12 WHERE path = ?1
      """)
    touchBundle = try prepare(
      """
      UPDATE bundle SET state = iif(state = 'gone', 'indexed', state), kind = ?2, size = ?3, modified = ?4, changed = ?5,
        inode = ?6 WHERE path = ?1
      """)
    failBundle = try prepare(
      """
      UPDATE bundle SET state = 'failed', kind = ?2, size = ?3, modified = ?4, changed = ?5, inode = ?6, hash = ?7,
        taken = ?8 WHERE path = ?1
      """)
    goneBundle = try prepare("UPDATE bundle SET state = 'gone' WHERE id = ?1")
    releaseCopies = try prepare("UPDATE bundle SET same_as = NULL WHERE same_as = ?1")
    deleteBundle = try prepare("DELETE FROM bundle WHERE id = ?1")
    deleteFailures = try prepare("DELETE FROM failure WHERE bundle = ?1")
    insertFailure = try prepare(
      "INSERT INTO failure (bundle, subject, code, cause, remedy, since) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
    articlesOfBundle = try prepare("SELECT id, key, member FROM article WHERE bundle = ?1")
    storedArticle = try prepare(
      """
      SELECT headline, byline, body, url, source, language, published, published_from, images, format, seen, member, key,
        left_out
      FROM article JOIN text ON text.id = article.text WHERE article.id = ?1
      """)
    textOfArticle = try prepare(
      """
      SELECT article_text.headline, article_text.byline, article_text.body, article_text.acronyms,
        article.language, article.headline, text.body
      FROM article_text JOIN article ON article.id = article_text.id JOIN text ON text.id = article.text
      WHERE article.id = ?1
      """)
    lastNumber = try prepare("SELECT max(id) FROM article WHERE id >= ?1 AND id < ?2")
    insertArticle = try prepare(
      """
      INSERT INTO article (id, bundle, name, key, member, headline, url, source, byline, language, published, published_from,
        seen, images, format, text, mark)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)
      """)
    textNumber = try prepare("SELECT text FROM article WHERE id = ?1")
    deleteArticle = try prepare("DELETE FROM article WHERE id = ?1")
    insertText = try prepare("INSERT INTO text (body, left_out, acronyms) VALUES (?1, ?2, ?3)")
    deleteText = try prepare("DELETE FROM text WHERE id = ?1")
    deleteSegmented = try prepare("DELETE FROM segmented WHERE id = ?1")
    insertSegmented = try prepare("INSERT INTO segmented (id, headline, byline, body) VALUES (?1, ?2, ?3, ?4)")
    insertSearch = try prepare(
      "INSERT INTO search (rowid, headline, byline, body, acronyms) VALUES (?1, ?2, ?3, ?4, ?5)")
    deleteSearch = try prepare(
      """
      INSERT INTO search (search, rowid, headline, byline, body, acronyms)
        SELECT 'delete', id, headline, byline, body, acronyms FROM article_text WHERE id = ?1
      """)
    insertSiteLine = try prepare("INSERT OR IGNORE INTO site_line (source, line) VALUES (?1, ?2)")
    readBlock = try prepare("SELECT block FROM search_data WHERE id = ?1")
    replaceBlock = try prepare("REPLACE INTO search_data (id, block) VALUES (?1, ?2)")
    insertSeparator = try prepare("INSERT INTO search_idx (segid, term, pgno) VALUES (?1, ?2, ?3)")
    rowBehind = try prepare("SELECT id FROM search_data WHERE id >= ?1 AND id < ?2 ORDER BY id LIMIT 1 OFFSET ?3")
    deleteBlocks = try prepare("DELETE FROM search_data WHERE id >= ?1 AND id < ?2")
    deleteSeparators = try prepare("DELETE FROM search_idx WHERE segid = ?1 AND term < ?2 AND pgno < ?3")
    insertSize = try prepare("REPLACE INTO search_docsize (id, sz) VALUES (?1, ?2)")
    merge = try prepare("INSERT INTO search (search, rank) VALUES ('merge', ?1)")
    readLengths = try prepare("SELECT lengths, languages FROM length_block WHERE block = ?1")
    writeLengths = try prepare(
      "INSERT OR REPLACE INTO length_block (block, lengths, languages) VALUES (?1, ?2, ?3)")
    findWord = try prepare("SELECT id FROM word WHERE word = ?1")
    insertWord = try prepare("INSERT INTO word (word, id) VALUES (?1, ?2) ON CONFLICT (word) DO NOTHING")
    dropWord = try prepare("DELETE FROM word WHERE word = ?1")
    lastBlock = try prepare("SELECT block, length(counts) FROM count_block ORDER BY block DESC LIMIT 1")
    readCounts = try prepare("SELECT counts FROM count_block WHERE block = ?1")
    writeCounts = try prepare("INSERT OR REPLACE INTO count_block (block, counts) VALUES (?1, ?2)")
    insertForm = try prepare("INSERT OR IGNORE INTO form (key, kind, word) VALUES (?1, ?2, ?3)")
    dropForm = try prepare("DELETE FROM form WHERE key = ?1 AND kind = ?2 AND word = ?3")
    languages = try prepare("SELECT code, number FROM language")
    insertLanguage = try prepare("INSERT INTO language (code, number, articles) VALUES (?1, ?2, 0)")
    countLanguage = try prepare("UPDATE language SET articles = articles + ?2 WHERE code = ?1")
  }
}

/// The tables behind FTS5's index.
extension WriterStatements {
  /// A record of the index; empty where there is none.
  func block(_ row: Int64) throws(Failure) -> [UInt8] {
    readBlock.bind(row, at: 1)
    defer { readBlock.reset() }
    return try readBlock.step() ? readBlock.blob(0) ?? [] : []
  }

  /// Reads a record into memory that grows where it must, with zeros for a `Varint` behind it.
  /// - Returns: its length, 0 where there is none.
  func readBlock(_ row: Int64, into bytes: inout UnsafeMutableBufferPointer<UInt8>) throws(Failure) -> Int {
    readBlock.bind(row, at: 1)
    defer { readBlock.reset() }
    guard try readBlock.step() else { return 0 }
    return readBlock.withBlob(0) { block in
      if block.count + 2 * Varint.longest > bytes.count {
        bytes.deallocate()
        bytes = .allocate(capacity: 2 * block.count + 2 * Varint.longest)
      }
      _ = bytes.update(fromContentsOf: block)
      for place in block.count..<block.count + 2 * Varint.longest { bytes[place] = 0 }
      return block.count
    } ?? 0
  }

  func writeBlock(_ row: Int64, _ bytes: UnsafeBufferPointer<UInt8>) throws(Failure) {
    replaceBlock.bind(row, at: 1)
    replaceBlock.bind(blob: bytes, at: 2)
    try replaceBlock.run()
  }

  func writeBlock(_ row: Int64, _ bytes: [UInt8]) throws(Failure) {
    let result = bytes.withUnsafeBufferPointer { bytes in
      Result { () throws(Failure) in try writeBlock(row, bytes) }
    }
    try result.get()
  }

  /// Takes out the first of some records, so many at most.
  ///
  /// - Returns: what is left of them; nil where nothing is.
  func deleteFirst(_ count: Int64, of rows: Range<Int64>) throws(Failure) -> Range<Int64>? {
    rowBehind.bind(rows.lowerBound, at: 1)
    rowBehind.bind(rows.upperBound, at: 2)
    rowBehind.bind(count, at: 3)
    let next = try rowBehind.step() ? rowBehind.integer(0) : nil
    rowBehind.reset()
    deleteBlocks.bind(rows.lowerBound, at: 1)
    deleteBlocks.bind(next ?? rows.upperBound, at: 2)
    try deleteBlocks.run()
    return next.map { $0..<rows.upperBound }
  }

  /// Takes out all notes for pages of a segment.
  func deleteSeparators(of segment: Int64) throws(Failure) {
    // No word begins with this byte.
    try deleteSeparators(of: segment, before: [0xFF], page: 1 << 40)
  }

  /// Takes out the notes for pages before one that begins with a word behind all of theirs.
  func deleteSeparators(of segment: Int64, before word: [UInt8], page: Int64) throws(Failure) {
    deleteSeparators.bind(segment, at: 1)
    deleteSeparators.bind(blob: word, at: 2)
    deleteSeparators.bind(page << 1, at: 3)
    try deleteSeparators.run()
  }

  /// Notes with which word a page of a segment begins: `search_idx` is the way from a word to its page.
  func writeSeparator(_ segment: Int64, _ word: [UInt8], page: Int64, hasDoclistIndex: Bool) throws(Failure) {
    insertSeparator.bind(segment, at: 1)
    insertSeparator.bind(blob: word, at: 2)
    insertSeparator.bind(page << 1 | (hasDoclistIndex ? 1 : 0), at: 3)
    try insertSeparator.run()
  }
}
