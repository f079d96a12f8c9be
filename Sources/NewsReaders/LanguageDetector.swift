internal import CCLD2
internal import NewsText

/// Tells the language of a text by the Compact Language Detector 2.
package enum LanguageDetector {
  /// How much of a text is looked at, in bytes: a few sentences tell most languages, and where they do not, more. At 1,000
  /// bytes each, a tenth of all time went here.
  private static let sampleLengths = [256, 1_000]
  /// Bytes of letters below which a verdict would be a guess.
  private static let fewestLetters = 40

  /// The language as a lower-case BCP 47 tag (`en`, `zh-hant`), or nil where the text is too short or does not tell.
  package static func language(of text: String) -> String? {
    languageByLetters(of: text) ?? (text.utf8.count <= fewWords ? languageOfFewWords(text) : nil)
  }

  /// The language that the detector is sure of by sequences of letters, or nil.
  package static func languageByLetters(of text: String) -> String? {
    var text = text
    return text.withUTF8 { bytes in
      if EnglishWords.areMany(in: bytes) { return "en" }
      for length in sampleLengths {
        if let language = language(of: bytes, length) { return language }
        if bytes.count <= length { return nil }
      }
      return nil
    }
  }

  /// Bytes of a text in which letters say too little, and words of grammar may tell.
  private static let fewWords = 500

  private static func languageOfFewWords(_ text: String) -> String? {
    StopWords.language(of: text.lowercased().split { !$0.isLetter }.map(String.init))
  }

  /// The language of a long text where its first 2,000 bytes leave no doubt, or nil.
  package static func plainLanguage(of text: String) -> String? {
    var text = text
    return text.withUTF8 { language(of: $0, 2_000) }
  }

  private static func language(of bytes: UnsafeBufferPointer<UInt8>, _ length: Int) -> String? {
    guard letters(in: bytes.prefix(length)) >= fewestLetters else { return nil }
    var end = min(bytes.count, length)
    while end > 0, end < bytes.count, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return bytes.prefix(end).withMemoryRebound(to: CChar.self) { sample in
      ccld2_detect(sample.baseAddress, Int32(sample.count)).map { current(String(cString: $0).lowercased()) }
    }
  }

  /// The detector uses codes that ISO 639 has withdrawn.
  private static func current(_ code: String) -> String {
    switch code {
    case "iw": "he"
    case "in": "id"
    case "ji": "yi"
    case "jw": "jv"
    default: code
    }
  }

  /// Bytes that belong to letters; every byte outside ASCII counts as one.
  private static func letters(in sample: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    sample.reduce(into: 0) { sum, byte in
      if byte >= 0x80 || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) { sum += 1 }
    }
  }
}
