/// Language tags in the one form that newsq keeps.
enum LanguageTag {
  /// Three-letter codes (ISO 639-2, both kinds) of the languages that have a two-letter one, as feeds use them, and
  /// withdrawn two-letter ones.
  private static let short: [String: String] = [
    "eng": "en", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "spa": "es", "ita": "it", "por": "pt",
    "nld": "nl", "dut": "nl", "pol": "pl", "rus": "ru", "ukr": "uk", "ell": "el", "gre": "el", "swe": "sv",
    "dan": "da", "nor": "no", "nob": "nb", "nno": "nn", "fin": "fi", "ces": "cs", "cze": "cs", "slk": "sk",
    "slo": "sk", "slv": "sl", "hrv": "hr", "srp": "sr", "bul": "bg", "ron": "ro", "rum": "ro", "hun": "hu",
    "tur": "tr", "ara": "ar", "heb": "he", "fas": "fa", "per": "fa", "hin": "hi", "ben": "bn", "urd": "ur",
    "tam": "ta", "tel": "te", "tha": "th", "vie": "vi", "ind": "id", "msa": "ms", "may": "ms", "zho": "zh",
    "chi": "zh", "jpn": "ja", "kor": "ko", "cat": "ca", "eus": "eu", "baq": "eu", "glg": "gl", "lit": "lt",
    "iw": "he", "in": "id", "ji": "yi", "lav": "lv", "est": "et", "swa": "sw", "hau": "ha", "yor": "yo", "ibo": "ig",
    "amh": "am", "som": "so",
  ]

  /// The languages' own or English names, as records state them.
  private static let named: [String: String] = [
    "english": "en", "german": "de", "deutsch": "de", "french": "fr", "français": "fr", "spanish": "es",
    "español": "es", "italian": "it", "italiano": "it", "portuguese": "pt", "português": "pt", "dutch": "nl",
    "nederlands": "nl", "polish": "pl", "polski": "pl", "russian": "ru", "русский": "ru", "ukrainian": "uk",
    "українська": "uk", "greek": "el", "chinese": "zh", "japanese": "ja", "korean": "ko", "arabic": "ar",
    "turkish": "tr", "swedish": "sv", "danish": "da", "norwegian": "no", "finnish": "fi", "czech": "cs",
    "hungarian": "hu", "romanian": "ro", "bulgarian": "bg", "hindi": "hi", "hebrew": "he", "persian": "fa",
  ]

  /// A tag as lower-case BCP 47 with its language and at most a script or region (`en`, `pt-br`, `zh-hant`); nil where
  /// it is none.
  static func normal(_ declared: String?) -> String? {
    guard let declared, let text = CleanText.line(declared)?.lowercased(), text.utf8.count <= 40 else { return nil }
    if let code = named[text] { return code }
    // `en_US.UTF-8`, `en,fr`: what follows is no part of the first tag.
    let tag = text.prefix { $0 != "." && $0 != "," && $0 != ";" && $0 != " " && $0 != "@" }
    let parts = tag.split(whereSeparator: { $0 == "-" || $0 == "_" }).map(String.init)
    guard let first = parts.first, (2...3).contains(first.utf8.count), isLetters(first) else { return nil }
    let language = short[first] ?? first
    guard !["und", "mul", "zxx", "xx"].contains(language) else { return nil }
    guard parts.count > 1, isSubtag(parts[1]) else { return language }
    return language + "-" + parts[1]
  }

  /// Languages so near to each other that a detector may take one for the other, and what names the same one.
  private static let families: [Set<Substring>] = [
    ["no", "nb", "nn", "da", "sv"], ["hr", "bs", "sr", "sh", "me", "cnr", "sl"], ["id", "ms", "jv", "su"],
    ["pt", "gl"], ["cs", "sk"], ["bg", "mk"], ["ru", "be", "uk"], ["fa", "prs", "ps", "tg"], ["hi", "mr", "ne", "ur"],
    ["es", "ca", "gl", "ast"], ["nl", "af", "fy"], ["fil", "tl"], ["zh", "yue", "wuu"], ["xh", "zu", "nr", "ss"],
    ["st", "tn", "nso"], ["rw", "rn"], ["tr", "az"], ["de", "lb", "gsw", "nds"], ["fr", "oc"], ["it", "co", "scn"],
  ]

  /// Whether two tags are of one language, or of two that are hard to tell apart.
  static func isClose(_ a: String, _ b: String) -> Bool {
    let (a, b) = (a.prefix { $0 != "-" }, b.prefix { $0 != "-" })
    return a == b || families.contains { $0.contains(a) && $0.contains(b) }
  }

  private static func isLetters(_ text: String) -> Bool {
    text.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
  }

  /// A region (`us`, `419`) or a script (`hant`).
  private static func isSubtag(_ text: String) -> Bool {
    switch text.utf8.count {
    case 2, 4: isLetters(text)
    case 3: text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    default: false
    }
  }
}
