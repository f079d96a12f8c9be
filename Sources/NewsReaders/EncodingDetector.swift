/// Finds the encoding of a text that is not Unicode.
///
/// A detector of letter frequencies has the first word; since it errs on short texts, what it says is compared with what
/// the text would be in all encodings that are in use, and the one in which it looks most like a text is taken.
enum EncodingDetector {
  /// Those that are tried, the more frequent first: of two that fit alike the first is taken.
  private static let candidates = [
    "CP1252", "CP1251", "CP1250", "ISO-8859-2", "GB18030", "CP932", "EUC-JP-MS", "CP949", "BIG5-HKSCS", "KOI8-U",
    "CP1253",
    "ISO-8859-7", "CP1254", "CP1256", "CP1255", "CP874", "CP1257", "ISO-8859-15", "ISO-8859-5", "IBM866",
  ]
  /// Those that hardly any text is in: they have to fit better.
  private static let rare = [
    "CP1258", "MACINTOSH", "MAC-UK", "MAC-CENTRALEUROPE", "ISO-8859-16", "ISO-8859-4", "ISO-8859-13", "ISO-8859-10",
    "ISO-8859-3", "ISO-8859-6", "ISO-8859-8", "VISCII",
  ]
  /// All of them.
  static var all: [String] { candidates + rare }
  private static let rareness = 0.15
  /// Of a long text so much is looked at, in bytes.
  private static let sampleLength = 6_000
  /// By how much the detector's word counts.
  private static let bonus = 0.15

  /// A declared encoding in which a text looks so much like one is believed.
  private static let believed = 0.4
  /// By how much another encoding must fit better than the declared one.
  private static let doubt = 0.4

  /// The text in UTF-8; nil where it looks like windows-1252, or like none.
  /// - Parameters:
  ///   - bytes: Neither UTF-8 nor UTF-16.
  ///   - isMarkup: Whether what stands between `<` and `>` is no text.
  ///   - declared: What the text says itself, as the C library's name.
  static func utf8(_ bytes: ArraySlice<UInt8>, isMarkup: Bool, declared: String? = nil) -> [UInt8]? {
    guard let encoding = encoding(of: bytes, isMarkup: isMarkup, declared: declared) else { return nil }
    return Iconv.utf8(bytes, encoding: encoding)?.text
  }

  /// The C library's name of the encoding; nil where nothing speaks against windows-1252.
  static func encoding(of bytes: ArraySlice<UInt8>, isMarkup: Bool, declared: String?) -> String? {
    let sample = sample(of: isMarkup ? withoutTags(bytes)[...] : bytes)
    let foreign = sample.count { $0 >= 0x80 }
    guard foreign > 0 else { return declared == "UTF-8" ? nil : declared }
    var best: (encoding: String, score: Double)?
    if let declared, declared != "UTF-8", let score = score(sample, declared, foreign) {
      if score >= believed { return declared }
      best = (declared, score + doubt)
    }
    let guess = CharsetGuess.encoding(of: sample[...])
    for encoding in candidates + rare where encoding != declared {
      guard var score = score(sample, encoding, foreign) else { continue }
      if encoding == guess { score += bonus }
      if rare.contains(encoding) { score -= rareness }
      if score > (best?.score ?? 0) + 0.001 { best = (encoding, score) }
    }
    return best?.encoding == "CP1252" ? nil : best?.encoding
  }

  /// How much the sample looks like a text in an encoding; nil where more than one character in ten has no meaning there.
  private static func score(_ sample: [UInt8], _ encoding: String, _ foreign: Int) -> Double? {
    guard let (text, broken) = Iconv.utf8(sample[...], encoding: encoding), broken * 10 <= foreign else { return nil }
    return EncodingPlausibility.score(text, broken: broken, foreign: foreign)
  }

  /// The text between tags. No encoding has `<` and `>` as a second byte.
  private static func withoutTags(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count / 2)
    var isTag = false
    for byte in bytes {
      if byte == UInt8(ascii: "<") { isTag = true }
      if !isTag { output.append(byte) }
      if byte == UInt8(ascii: ">") {
        isTag = false
        output.append(0x20)
      }
    }
    return output
  }

  /// The surroundings of bytes outside of ASCII, from the whole length of the text.
  private static func sample(of bytes: ArraySlice<UInt8>) -> [UInt8] {
    guard bytes.count > sampleLength else { return Array(bytes) }
    var sample: [UInt8] = []
    var place = bytes.startIndex
    while sample.count < sampleLength, let found = bytes[place...].firstIndex(where: { $0 >= 0x80 }) {
      // From line end to line end: a character of several bytes is not cut.
      var start = found
      while start > place, bytes[start - 1] != 0x0A, found - start < 100 { start -= 1 }
      var end = found
      while end < bytes.endIndex, bytes[end] != 0x0A, end - found < 2_000 { end += 1 }
      sample += bytes[start..<end]
      sample.append(0x0A)
      place = end
    }
    return sample
  }
}
