import CStemmer

/// The stemmers, one a language: Snowball's, and light ones of our own where it has none.
///
/// Stems are taken of tokens as the index holds them: in small letters, without accents. That costs some
/// languages a suffix rule, and in return a word typed without its accents has the same stem.
/// One instance is for one thread: the algorithms keep their buffers.
package final class Stemmer {
  /// Languages that have an algorithm, by their code.
  package static let algorithms: [String: StaticString] = [
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "es": "spanish", "eu": "basque", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi",
    "hu": "hungarian", "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian", "ne": "nepali",
    "nl": "dutch", "no": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian",
    "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
  ]

  /// Languages with a light stemmer, by their code.
  static let lightAlgorithms: [String: LightStemmer] = [
    "bg": .bulgarian, "cs": .czech, "pl": .polish, "uk": .ukrainian,
  ]

  /// The codes of all languages that can be stemmed.
  package static let codes: [String] = (Array(algorithms.keys) + Array(lightAlgorithms.keys)).sorted()

  /// The code under which words of a language are stemmed, or nil where there is no algorithm for it.
  /// Regions do not count (`pt-br` is `pt`); both written forms of Norwegian share one.
  package static func code(for language: String) -> String? {
    let primary = language.prefix { $0 != "-" && $0 != "_" }.lowercased()
    let code = primary == "nb" || primary == "nn" ? "no" : primary
    return algorithms[code] == nil && lightAlgorithms[code] == nil ? nil : code
  }

  private enum Algorithm {
    case snowball(OpaquePointer)
    case light(LightStemmer)
  }

  private let algorithm: Algorithm

  /// - Parameter code: one of `codes`.
  package init?(_ code: String) {
    if let light = Self.lightAlgorithms[code] {
      algorithm = .light(light)
      return
    }
    guard let name = Self.algorithms[code] else { return nil }
    let opened = name.withUTF8Buffer { name in
      name.withMemoryRebound(to: CChar.self) { sb_stemmer_new($0.baseAddress, "UTF_8") }
    }
    guard let opened else { return nil }
    algorithm = .snowball(opened)
  }

  deinit {
    if case .snowball(let stemmer) = algorithm { sb_stemmer_delete(stemmer) }
  }

  /// The stem of a token; the token itself where the algorithm has nothing to take away, or where it is too long for a word.
  package func stem(_ token: String) -> String {
    switch algorithm {
    case .light(let light): return token.utf8.count <= Self.longest ? light.stem(token) : token
    case .snowball(let stemmer):
      var token = token
      return token.withUTF8 { bytes in
        guard bytes.count <= Self.longest,
          let stem = sb_stemmer_stem(stemmer, bytes.baseAddress, Int32(bytes.count))
        else { return String(decoding: bytes, as: UTF8.self) }
        let length = Int(sb_stemmer_length(stemmer))
        return String(decoding: UnsafeBufferPointer(start: stem, count: length), as: UTF8.self)
      }
    }
  }

  /// Bytes of the longest token that is taken for a word.
  private static let longest = 256
}
