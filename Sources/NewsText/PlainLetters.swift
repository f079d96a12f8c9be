/// One plain way to write a token whose letters FTS5's tokenizer does not fold: tromso for tromsø, strasse for straße, flood
/// for ﬂood, 1984 for １９８４, and Arabic, Hebrew, Greek and Cyrillic without what is written or left out at will.
package enum PlainLetters {
  /// The token in plain letters, or nil where it is plain already. Tokens are as FTS5 makes them: in small letters.
  package static func plain(_ token: String) -> String? {
    if token.utf8.allSatisfy({ $0 < 0x80 }) { return nil }
    var out = String.UnicodeScalarView()
    for scalar in token.unicodeScalars { append(scalar, to: &out) }
    let plain = String(out)
    return out.isEmpty || out.elementsEqual(token.unicodeScalars) ? nil : plain
  }

  private static func append(_ scalar: Unicode.Scalar, to out: inout String.UnicodeScalarView) {
    let value = scalar.value
    switch value {
    case 0..<0x80: out.append(scalar)
    // й, ї and ў are letters of their own, however they are encoded.
    case 0x306 where out.last == "и": replaceLast(&out, "й")
    case 0x306 where out.last == "у": replaceLast(&out, "ў")
    case 0x308 where out.last == "і": replaceLast(&out, "ї")
    // Marks that change nothing but the way a word is said: combining ones, Hebrew points, Arabic vowels and the tatweel.
    case 0x2B0...0x2FF, 0x300...0x36F, 0x591...0x5C7, 0x610...0x61A, 0x640, 0x64B...0x65F, 0x670, 0x6D6...0x6ED: break
    case 0xFF01...0xFF5E: out.append(small(value - 0xFEE0))
    case 0xFF66...0xFF9D: out.append(fullWidthKana[Int(value - 0xFF66)])
    case 0x3099, 0xFF9E: if !voice(&out, by: 1) { replaceVowel(&out) }
    case 0x309A, 0xFF9F: voice(&out, by: 2)
    case 0x1D400...0x1D6A3: out.append(Unicode.Scalar(UInt8(0x61 + (value - 0x1D400) % 26)))
    case 0x1D7CE...0x1D7FF: out.append(Unicode.Scalar(UInt8(0x30 + (value - 0x1D7CE) % 10)))
    default:
      if let letters = latin(scalar) ?? arabic(scalar) {
        out.append(contentsOf: letters.unicodeScalars)
      } else if let letters = compatibility[scalar] {
        for letter in letters { arabic(letter).map { out.append(contentsOf: $0.unicodeScalars) } ?? out.append(letter) }
      } else if let digit = digit(scalar) {
        out.append(digit)
      } else {
        out.append(scalar)
      }
    }
  }

  /// Latin letters that are no other letter with a mark.
  private static func latin(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "ß", "ẞ": "ss"
    case "æ", "ǽ": "ae"
    case "œ": "oe"
    case "ø", "ǿ": "o"
    case "ł": "l"
    case "đ", "ð", "ɖ": "d"
    case "þ": "th"
    case "ı": "i"
    case "ħ": "h"
    case "ŧ": "t"
    case "ŋ": "n"
    case "ĸ": "k"
    case "ə": "a"
    case "ĳ": "ij"
    default: nil
    }
  }

  /// Arabic letters that are written with and without their hamza, and those of Persian and Urdu keyboards.
  private static func arabic(_ scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0x622, 0x623, 0x625, 0x671: "\u{627}"
    case 0x649, 0x6CC, 0x6D2: "\u{64A}"
    case 0x629, 0x6C0, 0x6C1, 0x6BE, 0x6D5: "\u{647}"
    case 0x6A9: "\u{643}"
    default: nil
    }
  }

  /// Digits of other scripts.
  private static func digit(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    guard scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue else { return nil }
    return Unicode.Scalar(UInt8(0x30 + Int(value)))
  }

  private static func small(_ value: UInt32) -> Unicode.Scalar {
    Unicode.Scalar(value >= 0x41 && value <= 0x5A ? value + 32 : value) ?? " "
  }

  /// A kana with the sign of its voiced sound written behind it.
  @discardableResult
  private static func voice(_ out: inout String.UnicodeScalarView, by step: UInt32) -> Bool {
    guard let last = out.last else { return false }
    let hiragana = last.value >= 0x3041 && last.value <= 0x3096 ? last.value + 0x60 : last.value
    let takes: Bool =
      switch hiragana {
      case 0x30AB...0x30C1: step == 1 && hiragana % 2 == 1
      case 0x30C4...0x30C8: step == 1 && hiragana % 2 == 0
      case 0x30CF...0x30DB: hiragana % 3 == 0
      default: false
      }
    guard takes, let voiced = Unicode.Scalar(last.value + step) else { return false }
    out.removeLast()
    out.append(voiced)
    return true
  }

  /// ウ with the sign is ヴ.
  private static func replaceVowel(_ out: inout String.UnicodeScalarView) {
    if out.last == "ウ" { replaceLast(&out, "ヴ") }
  }

  private static func replaceLast(_ out: inout String.UnicodeScalarView, _ letter: Unicode.Scalar) {
    out.removeLast()
    out.append(letter)
  }
}

/// Letters with two dots or a ring, and what stands for them where a keyboard or a line of printing has none: Mueller for
/// Müller, Aarhus for Århus, Tromsoe for Tromsø.
package enum SpelledOutLetters {
  /// The word with these letters spelled out, in small letters where it was; nil where it has none of them. `text` is as
  /// written: the tokenizer has taken the dots away.
  package static func spelledOut(_ text: String) -> String? {
    var out = String.UnicodeScalarView()
    var changed = false
    for scalar in text.unicodeScalars {
      let letters: String? =
        switch scalar {
        case "ä", "Ä", "æ", "Æ": "ae"
        case "ö", "Ö", "ø", "Ø": "oe"
        case "ü", "Ü": "ue"
        case "å", "Å": "aa"
        case "ß": "ss"
        case "\u{308}": "e"
        default: nil
        }
      if scalar == "\u{308}", let last = out.last, !"aouAOU".unicodeScalars.contains(last) { continue }
      if let letters {
        changed = changed || scalar != "ß"
        out.append(contentsOf: letters.unicodeScalars)
      } else {
        out.append(scalar)
      }
    }
    return changed ? String(out) : nil
  }
}
