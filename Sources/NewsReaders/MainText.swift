/// Finds an article's own text on a page.
///
/// Every block of text gets a worth: what looks like sentences adds, what looks like a menu takes away. The element
/// whose blocks are worth most in sum is the article: one further out takes in menus, one further in leaves out
/// paragraphs. In it, the blocks are chosen one by one.
struct MainText {
  let document: HTMLDocument
  let blocks: TextBlocks
  /// The blocks of the article, in their order.
  private(set) var chosen: [Int] = []
  /// The element that holds them, or nil where the page has no text.
  private(set) var element: Int?

  init(_ document: HTMLDocument, title: String?) {
    self.document = document
    blocks = TextBlocks(document, leavingOut: Self.furniture(of: document))
    element = bestElement()
    if let element { chosen = BlockChoice(blocks: blocks, document: document, element: element, title: title).chosen }
  }

  var text: String { blocks.joined(chosen) }

  // MARK: Furniture

  /// The outermost elements of furniture. One with a large part of the page's text in it is kept: its name
  /// misleads.
  private static func furniture(of document: HTMLDocument) -> Set<Int> {
    let sums = textSums(of: document)
    let total = sums.last ?? 0
    let around = aroundArticle(document, sums)
    var found: Set<Int> = []
    var index = 0
    var textEnd = 0
    while index < document.nodes.count {
      let node = document.nodes[index]
      if node.tag != .text, around.contains(index), PageFurniture.isArticleText(index, in: document) {
        textEnd = max(textEnd, Int(node.end))
      }
      if node.tag != .text, !around.contains(index),
        PageFurniture.isFurniture(index, in: document, inText: index < textEnd)
      {
        let inside = sums[Int(node.end)] - sums[index]
        let isHidden = document.attribute(.style, of: index).map(PageFurniture.hides) ?? false
        // What is hidden in a large part is the article, for readers who have paid.
        if inside * 5 < total * (isHidden ? 1 : 2) {
          found.insert(index)
          index = Int(node.end)
          continue
        }
      }
      index += 1
    }
    return found
  }

  /// The elements that are named as an article's text and hold a good part of the page's, and those around them.
  private static func aroundArticle(_ document: HTMLDocument, _ sums: [Int]) -> Set<Int> {
    var found: Set<Int> = []
    let total = sums.last ?? 0
    for (index, node) in document.nodes.enumerated() where node.tag != .text {
      guard (sums[Int(node.end)] - sums[index]) * 8 > total,
        node.tag == .article || node.tag == .main || PageFurniture.isArticleText(index, in: document)
      else { continue }
      var place = index
      while place >= 0, found.insert(place).inserted { place = Int(document.nodes[place].parent) }
    }
    return found
  }

  /// Before each node, how many bytes of running text there were: texts of at least 60 bytes outside of links.
  private static func textSums(of document: HTMLDocument) -> [Int] {
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

  // MARK: The article's element

  /// How much a block speaks for, or against, being among the article's text.
  static func worth(_ block: TextBlocks.Block) -> Double {
    let length = Double(min(block.length, 700))
    if block.kind == .heading { return block.linkDensity > 0.5 ? -15 : 0 }
    if block.linkDensity > 0.5 { return -20 - length / 3 }
    if block.length >= 80, block.stops > 0 { return length * (1 - block.linkDensity) }
    if block.length >= 30, block.endsSentence { return length * (1 - block.linkDensity) }
    if block.kind == .paragraph, block.length >= 40 { return length / 4 }
    return block.kind == .item ? -12 : -8
  }

  private func bestElement() -> Int? {
    guard !blocks.blocks.isEmpty else { return nil }
    var sums: [Double] = [0]
    for block in blocks.blocks { sums.append(sums.last! + Self.worth(block)) }
    let firsts = blocks.blocks.map(\.first)
    var best: (element: Int, worth: Double)?
    for (index, node) in document.nodes.enumerated() where node.tag.isBlock || node.tag == .other {
      let start = lowerBound(firsts, index)
      let end = lowerBound(firsts, Int(node.end))
      guard end > start else { continue }
      var worth = sums[end] - sums[start]
      guard worth > 0 else { continue }
      if node.tag == .article { worth *= 1.15 }
      if node.tag == .main { worth *= 1.05 }
      if PageFurniture.isArticleText(index, in: document) { worth *= 1.3 }
      // Of elements around the very same blocks the innermost is the one.
      if worth >= best?.worth ?? 0 { best = (index, worth) }
    }
    // A page of a few words, none of them in a sentence of any length: all that is there.
    return best?.element ?? 0
  }

  /// The first place whose value is not below another.
  private func lowerBound(_ values: [Int], _ value: Int) -> Int {
    var low = 0
    var high = values.count
    while low < high {
      let middle = (low + high) / 2
      if values[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
