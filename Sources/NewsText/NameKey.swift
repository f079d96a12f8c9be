/// One key for the transcriptions of one name: Zelensky, Zelenskyy and Zelenskij share theirs, and so do Klitschko and
/// Klichko, Budanov and Budanow, Mohammed and Muhammad.
///
/// A name of another script is written in Latin letters as the newsroom's language sounds (ch, tsch, tch for ч). The key writes
/// each such sound one way. Signs that are ordinary letters of English or German names (w, y between consonants, doubled l or n)
/// count only in words that end as Slavic names do; so Hansen and Hanson, Meyer and Maier keep apart.
package enum NameKey {
  /// The key of a token that is used as a name, or nil for what is too short or not in Latin letters.
  package static func key(for token: String) -> String? {
    var name = Array(token.utf8)
    guard name.count >= 4, name.count <= 40, name.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }) else { return nil }
    let isSlavic = slavicEndings.first(of: name, behind: 2) != nil
    guard isSlavic || name.count >= 5 else { return nil }
    beginning(&name)
    if isSlavic { replace(&name, slavic) }
    replace(&name, general)
    longU(&name)
    ending(&name, isSlavic: isSlavic)
    if isSlavic { yAsI(&name) }
    let isArabic = arabicEndings.first(of: name) != nil
    if isArabic { arabicVowels(&name) }
    if isSlavic || isArabic { name = withoutDoubles(name) }
    return name.count >= 3 ? String(decoding: name, as: UTF8.self) : nil
  }

  private static let slavicEndings = endings(
    """
    ov ow off ev ew eff ova owa eva ewa nko sky ski skiy skij skyy skii skyi skyj skaya skaja skaia ych ich itsch itch ic itz uk
    chko tschko iv iw ovo evo ovy yev yeva chuk tschuk czuk zky zki tsyn zyn tsin zin zhin
    schin shin kin lny lniy lnyy lnyj ak zhia zhya zhzhia itri itry itriy itrij itrii oly oli oliy aly ali aliy
    """)
  private static let arabicEndings = endings(
    "llah ulla amed amad ammed ammad hmed hmad assan asan ussain usain ussein usein")

  private static func endings(_ words: String) -> Endings<Void> {
    Endings(WordList.words(words).map { (Array($0.utf8), ()) })
  }

  /// A sound: its sign, and what the key has.
  private typealias Sound = (sign: [UInt8], key: [UInt8])

  /// Sounds by their sign's first letter, longest signs first.
  private static let general = sounds("kh/ch ph/f dj/d q/k ks/x")
  private static let slavic =
    sounds(
      """
      schtsch/S shch/S szcz/S stsch/S tsch/C tch/C cz/C kh/C ch/C dzh/dz dsch/dz sch/S sh/S sz/S zh/S w/v
      off/ov eff/ev ie/e ye/e je/e yo/o jo/o ts/z tz/z
      """)

  private static func sounds(_ text: String) -> [[Sound]] {
    var sounds = [[Sound]](repeating: [], count: 128)
    for (sign, key) in WordList.pairs(text) {
      sounds[Int(sign.utf8.first ?? 0)].append((Array(sign.utf8), Array(key.utf8)))
    }
    return sounds
  }

  private static func replace(_ name: inout [UInt8], _ sounds: [[Sound]]) {
    var out: [UInt8] = []
    out.reserveCapacity(name.count + 4)
    var at = 0
    scan: while at < name.count {
      for sound in sounds[Int(name[at])] where name.goesOn(at: at, with: sound.sign) {
        out += sound.key
        at += sound.sign.count
        continue scan
      }
      out.append(name[at])
      at += 1
    }
    name = out
  }

  /// Tch and tsch at the beginning of a name are what others write ch.
  private static func beginning(_ name: inout [UInt8]) {
    for sign in ["tsch", "tch"] where name.starts(with: sign.utf8) {
      name.replaceSubrange(..<sign.utf8.count, with: "ch".utf8)
    }
  }

  /// ou and oo before one consonant and a vowel or the end: Mahmoud, Haroon; not Houston, Woolf.
  private static func longU(_ name: inout [UInt8]) {
    let o = UInt8(ascii: "o"), u = UInt8(ascii: "u")
    var at = 0
    while at + 2 < name.count {
      if name[at] == o, name[at + 1] == u || name[at + 1] == o, !name[at + 2].isVowel,
        at + 3 == name.count || name[at + 3].isVowel
      {
        name.replaceSubrange(at...at + 1, with: [u])
      }
      at += 1
    }
  }

  /// -y, -i, -iy, -yy, -ij, -ey, -ej … : how й at the end of a name comes out. -ov and -ev behind ч, ш and щ are ё.
  private static func ending(_ name: inout [UInt8], isSlavic: Bool) {
    let i = UInt8(ascii: "i"),
      isVowelOfI: (UInt8) -> Bool = { $0 == i || $0 == UInt8(ascii: "y") || $0 == UInt8(ascii: "j") }
    if let last = name.last, isVowelOfI(last) {
      let hadTwo = name.count > 1 && isVowelOfI(name[name.count - 2])
      let beforeVowel = name.count > 1 && "aeou".utf8.contains(name[name.count - 2])
      let isSki = name.count > 2 && name[name.count - 2] == UInt8(ascii: "k")
      if hadTwo || beforeVowel || isSki || isSlavic {
        while let last = name.last, isVowelOfI(last), name.count > 2 { name.removeLast() }
        name.append(i)
      }
    }
    if name.count > 3, name.last == UInt8(ascii: "v"), name[name.count - 2] == UInt8(ascii: "o"),
      name[name.count - 3] == UInt8(ascii: "C") || name[name.count - 3] == UInt8(ascii: "S")
    {
      name[name.count - 2] = UInt8(ascii: "e")
    }
  }

  /// y and j are i, and a row of i is one.
  private static func yAsI(_ name: inout [UInt8]) {
    let i = UInt8(ascii: "i")
    var out: [UInt8] = []
    for byte in name {
      let letter = byte == UInt8(ascii: "y") || byte == UInt8(ascii: "j") ? i : byte
      if letter == i, out.last == i { continue }
      out.append(letter)
    }
    name = out
  }

  /// Arabic writes three vowels; which letter stands for one is a matter of ear.
  private static func arabicVowels(_ name: inout [UInt8]) {
    for (at, byte) in name.enumerated() {
      if byte == UInt8(ascii: "o") { name[at] = UInt8(ascii: "u") }
      if byte == UInt8(ascii: "e"), at + 1 < name.count, name[at + 1] == UInt8(ascii: "i") {
        name[at] = UInt8(ascii: "a")
      } else if byte == UInt8(ascii: "e") {
        name[at] = at == name.count - 2 ? UInt8(ascii: "a") : UInt8(ascii: "i")
      }
    }
    if name.ends(with: Array("alla".utf8)) || name.ends(with: Array("allah".utf8)) {
      name[name.lastIndex(of: UInt8(ascii: "l"))! - 2] = UInt8(ascii: "u")
    }
    if name.last == UInt8(ascii: "h") { name.removeLast() }
  }

  /// Doubled consonants once. Names of other languages are told apart by them: Philips, Phillips.
  private static func withoutDoubles(_ name: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    for byte in name where byte != out.last || byte.isVowel { out.append(byte) }
    return out
  }
}
