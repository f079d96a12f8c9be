/// What of a page is never an article's text: menus, share boxes, comments, related stories, captions.
struct PageFurniture {
  let document: HTMLDocument
  let names: ElementNames

  private static let roles: Set = [
    "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alert", "menu", "menubar", "toolbar",
    "tablist", "form", "tooltip",
  ]

  /// The outermost elements of furniture. One with a large part of the page's text in it is kept: its name
  /// misleads.
  func elements() -> Set<Int> {
    let sums = textSums()
    let total = sums.last ?? 0
    let around = aroundArticle(sums)
    var found: Set<Int> = []
    var index = 0
    var textEnd = 0
    while index < document.nodes.count {
      let node = document.nodes[index]
      if node.tag != .text {
        if around.contains(index) {
          if isArticleText(index) { textEnd = max(textEnd, Int(node.end)) }
        } else if isFurniture(index, inText: index < textEnd) {
          let inside = sums[Int(node.end)] - sums[index]
          // What is hidden in a large part is the article, for readers who have paid.
          if inside * 5 < total * (isHidden(index) ? 1 : 2), !holdsHeadline(index, inside) {
            found.insert(index)
            index = Int(node.end)
            continue
          }
        }
      }
      index += 1
    }
    return found
  }

  /// Whether the page's headline and running text are in an element: its name misleads, too.
  private func holdsHeadline(_ index: Int, _ text: Int) -> Bool {
    let node = document.nodes[index]
    guard text >= 300, node.tag != .header, node.tag != .aside, node.tag != .nav, node.tag != .footer else {
      return false
    }
    return document.nodes[index..<Int(node.end)].contains { $0.tag == .h1 }
  }

  /// The elements that are named as an article's text and hold a good part of the page's, and those around them.
  private func aroundArticle(_ sums: [Int]) -> Set<Int> {
    var found: Set<Int> = []
    let total = sums.last ?? 0
    for (index, node) in document.nodes.enumerated() where node.tag != .text {
      guard (sums[Int(node.end)] - sums[index]) * 8 > total,
        node.tag == .article || node.tag == .main || isArticleText(index)
      else { continue }
      var place = index
      while place >= 0, found.insert(place).inserted { place = Int(document.nodes[place].parent) }
    }
    return found
  }

  /// Before each node, how many bytes of running text there were: texts of at least 60 bytes outside of links.
  private func textSums() -> [Int] {
    var sums = [0]
    sums.reserveCapacity(document.nodes.count + 1)
    var sum = 0
    var noTextEnd = 0
    for (index, node) in document.nodes.enumerated() {
      if node.tag.isNoText || node.tag == .a { noTextEnd = max(noTextEnd, Int(node.end)) }
      if node.tag == .text, index >= noTextEnd, node.stop - node.start >= 60 { sum += Int(node.stop - node.start) }
      sums.append(sum)
    }
    return sums
  }

  /// Whether an element's kind, role or names say that it is furniture. A wrapper may have an unlucky name: whoever
  /// leaves it out looks first how much of the page's text is in it.
  /// - Parameter inText: Whether it is in an element named as the article's text. What is hidden there is hidden from
  ///   those who have not paid; elsewhere it is a menu or a box that opens.
  private func isFurniture(_ index: Int, inText: Bool) -> Bool {
    let node = document.nodes[index]
    switch node.tag {
    case .nav, .footer, .aside, .header, .address: return true
    case .figure, .figcaption, .caption: return true
    case .html, .body, .article, .main: return false
    case _ where node.start == node.stop: return false
    default: break
    }
    var property: String?
    for attribute in document.attributes[Int(node.start)..<Int(node.stop)] {
      switch attribute.name {
      case .hidden: return true
      case .ariaHidden where document.value(attribute) == "true": return true
      case .role where Self.roles.contains(document.value(attribute).lowercased()): return true
      case .style where !inText && Self.hides(document.value(attribute)): return true
      case .itemprop: property = document.value(attribute).lowercased()
      default: break
      }
    }
    if let property {
      if property.contains("articlebody") { return false }
      if property == "comment" || property == "author" || property == "caption" { return true }
    }
    // A heading's class tells how it looks (`edTag`).
    return node.tag.headingLevel == nil && !names[index].isDisjoint(with: .furniture)
  }

  private func isHidden(_ index: Int) -> Bool {
    document.attribute(.style, of: index).map(Self.hides) ?? false
  }

  static func hides(_ style: String) -> Bool {
    let plain = style.lowercased().filter { $0 != " " }
    return plain.contains("display:none") || plain.contains("visibility:hidden")
  }

  /// Whether an element's names say that it holds the article's text.
  func isArticleText(_ index: Int) -> Bool {
    if names[index].contains(.text) { return true }
    return document.attribute(.itemprop, of: index)?.lowercased().contains("articlebody") ?? false
  }

  /// What stands around an element, up to another one that is around it: names, and whether it is a menu or a picture.
  func names(from element: Int, upTo outer: Int) -> (names: NameWords, isOutside: Bool) {
    var found: NameWords = []
    var isOutside = false
    var place = element
    while place > outer {
      found.formUnion(names[place])
      switch document.nodes[place].tag {
      case .nav, .footer, .figure, .figcaption, .caption: isOutside = true
      default: isOutside = isOutside || document.attribute(.hidden, of: place) != nil || isHidden(place)
      }
      place = Int(document.nodes[place].parent)
    }
    return (found, isOutside)
  }
}
