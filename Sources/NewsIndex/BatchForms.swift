/// The keys of a batch's words, for those that no reader has met before.
///
/// Readers work them out, on their cores. The writer asks for the words that are new to it, which nearly always are
/// new to the readers, too; the others it works out itself.
struct BatchForms: Sendable {
  /// By the word's number in the batch's table: the languages that the keys are for, and the keys.
  private var keys: [UInt32: (languages: UInt32, keys: [WordForms.Key])] = [:]

  init() {}

  /// - Parameter met: the words that were met, which those of the table are put to.
  init(of table: WordTable, _ words: [UInt32], forms: WordForms, met: MetWordsInCommon) {
    let new = met.meet(table, words)
    keys.reserveCapacity(new.count)
    for (index, languages) in new {
      keys[index] = (languages, forms.keys(of: table.text(of: table[index]), languages: languages))
    }
  }

  /// Whether keys of a word were worked out, in whatever languages.
  func hasKeys(of word: UInt32) -> Bool { keys[word] != nil }

  /// The keys of a word in these languages; nil where they were not worked out.
  func keys(of word: UInt32, languages: UInt32) -> [WordForms.Key]? {
    keys[word].flatMap { $0.languages == languages ? $0.keys : nil }
  }
}
