/// What the writer remembers between batches, so that it need not ask the database again.
struct WriterMemory {
  /// A word of the vocabulary: its number, and the languages its forms are stored for.
  struct Word {
    var number: Int64
    var languages: UInt32
  }

  /// The next running number of a day's dated or undated articles, by the range's first number.
  var nextNumber: [Int64: Int64] = [:]
  var words: [WordKey: Word] = [:]

  /// Above this many words all are forgotten, to bound the memory.
  static let mostWords = 1_000_000
}
