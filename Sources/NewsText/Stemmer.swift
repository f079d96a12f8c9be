import CStemmer

/// The Snowball stemmers, one a language.
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

  /// The code under which words of a language are stemmed, or nil where there is no algorithm for it.
  /// Regions do not count (`pt-br` is `pt`); both written forms of Norwegian share one.
  package static func code(for language: String) -> String? {
    let primary = language.prefix { $0 != "-" && $0 != "_" }.lowercased()
    let code = primary == "nb" || primary == "nn" ? "no" : primary
    return algorithms[code] == nil ? nil : code
  }

  private let stemmer: OpaquePointer

  /// - Parameter code: one of `algorithms`.
  package init?(_ code: String) {
    guard let name = Self.algorithms[code] else { return nil }
    let opened = name.withUTF8Buffer { name in
      name.withMemoryRebound(to: CChar.self) { sb_stemmer_new($0.baseAddress, "UTF_8") }
    }
    guard let opened else { return nil }
    stemmer = opened
  }

  deinit {
    sb_stemmer_delete(stemmer)
  }

  /// The stem of a token; the token itself where the algorithm has nothing to take away.
  package func stem(_ token: String) -> String {
    var token = token
    return token.withUTF8 { stem($0) { String(decoding: $0, as: UTF8.self) } }
  }

  /// Hands the stem's bytes to `use`; they are valid only during the call.
  package func stem<R>(_ token: UnsafeBufferPointer<UInt8>, use: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    guard token.count <= 256, let stem = sb_stemmer_stem(stemmer, token.baseAddress, Int32(token.count)) else {
      return use(token)
    }
    return use(UnsafeBufferPointer(start: stem, count: Int(sb_stemmer_length(stemmer))))
  }
}
