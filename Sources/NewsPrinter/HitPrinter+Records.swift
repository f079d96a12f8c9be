internal import NewsJSON
internal import NewsModel

extension HitPrinter {
  /// The keys of the contract, in its order.
  static let keys = [
    "id", "key", "rank", "score", "title", "url", "source", "language", "published", "path", "snippet", "highlights",
  ]

  func json(_ hit: Hit, _ query: String?) -> JSONValue {
    var members: [(String, JSONValue)] = isBatch ? [("query", .string(query ?? ""))] : []
    members += [
      ("id", .integer(hit.id)),
      ("key", .string(hit.key)),
      ("rank", .integer(Int64(hit.rank))),
      ("score", .number(Self.rounded(hit.score))),
      ("title", JSONValue(hit.title)),
      ("url", JSONValue(hit.url)),
      ("source", JSONValue(hit.source)),
      ("language", JSONValue(hit.language)),
      ("published", JSONValue(hit.published?.iso)),
      ("path", .string(hit.path)),
      ("snippet", JSONValue(hit.snippet?.text)),
      ("highlights", .array((hit.snippet?.highlights ?? []).map { .array([.init($0.lowerBound), .init($0.count)]) })),
    ]
    return .object(JSONObject(members))
  }

  /// The same as JSON, `highlights` as `start:length` with spaces between.
  func csv(_ hit: Hit, _ query: String?) -> String {
    let highlights = (hit.snippet?.highlights ?? []).map { "\($0.lowerBound):\($0.count)" }
    let fields =
      (isBatch ? [query ?? ""] : []) + [
        "\(hit.id)", hit.key, "\(hit.rank)", Self.fixed(hit.score), hit.title ?? "", hit.url ?? "", hit.source ?? "",
        hit.language ?? "", hit.published?.iso ?? "", hit.path, hit.snippet?.text ?? "",
        highlights.joined(separator: " "),
      ]
    return CSV.line(fields)
  }

  /// One token of a run: white space and control characters percent-encoded, since the format is split at white space.
  func token(_ text: String) -> String {
    // Nearly all keys are as they should be: a batch has ten for each query.
    if !text.isEmpty, text.utf8.allSatisfy({ 0x20 < $0 && $0 < 0x7F }) { return text }
    var token = ""
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace || scalar.properties.generalCategory == .control {
        for byte in UTF8.encode(scalar)! {
          token += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }
      } else {
        token.unicodeScalars.append(scalar)
      }
    }
    return token.isEmpty ? "-" : token
  }

  /// To six decimals, as every format shows it.
  static func rounded(_ score: Double) -> Double {
    (score * 1_000_000).rounded() / 1_000_000
  }

  /// With six decimals, never in powers of ten, so that sorting as text tools do it gives the ranks.
  static func fixed(_ score: Double) -> String {
    let millionths = (score * 1_000_000).rounded()
    guard millionths.magnitude < 9e18 else { return "\(score)" }
    let number = Int64(millionths)
    let digits = String(number.magnitude)
    let padded = String(repeating: "0", count: max(0, 7 - digits.utf8.count)) + digits
    return (number < 0 ? "-" : "") + padded.dropLast(6) + "." + padded.suffix(6)
  }
}

/// Comma-separated values after RFC 4180, with the line feed alone at a line's end, as everything here expects it.
///
/// Control characters, which names of files may hold, are made visible: the format has no escapes for them, and a
/// spreadsheet or a terminal would obey them.
enum CSV {
  /// A record: fields with quotes or commas are quoted, quotes doubled.
  static func line(_ fields: [String]) -> String {
    fields.map { field(CleanText.visible($0, as: .name)) }.joined(separator: ",") + "\n"
  }

  private static func field(_ text: String) -> String {
    let special: [UInt8] = [UInt8(ascii: "\""), UInt8(ascii: ","), 0x0A, 0x0D]
    guard text.utf8.contains(where: special.contains) else { return text }
    // By scalars: to Swift a quote with a combining mark is a character of its own, to other programs it is a quote.
    var field = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { field += "\"" }
      field.unicodeScalars.append(scalar)
    }
    return field + "\""
  }
}
