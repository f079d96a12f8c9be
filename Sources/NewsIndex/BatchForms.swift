/// The keys of a batch's words, for those that its reader has not met before.
///
/// Readers work them out, on their cores. The writer asks for the words that are new to it, which nearly always are
/// new to the batch's reader, too; the others it works out itself.
struct BatchForms: Sendable {
  /// By the word's number in the batch's table: the languages that the keys are for, and the keys.
  private var keys: [UInt32: (languages: UInt32, keys: [WordForms.Key])] = [:]

  init() {}

  /// - Parameter met: the words that the reader has met, which those of the table are put to.
  init(of table: WordTable, _ words: [UInt32], forms: WordForms, met: inout MetWords) {
    for (place, index) in words.enumerated() {
      if place + 8 < words.count { met.fetch(table[words[place + 8]].key.hash) }
      let word = table[index]
      if let new = met.meet(word.key.hash, languages: word.languages) {
        keys[index] = (new, forms.keys(of: table.text(of: word), languages: new))
      }
    }
  }

  /// The keys of a word in these languages; nil where they were not worked out.
  func keys(of word: UInt32, languages: UInt32) -> [WordForms.Key]? {
    keys[word].flatMap { $0.languages == languages ? $0.keys : nil }
  }
}
