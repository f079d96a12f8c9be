/// The people who wrote a page's article.
enum HTMLAuthors {
  static func authors(_ page: HTMLMetadata, _ data: JSONLinkedData, _ document: HTMLDocument) -> [String] {
    let site = (data.publisher ?? page.siteName).map(BlockChoice.folded)
    func people(_ bylines: [String]) -> [String] {
      bylines.flatMap(AuthorNames.people).unique.filter { BlockChoice.folded($0) != site }
    }
    for bylines in [
      data.authors, page.all("author"), page.all("article:author"), page.all("parsely-author"),
      page.all("sailthru.author"),
      page.all("byl"), page.all("dc.creator"), page.all("dcterms.creator"),
    ] {
      let found = people(bylines)
      if !found.isEmpty { return found }
    }
    return people(marked(document))
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
