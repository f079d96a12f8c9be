/// Finds the words that a text has in parts, while its tokens come by.
struct JoinedWords {
  /// The language of the text, as a bit.
  private let language: UInt32
  /// The parts so far of a word between characters that nobody sees.
  private var parts: [String] = []

  init(language: UInt32) {
    self.language = language
  }

  /// Whether a word is in the middle.
  @inline(__always)
  var isOpen: Bool { !parts.isEmpty }

  /// - Parameters:
  ///   - joint: what joins the last token to the one before it.
  ///   - tokens: the tokens so far.
  @inline(__always)
  mutating func look(at joint: Joint?, _ tokens: TextTokens, _ compounds: inout CompoundTable) {
    if joint == nil, !isOpen { return }
    lookClosely(at: joint, tokens, &compounds)
  }

  @inline(never)
  private mutating func lookClosely(at joint: Joint?, _ tokens: TextTokens, _ compounds: inout CompoundTable) {
    if joint != .invisible { end(&compounds) }
    guard let joint, let (first, second) = tokens.lastTwo() else { return }
    switch joint {
    case .hyphen: compounds.insert(first, second, languages: language)
    case .apostrophe:
      if Joint.isInsideOfName(first, second), language & StemLanguages.eliding == 0 {
        compounds.insert(first, second, languages: language)
      }
    case .invisible:
      if parts.isEmpty { parts.append(String(decoding: first, as: UTF8.self)) }
      parts.append(String(decoding: second, as: UTF8.self))
    }
  }

  /// To be called behind the last token.
  mutating func end(_ compounds: inout CompoundTable) {
    if !parts.isEmpty { compounds.insert(parts, languages: language) }
    parts = []
  }
}
