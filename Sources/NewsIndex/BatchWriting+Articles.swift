import CSQLite
import NewsModel

extension BatchWriting {
  /// Gives each new article its number. An article that takes another's place on the same day keeps the number.
  mutating func number() throws(Failure) {
    for index in insertions.indices {
      if let stored = batch.articles[insertions[index].article].stored {
        insertions[index].id = stored.number
        continue
      }
      let published = batch.articles[insertions[index].article].article.published
      let day = published?.day ?? insertions[index].arrival
      let range = ArticleNumber.range(day: day, dated: published != nil)
      if let replaced = insertions[index].replaced, range.contains(replaced) {
        insertions[index].id = replaced
      } else {
        insertions[index].id = try nextNumber(in: range)
      }
    }
  }

  /// The next free number of a day; where the day is full, of the days after it.
  private mutating func nextNumber(in range: Range<Int64>) throws(Failure) -> Int64 {
    var range = range
    while true {
      let next: Int64
      if let known = memory.nextNumber[range.lowerBound] { next = known } else { next = try storedNext(in: range) }
      if next < range.upperBound {
        memory.nextNumber[range.lowerBound] = next + 1
        return next
      }
      range = range.lowerBound + ArticleNumber.perDay..<range.upperBound + ArticleNumber.perDay
    }
  }

  private func storedNext(in range: Range<Int64>) throws(Failure) -> Int64 {
    let statement = statements.lastNumber
    statement.bind(range.lowerBound, at: 1)
    statement.bind(range.upperBound, at: 2)
    defer { statement.reset() }
    guard try statement.step(), let last = statement.optionalInteger(0) else { return range.lowerBound }
    return last + 1
  }

  /// Takes out what goes and puts in what comes, in the order of the numbers.
  ///
  /// - Returns: whether the batch's words are to be written with those of others: where it does nothing but add articles.
  mutating func write() throws(Failure) -> Bool {
    removals.sort()
    insertions.sort { $0.id < $1.id }
    let isGathered = try canBeGathered()
    if !isGathered, !batch.articles.isEmpty || !removals.isEmpty {
      // FTS5 and the counts of words must know all that came before.
      try gathered.write(statements, forms, memory)
    }
    leavesWorkToFTS5 = !isGathered && !(insertions.isEmpty && removals.isEmpty)
    report.replaced = insertions.count { $0.replaced != nil }
    report.added = insertions.count - report.replaced
    report.removed = removals.count - report.replaced
    let tokens = isGathered || insertions.isEmpty ? nil : batch.tokensAgain()
    var remaining = removals[...]
    defer { replaying.source = nil }
    for insertion in insertions {
      while let id = remaining.first, id <= insertion.id {
        try remove(id)
        remaining.removeFirst()
      }
      let prepared = batch.articles[insertion.article]
      try insert(prepared, insertion)
      if let tokens {
        replaying.source = ReplayingTokenizer.Source(tokens: tokens, words: batch.words, columns: prepared.columns)
        try index(insertion.id)
      } else {
        try writeDocumentSize(of: prepared, insertion.id)
      }
    }
    replaying.source = nil
    for id in remaining { try remove(id) }
    for bundle in forgotten {
      for statement in [statements.deleteFailures, statements.releaseCopies, statements.deleteBundle] {
        statement.bind(bundle, at: 1)
        try statement.run()
      }
    }
    return isGathered
  }

  private mutating func insert(_ prepared: PreparedArticle, _ insertion: Insertion) throws(Failure) {
    let article = prepared.article
    statements.insertText.bind(article.leftOut, at: 2)
    statements.insertText.bind(prepared.acronyms, at: 3)
    try statements.insertText.run(binding: article.body, at: 1)
    let text = sqlite3_last_insert_rowid(statements.connection)
    let row = statements.insertArticle
    row.bind(insertion.id, at: 1)
    row.bind(insertion.bundle, at: 2)
    row.bind(insertion.name, at: 3)
    row.bind(article.key, at: 4)
    row.bind(article.member, at: 5)
    row.bind(article.title, at: 6)
    row.bind(article.url, at: 7)
    row.bind(article.source, at: 8)
    row.bind(prepared.authors, at: 9)
    row.bind(article.language, at: 10)
    row.bind(article.published?.iso, at: 11)
    row.bind(article.published?.origin.rawValue, at: 12)
    row.bind(insertion.seen, at: 13)
    row.bind(prepared.images, at: 14)
    row.bind(article.format, at: 15)
    row.bind(text, at: 16)
    row.bind(prepared.mark(number: insertion.id, seen: insertion.seen), at: 17)
    try row.run()
    if prepared.segmented.contains(where: { $0 != nil }) {
      let row = statements.insertSegmented
      row.bind(insertion.id, at: 1)
      for (column, text) in prepared.segmented.enumerated() { row.bind(text, at: Int32(column) + 2) }
      try row.run()
    }
    lengths.set(
      insertion.id, length: LengthCode.code(for: prepared.length), language: try number(ofLanguage: article.language))
    vocabulary.addArticle(language: article.language)
  }

