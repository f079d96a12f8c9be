/// What a browser writes into a page that it saves: where the page came from.
enum SavedPage {
  /// The comments are at the beginning.
  private static let head = 4_096

  /// The address in the comment of SingleFile: `Page saved with SingleFile url: …`.
  static func singleFile(_ bytes: [UInt8]) -> String? {
    let text = String(decoding: bytes.prefix(head), as: UTF8.self)
    return text.firstRange(of: "Page saved with SingleFile").flatMap {
      address(in: text[$0.upperBound...], after: "url:")
    }
  }

  /// The address in the comment of a browser: `saved from url=(0024)https://…`.
  static func browser(_ bytes: [UInt8]) -> String? {
    address(in: String(decoding: bytes.prefix(head), as: UTF8.self)[...], after: "saved from url=(")
  }

  private static func address(in text: Substring, after mark: String) -> String? {
    let text = String(text)
    guard let range = text.firstRange(of: mark) else { return nil }
    // The browser's mark goes on with the length of the address in brackets.
    let rest = text[range.upperBound...].drop { $0 == " " || $0.isNumber || $0 == ")" }
    let address = rest.prefix { !$0.isWhitespace && $0 != "<" && $0 != ">" }
    guard address.hasPrefix("http://") || address.hasPrefix("https://") else { return nil }
    return String(address)
  }
}
