internal import NewsModel

/// Languages as users name them.
enum LanguageCode {
  /// The code of a language: `en`, `en-GB` and `en_GB` are such, in small letters and with a hyphen; `english` has one.
  static func of(_ name: String) -> String? {
    let small = name.lowercased()
    if let code = named.first(where: { $0.name == small })?.code { return code }
    let parts = small.unicodeScalars.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "_" }
    guard let language = parts.first, (2...3).contains(language.count), language.allSatisfy(\.isASCIILetter) else {
      return nil
    }
    for part in parts.dropFirst() {
      guard (1...8).contains(part.count), part.allSatisfy({ $0.isASCIILetter || $0.isASCIIDigit }) else { return nil }
    }
    return parts.map { String(scalars: $0) }.joined(separator: "-")
  }

  /// The name of a language that a mistyped one was probably meant to be.
  static func nearest(to name: String) -> String? {
    NewsModel.nearest(to: name.lowercased(), among: named.map(\.name))
  }

  /// English names, which Nexis's LANGUAGE segment has, with their codes of ISO 639-1.
  private static let named: [(name: String, code: String)] = [
    ("afrikaans", "af"), ("albanian", "sq"), ("arabic", "ar"), ("armenian", "hy"), ("azerbaijani", "az"),
    ("basque", "eu"), ("belarusian", "be"), ("bengali", "bn"), ("bosnian", "bs"), ("bulgarian", "bg"),
    ("burmese", "my"), ("catalan", "ca"), ("chinese", "zh"), ("croatian", "hr"), ("czech", "cs"), ("danish", "da"),
    ("dutch", "nl"), ("english", "en"), ("estonian", "et"), ("finnish", "fi"), ("french", "fr"), ("galician", "gl"),
    ("georgian", "ka"), ("german", "de"), ("greek", "el"), ("gujarati", "gu"), ("hebrew", "he"), ("hindi", "hi"),
    ("hungarian", "hu"), ("icelandic", "is"), ("indonesian", "id"), ("irish", "ga"), ("italian", "it"),
    ("japanese", "ja"), ("kannada", "kn"), ("kazakh", "kk"), ("khmer", "km"), ("korean", "ko"), ("kurdish", "ku"),
    ("lao", "lo"), ("latvian", "lv"), ("lithuanian", "lt"), ("macedonian", "mk"), ("malay", "ms"),
    ("malayalam", "ml"), ("maltese", "mt"), ("marathi", "mr"), ("mongolian", "mn"), ("nepali", "ne"),
    ("norwegian", "no"), ("pashto", "ps"), ("persian", "fa"), ("polish", "pl"), ("portuguese", "pt"),
    ("punjabi", "pa"), ("romanian", "ro"), ("russian", "ru"), ("serbian", "sr"), ("sinhala", "si"), ("slovak", "sk"),
    ("slovenian", "sl"), ("somali", "so"), ("spanish", "es"), ("swahili", "sw"), ("swedish", "sv"), ("tamil", "ta"),
    ("telugu", "te"), ("thai", "th"), ("tibetan", "bo"), ("turkish", "tr"), ("ukrainian", "uk"), ("urdu", "ur"),
    ("uzbek", "uz"), ("vietnamese", "vi"), ("welsh", "cy"), ("yiddish", "yi"),
  ]
}
