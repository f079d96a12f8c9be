import CSQLite
import NewsModel

/// Writes words, their forms and their counts.
struct VocabularyWriting {
  let statements: WriterStatements
  let forms: WordForms
  let memory: WriterMemory

  /// A word in parts has its own forms: who looks for ministries finds what was written min-is-try.
  func writeCompounds(_ compounds: CompoundTable) throws(Failure) {
    if memory.compounds.count > WriterMemory.mostCompounds { memory.compounds = [:] }
    let new = compounds.parts.filter { joined, parts in
      guard let known = memory.compounds[joined] else { return true }
      return known.text != parts.text || parts.languages & ~known.languages != 0
    }
    for (joined, parts) in new.sorted(by: { $0.key < $1.key }) {
      let known = memory.compounds[joined]
      try insertForm(WordForms.compound, joined, parts.text)
      for form in forms.keys(of: joined, languages: parts.languages) {
        try insertForm(form.kind, form.key, joined)
      }
      memory.compounds[joined] = CompoundTable.Parts(
        text: parts.text, languages: parts.languages | (known?.languages ?? 0))
    }
    for (spelledOut, token) in compounds.spelledOut.sorted(by: { $0.key < $1.key }) {
      try insertForm(WordForms.umlaut, spelledOut, token)
    }
  }

  /// The word's number, where it tells nothing that is not known: the usual case.
  @inline(__always)
  func knownNumber(of word: WordTable.Word) -> Int64? {
    guard let known = memory.words[word.key], word.languages & ~known.languages == 0,
      !word.evidence.tells(of: known.usage)
    else { return nil }
    return known.number
  }

  /// The word's number in the vocabulary; a new word gets one. Its forms are stored for languages that are new to it.
  ///
  /// - Parameter index: its place in its batch's table.
  func number(of word: WordTable.Word, at index: UInt32, in batch: BatchVocabulary) throws(Failure) -> Int64 {
    let known = memory.words[word.key]
    let usage = known?.usage ?? .open
    let tellsUsage = word.evidence.tells(of: usage)
    if let known, word.languages & ~known.languages == 0, !tellsUsage { return known.number }
    let stored: (number: Int64, isNew: Bool)
    if let known { stored = (known.number, false) } else { stored = try storedNumber(of: batch.words.bytes(of: word)) }
    let text = batch.words.text(of: word)
    let languages = word.languages & ~(known?.languages ?? 0)
    for form in batch.forms.keys(of: index, languages: languages) ?? forms.keys(of: text, languages: languages) {
      try insertForm(form.kind, form.key, text)
    }
    memory.words[word.key] = KnownWords.Word(
      number: stored.number, languages: word.languages | (known?.languages ?? 0),
      usage: try noteUsage(of: text, word.evidence, before: usage, isNew: stored.isNew))
    return stored.number
  }

  /// Stores a word's key as a name, or takes it out: a word that was seen in small letters is none. One without evidence is one
  /// as long as nothing speaks against it.
  private func noteUsage(
    of word: String, _ evidence: CapitalEvidence, before: KnownWords.Usage, isNew: Bool
  ) throws(Failure) -> KnownWords.Usage {
    if evidence.contains(.small) {
      if before != .ordinary, !isNew, let key = forms.nameKey(of: word) { try dropForm(key.kind, key.key, word) }
      return .ordinary
    }
    guard before == .open, isNew || evidence.contains(.capital) else { return before }
    if let key = forms.nameKey(of: word) { try insertForm(key.kind, key.key, word) }
    return .name
  }

  /// - Returns: the number, and whether the word has got it now.
  private func storedNumber(of word: UnsafeBufferPointer<UInt8>) throws(Failure) -> (
    number: Int64, isNew: Bool
  ) {
    let next: Int64
    if let known = memory.nextWord { next = known } else { next = try storedNextWord() }
    memory.nextWord = next
    statements.insertWord.bind(word, at: 1)
    statements.insertWord.bind(next, at: 2)
    try statements.insertWord.run()
    if statements.changes > 0 {
      memory.nextWord = next + 1
      return (next, true)
    }
    statements.findWord.bind(word, at: 1)
    defer { statements.findWord.reset() }
    return (try statements.findWord.step() ? statements.findWord.integer(0) : 0, false)
  }

  /// Every number given has its place among the counts.
  private func storedNextWord() throws(Failure) -> Int64 {
    let last = statements.lastBlock
    defer { last.reset() }
    guard try last.step() else { return 1 }
    return WordCounts.number(block: last.integer(0), place: Int(last.integer(1)) / WordCounts.bytesEach)
  }

  private func insertForm(_ kind: String, _ key: String, _ word: String) throws(Failure) {
    statements.insertForm.bind(key, at: 1)
    statements.insertForm.bind(kind, at: 2)
    statements.insertForm.bind(word, at: 3)
    try statements.insertForm.run()
  }

  private func dropForm(_ kind: String, _ key: String, _ word: String) throws(Failure) {
    statements.dropForm.bind(key, at: 1)
    statements.dropForm.bind(kind, at: 2)
    statements.dropForm.bind(word, at: 3)
    try statements.dropForm.run()
  }

  /// Writes the changed counts, a block at a time; a word that no article has any more goes.
  func writeCounts(_ vocabulary: VocabularyChanges, removed: [Int64: String] = [:]) throws(Failure) {
    for (block, changes) in vocabulary.countsByBlock() {
      statements.readCounts.bind(block, at: 1)
      var bytes = try statements.readCounts.step() ? statements.readCounts.blob(0) ?? [] : []
      statements.readCounts.reset()
      if let last = changes.last { WordCounts.makeRoom(for: last.place, in: &bytes) }
      for (place, change) in changes {
        if WordCounts.add(change, to: &bytes, at: place) == 0, change <= 0,
          let word = removed[WordCounts.number(block: block, place: place)]
        {
          statements.dropWord.bind(word, at: 1)
          try statements.dropWord.run()
        }
      }
      statements.writeCounts.bind(block, at: 1)
      statements.writeCounts.bind(blob: bytes, at: 2)
      try statements.writeCounts.run()
    }
  }
}
