/// What the index does not hold as one word, or not with all its letters: words that were seen in parts (`cease-fire`, a word
/// with soft hyphens), and words that were seen with dots (`Müller`).
///
/// The index holds the parts alone, and the letters without dots. This is how a reader who types the word in one piece, or
/// `Mueller`, finds them.
struct CompoundTable: Sendable {
  /// A word in parts.
  struct Parts: Sendable {
    /// With a space between them.
    var text: String
    /// The languages of the articles it was seen in, one bit each.
    var languages: UInt32
  }

  /// Joined form → parts.
  private(set) var parts: [String: Parts] = [:]
  /// The token with its dots spelled out → token.
  private(set) var spelledOut: [String: String] = [:]
  private var dotted: Set<String> = []
  /// Two parts that were met already, by a hash, with the languages: most come again and again.
  private var met: [UInt64: UInt32] = [:]

  mutating func insert(_ parts: [String], languages: UInt32) {
    let joined = parts.joined()
    guard joined.utf8.count <= Self.longest else { return }
    self.parts[joined, default: Parts(text: parts.joined(separator: " "), languages: 0)].languages |= languages
  }

  mutating func insert(
    _ first: UnsafeBufferPointer<UInt8>, _ second: UnsafeBufferPointer<UInt8>, languages: UInt32
  ) {
    guard first.count + second.count <= Self.longest else { return }
    let hash = XXHash.short(of: second, seed: XXHash.short(of: first, seed: WordKey.seed))
    let known = met[hash]
    if let known, languages & ~known == 0 { return }
    met[hash] = languages | (known ?? 0)
    insert([String(decoding: first, as: UTF8.self), String(decoding: second, as: UTF8.self)], languages: languages)
  }

  /// Takes in a token with what it was written as, where that has dots.
  mutating func insertDotted(_ token: UnsafeBufferPointer<UInt8>, written: UnsafeBufferPointer<UInt8>) {
    guard Dots.areIn(written), token.count <= Self.longest else { return }
    let token = String(decoding: token, as: UTF8.self)
    guard dotted.insert(token).inserted, let other = Dots.spelledOut(String(decoding: written, as: UTF8.self)) else {
      return
    }
    spelledOut[other] = token
  }

  /// Bytes of the longest word that is kept.
  private static let longest = 40
}
