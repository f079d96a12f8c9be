/// The headline of a page, without the site's name.
enum HTMLTitle {
  static func title(_ page: HTMLMetadata, _ data: JSONLinkedData, _ document: HTMLDocument, site: String?) -> String? {
    let headings = document.nodes.indices.lazy.filter { document.nodes[$0].tag == .h1 }.prefix(8)
      .map { document.plainText(of: $0) }.filter { !$0.isEmpty }
    let declared = [page.first("og:title"), page.first("twitter:title"), page.titleText].compactMap { $0 }
    // The heading that the page's own title repeats is the headline in the words of the article.
    let name = site.map(BlockChoice.folded)
    let titles = declared.map(BlockChoice.folded)
    let repeated = headings.lazy.map { ($0, BlockChoice.folded($0)) }.filter { heading, folded in
      heading.unicodeScalars.count >= 8 && folded != name && titles.contains { contains($0, folded) }
    }
    // Of several the site's name may be one; the headline comes first in the title.
    if let begun = repeated.first(where: { _, folded in titles.contains { $0.starts(with: folded) } }) {
      return begun.0
    }
    if let heading = repeated.first(where: { $0.0.unicodeScalars.count >= 12 }) { return heading.0 }
    // What search engines and social networks are told is often another headline than the readers'.
    let stated = data.text("headline").map(BlockChoice.folded)
    if let heading = headings.first(where: { BlockChoice.folded($0) == stated }), isHeadline(heading, site) {
      return heading
    }
    if let heading = headings.first, headings.allSatisfy({ $0 == heading }), isHeadline(heading, site) {
      return heading
    }
    if let title = page.first("og:title") ?? data.text("headline") ?? page.first("twitter:title") {
      return withoutSite(title, site)
    }
    if let shown = page.titleText.flatMap({ ShownTitle.part(of: $0, site, document) }) { return shown }
    let one = headings.count == 1 ? headings.first : nil
    return one ?? page.titleText.map { withoutSite($0, site) } ?? headings.first
  }

  /// Whether a heading has the length of a headline, not of a section's or a site's name.
  private static func isHeadline(_ heading: String, _ site: String?) -> Bool {
    let length = heading.unicodeScalars.count
    let words = heading.split(separator: " ").count
    let isSpaceless = words * 14 < length
    guard length >= (isSpaceless ? 8 : 20), length <= 250, words >= 4 || isSpaceless else { return false }
    return site.map { BlockChoice.folded($0) != BlockChoice.folded(heading) } ?? true
  }

  private static func contains(_ hay: [Unicode.Scalar], _ needle: [Unicode.Scalar]) -> Bool {
    guard !needle.isEmpty, hay.count >= needle.count else { return false }
    return (0...(hay.count - needle.count)).contains { hay[$0..<$0 + needle.count].elementsEqual(needle) }
  }

  /// Takes off ` | Site`, ` - Site`, and the like: a part at the end that is the site's name, or short beside the rest.
  static func withoutSite(_ title: String, _ site: String?) -> String {
    let name = site.map(BlockChoice.folded)
    for mark in [" | ", " – ", " — ", " - ", " :: ", " » ", " • ", " · ", " / "] {
      var parts: [Substring] = []
      var rest = title[...]
      while let range = String(rest).firstRange(of: mark) {
        let text = String(rest)
        parts.append(Substring(String(text[..<range.lowerBound])))
        rest = Substring(String(text[range.upperBound...]))
      }
      parts.append(rest)
      guard parts.count > 1, let last = parts.last, let first = parts.first else { continue }
      if let name, BlockChoice.folded(String(first)) == name { return joined(parts.dropFirst(), mark) }
      let isName = name.map { !$0.isEmpty && (BlockChoice.folded(String(last)) == $0) } ?? false
      let words = last.split(separator: " ").count
      let restWords = parts.dropLast().joined(separator: " ").split(separator: " ").count
      let isSure = mark == " | " || mark == " :: " || mark == " » "
      if isName || (words <= (isSure ? 5 : 3) && restWords >= (isSure ? 2 : 4) && (isSure || site == nil)) {
        return withoutSite(joined(parts.dropLast(), mark), site)
      }
    }
    return title
  }

  private static func joined(_ parts: ArraySlice<Substring>, _ mark: String) -> String {
    CleanText.trimmed(parts.map(String.init).joined(separator: mark))
  }
}
