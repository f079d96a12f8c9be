/// Scripts that write words without spaces between them: Chinese, Japanese, Thai, Lao, Khmer, Burmese.
///
/// FTS5's tokenizer takes a run of such letters for one word. A second text, for the index alone, has a
/// zero-width space before each letter of these scripts, so that each becomes a token and any part of a
/// word is found as a phrase.
package enum SpacelessScript {
  /// Splits tokens for `unicode61` and cannot be seen.
  package static let separator: Unicode.Scalar = "\u{200B}"

  /// The text with its letters set apart, or nil where it has none of these scripts.
  package static func segmented(_ text: String) -> String? {
    guard contains(text) else { return nil }
    var out = String()
    out.reserveCapacity(text.utf8.count * 2)
    var previousWasLetter = false
    for scalar in text.unicodeScalars {
      let letter = isLetter(scalar)
      // Marks stay with the letter they stand on.
      if !isMark(scalar) {
        if letter || previousWasLetter { out.unicodeScalars.append(separator) }
        previousWasLetter = letter
      }
      out.unicodeScalars.append(scalar)
    }
    return out
  }

  /// Whether the text has a letter of these scripts. All of them lie at or above U+0E00, which begins with
  /// the byte E0 in UTF-8, so that most texts are told by their bytes alone.
  package static func contains(_ text: String) -> Bool {
    var text = text
    return text.withUTF8(mayHoldLetters) && text.unicodeScalars.contains(where: isLetter)
  }

  /// Whether there is a byte from E0 on, eight bytes at a time: its three highest bits are set.
  private static func mayHoldLetters(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var place = 0
    while place + 8 <= bytes.count {
      let piece = UnsafeRawPointer(bytes.baseAddress! + place).loadUnaligned(as: UInt64.self)
      if piece & piece << 1 & piece << 2 & 0x8080_8080_8080_8080 != 0 { return true }
      place += 8
    }
    return bytes[place...].contains { $0 >= 0xE0 }
  }

  /// Whether a scalar is a letter of a script without spaces.
  package static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0E01...0x0E30, 0x0E32...0x0E33, 0x0E40...0x0E46,  // Thai
      0x0E81...0x0EB0, 0x0EB2...0x0EB3, 0x0EBD, 0x0EC0...0x0EC6, 0x0EDC...0x0EDF,  // Lao
      0x1000...0x102A, 0x103F, 0x1050...0x1055,  // Burmese
      0x1780...0x17B3,  // Khmer
      0x3005...0x3007, 0x3041...0x3096, 0x309D...0x309F, 0x30A1...0x30FF, 0x31F0...0x31FF,  // Kana
      0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFF66...0xFF9F, 0x20000...0x323AF:  // Han, half-width kana
      true
    default: false
    }
  }

  /// Whether a scalar stands on a letter of these scripts and is one with it.
  package static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0E31, 0x0E34...0x0E3A, 0x0E47...0x0E4E, 0x0EB1, 0x0EB4...0x0EBC, 0x0EC8...0x0ECE, 0x102B...0x103E,
      0x1056...0x1059, 0x17B4...0x17D3, 0x3099...0x309A, 0xFF9E...0xFF9F:
      true
    default: false
    }
  }
}
