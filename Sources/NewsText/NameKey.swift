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
    let isSlavic = slavicEndings.contains { name.count >= $0.count + 2 && name.ends(with: $0) }
    guard isSlavic || name.count >= 5 else { return nil }
    if isSlavic { replace(&name, slavic) }
    replace(&name, general)
    ending(&name)
    if isSlavic { yAsI(&name) }
    if arabicEndings.contains(where: { name.ends(with: $0) }) { arabicVowels(&name) }
    name = withoutDoubles(name, all: isSlavic)
    return name.count >= 3 ? String(decoding: name, as: UTF8.self) : nil
  }

  private static let slavicEndings = bytes(
    """
    ov ow off ev ew eff ova owa eva ewa nko sky ski skiy skij skyy skii skyi skyj skaya skaja skaia ych ich itsch itch ic itz uk
    chko tschko iv iw ovo evo ovy yev yeva chuk tschuk czuk zky zki yn in ny niy nyy nyj ak zhia zhya zhzhia
    """)
  private static let arabicEndings = bytes("llah ulla amed amad ammed ammad hmed hmad")

  private static func bytes(_ words: String) -> [[UInt8]] {
    words.split(whereSeparator: \.isWhitespace).map { Array($0.utf8) }
  }

  /// Sounds, longest signs first: sign, what the key has.
  private static let general: [([UInt8], [UInt8])] = pairs("tsch/ch tch/ch kh/ch ph/f ou/u oo/u dj/d q/k tz/z ts/z ks/x ck/k")
  private static let slavic: [([UInt8], [UInt8])] =
    pairs(
      """
      schtsch/S shch/S szcz/S stsch/S tsch/C tch/C cz/C kh/C ch/C dzh/dz dsch/dz sch/S sh/S sz/S zh/S w/v
      off/ov eff/ev ie/e ye/e je/e yo/o jo/o ts/z tz/z
      """)

  private static func pairs(_ text: String) -> [([UInt8], [UInt8])] {
    text.split(whereSeparator: \.isWhitespace).map { pair in
      let parts = pair.split(separator: "/")
      return (Array(parts[0].utf8), Array(parts[1].utf8))
    }
  }

  private static func replace(_ name: inout [UInt8], _ signs: [([UInt8], [UInt8])]) {
    var out: [UInt8] = []
    var at = 0
    scan: while at < name.count {
      for (sign, instead) in signs where name[at...].starts(with: sign) {
        out += instead
        at += sign.count
        continue scan
      }
      out.append(name[at])
      at += 1
    }
    name = out
  }

  /// -y, -i, -iy, -yy, -ij, -ey, -ej … : how й at the end of a name comes out. -ov and -ev behind ч, ш and щ are ё.
  private static func ending(_ name: inout [UInt8]) {
    let i = UInt8(ascii: "i"), isVowelOfI: (UInt8) -> Bool = { $0 == i || $0 == UInt8(ascii: "y") || $0 == UInt8(ascii: "j") }
    if let last = name.last, isVowelOfI(last) {
      let hadTwo = name.count > 1 && isVowelOfI(name[name.count - 2])
      let beforeVowel = name.count > 1 && "aeou".utf8.contains(name[name.count - 2])
      let isSki = name.count > 2 && name[name.count - 2] == UInt8(ascii: "k")
      if hadTwo || beforeVowel || isSki || last != UInt8(ascii: "j") {
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
      if byte == UInt8(ascii: "e") { name[at] = at == name.count - 2 ? UInt8(ascii: "a") : UInt8(ascii: "i") }
    }
    if name.ends(with: Array("alla".utf8)) || name.ends(with: Array("allah".utf8)) {
      name[name.lastIndex(of: UInt8(ascii: "l"))! - 2] = UInt8(ascii: "u")
    }
    if name.last == UInt8(ascii: "h") { name.removeLast() }
  }

  /// Doubled consonants once: all of them in Slavic names, elsewhere those that English names seldom tell apart by.
  private static func withoutDoubles(_ name: [UInt8], all: Bool) -> [UInt8] {
    var out: [UInt8] = []
    for byte in name {
      if byte == out.last, all || doubles.contains(byte), !byte.isVowel { continue }
      out.append(byte)
    }
    return out
  }

  private static let doubles: Set<UInt8> = Set("bdfgkmsz".utf8)
}
