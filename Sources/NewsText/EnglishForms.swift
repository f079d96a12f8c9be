/// English words as they are before their stem is taken, and which words of one stem are forms of each other.
///
/// Snowball's stems are coarse: university and universe, important and imported, animals and animated share theirs. A stem
/// brings words together as candidates; ``areForms(_:_:)`` keeps those that one paradigm makes of one another: the
/// inflections of a verb or a noun, the noun of its action (negotiate, negotiation, development, arrival), who does it
/// (negotiator, demonstrator), the adverb of an adjective.
package enum EnglishForms {
  /// The word that stands for all spellings and irregular inflections of a word: women → woman, organisations →
  /// organizations, went → go.
  package static func canonical(_ word: String) -> String {
    if let lemma = EnglishIrregulars.lemma(of: word) { return EnglishSpelling.american(lemma) }
    if let singular = compoundOfMan(word) { return singular }
    if let verb = EnglishIrregulars.verb(ofAction: word) { return EnglishSpelling.american(verb) }
    return EnglishSpelling.american(word)
  }

  /// Spokesmen, grandchildren: compounds of an irregular plural.
  private static func compoundOfMan(_ word: String) -> String? {
    let bytes = word.utf8
    guard bytes.count >= 6 else { return nil }
    if bytes.ends(with: "men"), !notOfMan.contains(word) { return String(word.dropLast(2)) + "an" }
    if bytes.ends(with: "children") { return String(word.dropLast(3)) }
    return nil
  }

  private static let notOfMan: Set<String> = [
    "specimen", "regimen", "abdomen", "acumen", "bitumen", "turkmen", "yemen", "ramen", "semen", "hymen", "stamen",
    "lumen",
  ]

  /// Whether two words (canonical ones) with the same stem are forms of one another.
  package static func areForms(_ a: String, _ b: String) -> Bool {
    if a == b { return true }
    // Moral and morale, Clark and Clarke: no ending of a paradigm.
    if a == b + "e" || b == a + "e" { return false }
    let roots = Self.roots(of: a)
    return Self.roots(of: b).contains { roots.contains($0) }
  }

  /// What is left of a word when the endings of its paradigm are off; several where an ending may belong to the word
  /// (`expectat` and `expect` for expectation).
  static func roots(of word: String) -> [String] {
    var roots: [String] = []
    for base in bases(of: Array(word.utf8)) {
      add(base, to: &roots)
      if EnglishLoners.words.contains(String(decoding: base, as: UTF8.self)) { continue }
      for (ending, instead) in derivations where base.count >= ending.count + 3 && base.ends(with: ending) {
        let rest = base.dropLast(ending.count) + instead
        if rest.contains(where: \.isVowel) { add(Array(rest), to: &roots) }
      }
    }
    return roots
  }

  /// The word without its inflection: countries → country, running → runn, needed → need.
  private static func bases(of word: [UInt8]) -> [[UInt8]] {
    let text = String(decoding: word, as: UTF8.self)
    if EnglishLoners.words.contains(text) { return [word] }
    guard word.count > 3 else { return [word] }
    for (ending, instead) in inflections where word.ends(with: ending) {
      let rest = Array(word.dropLast(ending.count) + instead)
      if rest.count >= 2, rest.contains(where: \.isVowel) { return ending == [0x73] ? [rest] : [rest, word] }
    }
    return [word]
  }

  private static func add(_ base: [UInt8], to roots: inout [String]) {
    var root = base
    // One sign for what inflection changes at a word's end: e goes, y is i, a doubled letter is one.
    if root.count > 2, root.last == UInt8(ascii: "e") { root.removeLast() }
    if root.count > 1, root.last == UInt8(ascii: "y") { root[root.count - 1] = UInt8(ascii: "i") }
    if root.count > 3, root[root.count - 1] == root[root.count - 2] { root.removeLast() }
    let text = String(decoding: root, as: UTF8.self)
    if !roots.contains(text) { roots.append(text) }
  }

  private static let inflections: [([UInt8], [UInt8])] = [
    ("ingly", ""), ("edly", ""), ("ings", ""), ("ies", "y"), ("ied", "y"), ("ing", ""), ("eed", "ee"), ("ed", ""),
    ("sses", "ss"),
    ("shes", "sh"), ("ches", "ch"), ("xes", "x"), ("zes", "z"), ("oes", "o"), ("ss", "ss"), ("us", "us"), ("is", "is"),
    ("s", ""),
  ].map { (Array($0.0.utf8), Array($0.1.utf8)) }

  /// Endings that make another word of the same paradigm, with what they leave.
  private static let derivations: [([UInt8], [UInt8])] = [
    // The noun of an action, and its adjective.
    ("ation", ""), ("ation", "at"), ("ition", ""), ("tion", "t"), ("sion", "s"), ("xion", "x"), ("ional", "ion"),
    ("ional", ""),
    ("ment", ""), ("val", "v"), ("sal", "s"), ("wal", "w"), ("yal", "y"), ("ttal", "t"), ("ance", ""), ("ence", ""),
    // Who or what does it.
    ("er", ""), ("or", ""), ("ant", ""), ("ant", "at"),
    // The adverb and the noun of an adjective.
    ("ically", "ic"), ("ally", "al"), ("bly", "bl"), ("ily", "y"), ("ly", ""), ("ical", "ic"), ("iness", "y"),
    ("ness", ""),
    ("bility", "bl"), ("arity", "ar"), ("ivity", "iv"), ("ance", "an"), ("ence", "en"), ("ancy", "an"), ("ency", "en"),
    ("antly", "an"), ("ently", "en"),
    ("ant", "an"), ("ent", "en"), ("ial", "y"), ("ural", "ur"),
  ].map { (Array($0.0.utf8), Array($0.1.utf8)) }
}
