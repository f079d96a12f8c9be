import NewsModel

/// The words of the index, asked for by word and by the keys of their forms.
///
/// It is for one state of the database: `ReadConnection.vocabulary()` keeps it, with what it has looked up, while the state lasts.
final class Vocabulary {
  let indexLanguages: IndexLanguages
  /// The stemmers' languages that occur in the index, by their places in `StemLanguages.codes`.
  let stemmedLanguages: [Int]
  /// The stemmers, made as they are needed.
  let forms = WordForms()

  /// Articles in the index.
  var articles: Int64 { indexLanguages.articles }
  /// The stemmers' languages that occur in the index.
  var languages: UInt32 { indexLanguages.stemmed }

  /// What words were expanded to; by the word, and what it is with the dots of its letters spelled out.
  var inflections = Remembered<String, [Expansion.Inflection]>(most: 2_048)
  var halves = Remembered<String, [[String]]>(most: 2_048)

  private let find: RawStatement
  private let findForms: RawStatement
  private let readCounts: RawStatement
  /// It holds the vocabulary, and the statements that not every search needs.
  unowned let db: ReadConnection
  private var counts = Remembered<String, Int64?>(most: 4_096)
  /// Of 2 kB each.
  private var blocks = Remembered<Int64, [UInt8]>(most: 512)

  init(_ db: ReadConnection) throws(Failure) {
    find = try db.statement("SELECT id FROM word WHERE word = ?1")
    findForms = try db.statement("SELECT word FROM form WHERE key = ?1 AND kind = ?2")
    readCounts = try db.statement("SELECT counts FROM count_block WHERE block = ?1")
    self.db = db
    indexLanguages = try IndexLanguages(db)
    stemmedLanguages = StemLanguages.codes(in: indexLanguages.stemmed)
  }

  /// In how many articles a word occurs; nil for a word the index does not have.
  func articles(with word: String) throws(Failure) -> Int64? {
    if let known = counts[word] { return known }
    find.bind(word, at: 1)
    defer { find.reset() }
    let count = try find.step() ? count(of: find.integer(0)) : nil
    counts[word] = .some(count)
    return count
  }

  /// In how many articles a word occurs, by its number.
  func articles(withID word: Int64) throws(Failure) -> Int64 { try count(of: word) }

  private func count(of word: Int64) throws(Failure) -> Int64 {
    let number = WordCounts.block(of: word), place = WordCounts.place(of: word)
    if let known = blocks[number] { return WordCounts.count(in: known, at: place) }
    readCounts.bind(number, at: 1)
    defer { readCounts.reset() }
    let block = try readCounts.step() ? readCounts.blob(0) ?? [] : []
    blocks[number] = block
    return WordCounts.count(in: block, at: place)
  }

  /// In how many articles a word with this beginning occurs, at most.
  func articles(withPrefix prefix: String) throws(Failure) -> Int64 {
    let findPrefix = try db.statement("SELECT id FROM word WHERE word >= ?1 AND word < ?1 || char(0x10FFFF)")
    findPrefix.bind(prefix, at: 1)
    defer { findPrefix.reset() }
    var sum: Int64 = 0
    while try findPrefix.step() { sum += try count(of: findPrefix.integer(0)) }
    return min(sum, articles)
  }

  /// The words stored under a key.
  func words(kind: String, key: String) throws(Failure) -> [String] {
    findForms.bind(key, at: 1)
    findForms.bind(kind, at: 2)
    defer { findForms.reset() }
    var words: [String] = []
    while try findForms.step() { findForms.text(0).map { words.append($0) } }
    return words
  }
}
