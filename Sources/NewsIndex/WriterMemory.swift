import NewsModel

/// What the writer remembers between batches, so that it need not ask the database again.
struct WriterMemory {
  /// The next running number of a day's dated or undated articles, by the range's first number.
  var nextNumber: [Int64: Int64] = [:]
  /// Words whose forms are stored, with the languages these were made for; by the word's hash.
  var knownForms: [UInt64: UInt32] = [:]

  /// Words above this are forgotten, to bound the memory.
  static let mostForms = 2_000_000
}
