/// What a page's head says of it.
struct HTMLMetadata {
  /// The contents of meta elements by their `property`, `name` or `itemprop` in lower case, in their order.
  private var metas: [String: [String]] = [:]
  /// The text of `<title>`.
  private(set) var titleText: String?
  private(set) var canonical: String?
  private var declaredLanguage: String?

  init(_ document: HTMLDocument) {
    var linked: String?
    for (index, node) in document.nodes.enumerated() {
      switch node.tag {
      case .html, .body:
        if declaredLanguage == nil {
          declaredLanguage = document.attribute(.lang, of: index) ?? document.attribute(.xmlLang, of: index)
        }
      case .title where titleText == nil && !isInsidePicture(node, document):
        titleText = CleanText.line(document.plainText(of: index))
      case .link where linked == nil:
        if document.attribute(.rel, of: index)?.lowercased() == "canonical" {
          linked = document.attribute(.href, of: index)
        }
      case .meta: take(index, document)
      default: break
      }
    }
    canonical = [linked, first("og:url"), first("twitter:url"), first("url")].lazy.compactMap { $0 }.first(
      where: isAddress)
  }

  /// `<svg>` has titles of its own.
  private func isInsidePicture(_ node: HTMLDocument.Node, _ document: HTMLDocument) -> Bool {
    node.parent >= 0 && document.nodes[Int(node.parent)].tag == .svg
  }

  private mutating func take(_ index: Int, _ document: HTMLDocument) {
    guard let content = document.attribute(.content, of: index).flatMap(CleanText.line) else { return }
    for attribute in [HTMLAttribute.property, .name, .itemprop, .httpEquiv] {
      guard let name = document.attribute(attribute, of: index)?.lowercased() else { continue }
      metas[name, default: []].append(content)
    }
  }

  private func isAddress(_ text: String) -> Bool {
    text.hasPrefix("http://") || text.hasPrefix("https://")
  }

  /// The first content of a meta element of this name.
  func first(_ name: String) -> String? {
    metas[name]?.first
  }

  func all(_ name: String) -> [String] {
    metas[name] ?? []
  }

  var siteName: String? {
    first("og:site_name") ?? first("application-name") ?? first("publisher") ?? first("dc.publisher")
      ?? first("twitter:site").map { $0.hasPrefix("@") ? String($0.dropFirst()) : $0 }
  }

  /// The page's language; what is no tag counts as nothing.
  var language: String? {
    [declaredLanguage, first("og:locale"), first("content-language"), first("dc.language"), first("language")].lazy
      .compactMap(LanguageTag.normal).first
  }
}