  private func index(_ id: Int64) throws(Failure) {
    let row = statements.insertSearch
    row.bind(id, at: 1)
    for column in Column.allCases { row.bind(ReplayingTokenizer.mark(of: column), at: column.rawValue + 2) }
    try row.run()
  }

  private mutating func remove(_ id: Int64) throws(Failure) {
    try uncount(stored: id)
    statements.deleteSearch.bind(id, at: 1)
    try statements.deleteSearch.run()
    statements.textNumber.bind(id, at: 1)
    let text = try statements.textNumber.step() ? statements.textNumber.integer(0) : 0
    statements.textNumber.reset()
    for statement in [statements.deleteSegmented, statements.deleteArticle] {
      statement.bind(id, at: 1)
      try statement.run()
    }
    statements.deleteText.bind(text, at: 1)
    try statements.deleteText.run()
    lengths.set(id, length: 0, language: 0)
  }

  /// Takes the words of a stored article out of the vocabulary's counts.
  private mutating func uncount(stored id: Int64) throws(Failure) {
    let row = statements.textOfArticle
    row.bind(id, at: 1)
    defer { row.reset() }
    guard try row.step() else { return }
    var words = Set<String>()
    for column in Column.allCases {
      guard var text = row.text(column.rawValue) else { continue }
      text.withUTF8 { bytes in
        tokenizer.forEachToken(in: bytes) { words.insert(String(decoding: $0.bytes, as: UTF8.self)) }
      }
    }
    vocabulary.removeArticle(words: words, language: row.text(Int32(Column.allCases.count)))
  }

  /// A language's number, by which the articles' languages are stored in a byte each. New ones get the next; the last number is
  /// for all that come after.
  private mutating func number(ofLanguage language: String?) throws(Failure) -> UInt8 {
    let code = language ?? VocabularyChanges.unknown
    var numbers: [String: UInt8]
    if let known = memory.languages { numbers = known } else { numbers = try storedLanguages() }
    if numbers[code] == nil {
      let number = UInt8(clamping: numbers.count + 1)
      statements.insertLanguage.bind(code, at: 1)
      statements.insertLanguage.bind(Int64(number), at: 2)
      try statements.insertLanguage.run()
      numbers[code] = number
    }
    memory.languages = numbers
    return numbers[code] ?? UInt8.max
  }

  private func storedLanguages() throws(Failure) -> [String: UInt8] {
    defer { statements.languages.reset() }
    var numbers: [String: UInt8] = [:]
    while try statements.languages.step() {
      if let code = statements.languages.text(0) {
        numbers[code] = UInt8(clamping: statements.languages.integer(1))
      }
    }
    return numbers
  }

  /// Writes the changed lengths and languages, a block at a time.
  func writeLengths() throws(Failure) {
    for (block, changes) in lengths.blocks.sorted(by: { $0.key < $1.key }) {
      let read = statements.readLengths
      read.bind(block, at: 1)
      let isStored = try read.step()
      var lengths = isStored ? read.blob(0) ?? [] : []
      var languages = isStored ? read.blob(1) ?? [] : []
      read.reset()
      let end = (changes.map(\.place).max() ?? 0) + 1
      lengths += [UInt8](repeating: 0, count: max(0, end - lengths.count))
      languages += [UInt8](repeating: 0, count: max(0, end - languages.count))
      for change in changes {
        lengths[change.place] = change.length
        languages[change.place] = change.language
      }
      let write = statements.writeLengths
      write.bind(block, at: 1)
      write.bind(blob: lengths, at: 2)
      write.bind(blob: languages, at: 3)
      try write.run()
    }
  }
}

extension BatchWriting.Insertion {
  /// The day the article was first seen.
  var arrival: CivilDay {
    let parts = seen.prefix(10).split(separator: "-").compactMap { Int($0) }
    return parts.count == 3
      ? CivilDay(year: parts[0], month: parts[1], day: parts[2]) ?? Timestamp.today() : Timestamp.today()
  }
}
