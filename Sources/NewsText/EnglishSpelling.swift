/// British spellings written the American way, so that both are one word: organise and organize, centre and center.
///
/// The result is a key, not a text: what no American would write (advize) does no harm where nothing else is written so.
/// Words in small letters without accents, as the index holds them.
enum EnglishSpelling {
  /// The word in American spelling; the word itself where both write it the same way.
  static func american(_ word: String) -> String {
    if let other = EnglishSpellings.words[word] { return other }
    var bytes = Array(word.utf8)
    guard bytes.count >= 5, bytes.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }) else { return word }
    let length = bytes.count
    var changed = replaceStem(&bytes)
    changed = zInsteadOfS(&bytes) || changed
    changed = erInsteadOfRe(&bytes) || changed
    changed = shortEndings(&bytes) || changed
    if !changed, bytes.count == length { return word }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Colour, anaemia, sceptic: what is one spelling's at the beginning of words, behind a prefix, too.
  private static func replaceStem(_ bytes: inout [UInt8]) -> Bool {
    for prefix in EnglishSpellings.prefixes where bytes.count > prefix.count + 3 && bytes.goesOn(at: 0, with: prefix) {
      for (british, american) in EnglishSpellings.stems[Int(bytes[prefix.count])]
      where bytes.goesOn(at: prefix.count, with: british) {
        bytes.replaceSubrange(prefix.count..<prefix.count + british.count, with: american)
        return true
      }
    }
    return false
  }

  /// -ise, -isation, -yse and their inflections, behind at least three letters with a vowel.
  private static func zInsteadOfS(_ bytes: inout [UInt8]) -> Bool {
    guard let ending = zEndings.first(of: bytes, behind: 3) else { return false }
    let s = bytes.count - ending.bytes.count + 1
    let stem = bytes[..<(s + 1)]
    guard stem.dropLast(2).contains(where: \.isVowel) else { return false }
    if EnglishSpellings.withS.contains(where: { stem.ends(with: $0) }) { return false }
    // -yse only in analyse, paralyse, catalyse …
    if bytes[s - 1] == UInt8(ascii: "y"), bytes[s - 2] != UInt8(ascii: "l") { return false }
    bytes[s] = UInt8(ascii: "z")
    return true
  }

  /// Endings, their s the second letter; the longest ones first.
  private static let zEndings = Endings(
    ["ations", "ational", "ation", "ers", "ed", "es", "er", "e", "ing", "ingly", "able", "ings"]
      .flatMap { tail in ["is", "ys"].map { (Array(($0 + tail).utf8), ()) } })

  /// Centre, metres, theatre; kilometre, amphitheatre.
  private static func erInsteadOfRe(_ bytes: inout [UInt8]) -> Bool {
    // Few words end so, and every word of the index comes by here.
    let isBare = bytes[bytes.count - 1] == UInt8(ascii: "e")
    let place = bytes.count - (isBare ? 2 : 3)
    guard bytes[place] == UInt8(ascii: "r"), bytes[place + 1] == UInt8(ascii: "e") else { return false }
    let tail = isBare ? [] : [bytes[bytes.count - 1]]
    guard isBare || tail == [UInt8(ascii: "s")] || tail == [UInt8(ascii: "d")],
      EnglishSpellings.reEndings.contains(where: { $1 == tail && bytes.ends(with: $0 + $1) })
    else { return false }
    bytes.swapAt(place, place + 1)
    if tail == [UInt8(ascii: "d")] { bytes.insert(UInt8(ascii: "e"), at: bytes.count - 1) }
    return true
  }

  /// -ogue, -ence where American has -ense, doubled l before -ed and -ing, -ement behind dg.
  private static func shortEndings(_ bytes: inout [UInt8]) -> Bool {
    guard let british = EnglishSpellings.endings.first(of: bytes) else { return false }
    bytes.replaceSubrange((bytes.count - british.bytes.count)..., with: british.value)
    return true
  }
}

extension UInt8 {
  /// Whether a small ASCII letter is a vowel, y among them.
  var isVowel: Bool {
    switch self {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"),
      UInt8(ascii: "y"):
      true
    default: false
    }
  }
}
