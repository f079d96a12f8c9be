/// The attributes that reading an article looks at; others are not kept.
enum HTMLAttribute: String, CaseIterable {
  case `class`, id, role, itemprop, itemtype, property, name, content, href, src, lang, rel, datetime, type, style
  case hidden, title, pubdate, width, height
  case httpEquiv = "http-equiv"
  case ariaHidden = "aria-hidden"
  case xmlLang = "xml:lang"
  case dataSource = "data-src"

  private static let table: [String: HTMLAttribute] = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

  init?(name: UnsafePointer<UInt8>) {
    guard let known = Self.table[String(cString: name)] else { return nil }
    self = known
  }
}
