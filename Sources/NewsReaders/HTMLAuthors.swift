/// The people who wrote a page's article.
enum HTMLAuthors {
  static func authors(_ page: HTMLMetadata, _ data: JSONLinkedData, _ document: HTMLDocument) -> [String] {
    let site = (data.publisher ?? page.siteName).map(BlockChoice.folded)
    func people(_ bylines: [String]) -> [String] {
      bylines.flatMap(AuthorNames.people).unique.filter { isPerson($0, site: site) }
    }
    for bylines in [
      data.authors, page.all("author"), page.all("article:author"), page.all("parsely-author"),
      page.all("sailthru.author"),
      page.all("byl"), page.all("dc.creator"), page.all("dcterms.creator"),
    ] {
      let found = people(bylines)
      if !found.isEmpty { return found }
    }
    let marked = people(marked(document))
    return marked.isEmpty ? people(byline(document)) : marked
  }

  /// Whether a name can be a person's: neither the site nor a part of its name, no post, no date, no address.
  private static func isPerson(_ name: String, site: [Unicode.Scalar]?) -> Bool {
    let words = name.lowercased().split(separator: " ")
    guard let first = words.first, let last = words.last, !name.contains(where: \.isNumber), !name.contains(":"),
      !posts.contains(String(last)), !posts.contains(String(first)),
      !words.contains(where: { $0.hasSuffix(".com") || $0.hasSuffix(".org") || $0.hasSuffix(".net") })
    else { return false }
    guard let site, !site.isEmpty else { return true }
    let folded = BlockChoice.folded(name)
    // "The Merrow Paper" of "The Merrow Paper & Gazette", and "Merrow Paper Staff" of "Merrow Paper".
    return !contains(site, folded) && !(words.count > 2 && site.count > 5 && contains(folded, site))
  }

  private static let posts: Set = [
    "staff", "reporter", "reporters", "editor", "editors", "correspondent", "desk", "team", "newsroom", "redaktion",
    "admin", "administrator", "contributor", "contributors", "writer", "sponsored", "guest", "head", "chief", "image",
    "photo", "redazione", "rédaction", "redacción", "redacja", "редакция", "advertorial",
  ]

  private static func contains(_ hay: [Unicode.Scalar], _ needle: [Unicode.Scalar]) -> Bool {
    guard !needle.isEmpty, hay.count >= needle.count else { return false }
    return (0...(hay.count - needle.count)).contains { hay[$0..<$0 + needle.count].elementsEqual(needle) }
  }

  /// A line "By Ada Moss" right below the headline, or right above it.
  private static func byline(_ document: HTMLDocument) -> [String] {
    guard let headline = document.nodes.firstIndex(where: { $0.tag == .h1 }) else { return [] }
    for index in max(0, headline - 40)..<min(document.nodes.count, headline + 120) {
      let node = document.nodes[index]
      guard node.tag != .text, node.tag != .h1, node.end - Int32(index) < 14 else { continue }
      let text = document.plainText(of: index)
      guard text.utf8.count <= 100, let names = Byline.names(in: text) else { continue }
      return names
    }
    return []
  }

  /// The names that the page marks: `rel=author`, `itemprop=author`, classes of bylines. Only the first of each kind's
  /// places counts, as teasers have authors too.
  private static func marked(_ document: HTMLDocument) -> [String] {
    var named: [String] = []
    var classed: [String] = []
    for (index, node) in document.nodes.enumerated() where node.tag != .text && node.start < node.stop {
      let isRel = document.attribute(.rel, of: index)?.lowercased().contains("author") == true
      let isProperty = document.attribute(.itemprop, of: index)?.lowercased() == "author"
      if isRel || isProperty {
        let text = isProperty ? name(in: index, document) : document.plainText(of: index)
        if isName(text), named.count < 3 { named.append(text) }
      } else if classed.isEmpty, let names = document.attribute(.class, of: index)?.lowercased(),
        names.firstRange(of: "byline") != nil || names.firstRange(of: "author") != nil
      {
        let text = document.plainText(of: index)
        if isName(text) { classed.append(text) }
      }
    }
    return named.isEmpty ? classed : named
  }

  private static func name(in index: Int, _ document: HTMLDocument) -> String {
    for inner in document.content(of: index) where document.attribute(.itemprop, of: inner)?.lowercased() == "name" {
      let text = document.plainText(of: inner)
      return text.isEmpty ? document.attribute(.content, of: inner) ?? "" : text
    }
    return document.plainText(of: index)
  }

  private static func isName(_ text: String) -> Bool {
    (3...90).contains(text.utf8.count) && text.split(separator: " ").count <= 9
  }
}
