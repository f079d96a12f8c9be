/// What the writer remembers between batches, so that it need not ask the database again.
final class WriterMemory {
  /// The next running number of a day's dated or undated articles, by the range's first number.
  var nextNumber: [Int64: Int64] = [:]
  var words = KnownWords()
  /// Words in parts whose keys are stored, by the word in one piece.
  var compounds: [String: CompoundTable.Parts] = [:]
  /// The numbers of the languages, by their codes; nil before they were asked for.
  var languages: [String: UInt8]?
  /// The marks of articles that are to be nowhere; nil before they were asked for.
  var forgotten: Set<Int64>?
  /// The number that the next new word gets.
  var nextWord: Int64?

  static let mostCompounds = 100_000
  /// So many words are kept while nothing is to do: single arrivals find most of theirs in them.
  static let mostAtRest = 16_384
}
