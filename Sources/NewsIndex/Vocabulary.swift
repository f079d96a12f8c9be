import GRDB
import NewsModel

/// The words of the index, asked for by word and by the keys of their forms.
final class Vocabulary {
  /// Articles in the index.
  let articles: Int64
  /// The stemmers' languages that occur in the index.
  let languages: UInt32

  private let find: RawStatement
  private let findForms: RawStatement
  private let sumOfPrefix: RawStatement

  init(_ db: Database) throws(Failure) {
    let connection = try db.connection()
    find = try RawStatement(connection, "SELECT articles FROM word WHERE word = ?1")
    findForms = try RawStatement(connection, "SELECT word FROM form WHERE kind = ?1 AND key = ?2")
    sumOfPrefix = try RawStatement(
      connection, "SELECT sum(articles) FROM word WHERE word >= ?1 AND word < ?1 || char(0x10FFFF)")
    let counts = try RawStatement(connection, "SELECT code, articles FROM language WHERE articles > 0")
    var sum: Int64 = 0
    var mask: UInt32 = 0
    while try counts.step() {
      let code = counts.text(0)
      mask |= StemLanguages.bit(of: code == VocabularyChanges.unknown ? nil : code)
      sum += counts.integer(1)
    }
    articles = sum
    languages = mask
  }

  /// In how many articles a word occurs; nil for a word the index does not have.
  func articles(with word: String) throws(Failure) -> Int64? {
    find.bind(word, at: 1)
    defer { find.reset() }
    return try find.step() ? find.integer(0) : nil
  }

  /// In how many articles a word with this beginning occurs, at most.
  func articles(withPrefix prefix: String) throws(Failure) -> Int64 {
    sumOfPrefix.bind(prefix, at: 1)
    defer { sumOfPrefix.reset() }
    return try sumOfPrefix.step() ? min(sumOfPrefix.integer(0), articles) : 0
  }

  /// The words stored under a key.
  func words(kind: String, key: String) throws(Failure) -> [String] {
    findForms.bind(kind, at: 1)
    findForms.bind(key, at: 2)
    defer { findForms.reset() }
    var words: [String] = []
    while try findForms.step() { findForms.text(0).map { words.append($0) } }
    return words
  }
}
